//! The register of recommendations as a sheet that our own importer reads back unchanged.

use std::collections::BTreeSet;

use super::{Cell, Column, Sheet};
use crate::formats::EXTRA;
use crate::mapping::Field;
use crate::record::Record;

/// The fields of an exported register, in the order of its columns. Values that belong to a source alone follow in
/// columns named `extra: …`.
pub const REGISTER_FIELDS: [Field; 23] = [
    Field::Reference,
    Field::Mechanism,
    Field::Country,
    Field::Cycle,
    Field::Session,
    Field::DocumentSymbol,
    Field::DocumentDate,
    Field::Paragraph,
    Field::Heading,
    Field::Text,
    Field::Language,
    Field::RecommendingStates,
    Field::Position,
    Field::PositionSource,
    Field::SectionThemes,
    Field::Themes,
    Field::GroupsOfPersons,
    Field::Sdgs,
    Field::AssessmentComment,
    Field::IssuingBody,
    Field::Kind,
    Field::OriginalText,
    Field::Key,
];

/// The columns of a register under their canonical names, those of extra values last.
pub fn register_columns(extras: &BTreeSet<String>) -> Vec<Column> {
    let known = REGISTER_FIELDS.iter().map(|field| {
        let column = Column::new(field.name());
        match field {
            Field::Text | Field::OriginalText => column.width(70.0).wrapped(),
            Field::AssessmentComment => column.width(40.0).wrapped(),
            Field::Cycle | Field::Session | Field::Language => column.width(9.0),
            _ if field.is_list() => column.width(30.0).wrapped(),
            _ => column.width(16.0),
        }
    });
    let more = extras
        .iter()
        .map(|name| Column::new(format!("{EXTRA}{name}")).width(20.0));
    known.chain(more).collect()
}

/// One row under [`register_columns`] of the same extra values.
pub fn register_row(record: &Record, extras: &BTreeSet<String>) -> Vec<Cell> {
    let known = REGISTER_FIELDS.iter().map(|field| cell(record, *field));
    let more = extras
        .iter()
        .map(|name| Cell::from(record.extra.get(name).map(String::as_str)));
    known.chain(more).collect()
}

/// The register's sheet. Columns for extra values are added as far as the records have any.
pub fn register_sheet(title: &str, records: &[Record]) -> Sheet {
    let extras: BTreeSet<String> = records
        .iter()
        .flat_map(|record| record.extra.keys())
        .cloned()
        .collect();
    Sheet {
        title: title.to_owned(),
        columns: register_columns(&extras),
        rows: records
            .iter()
            .map(|record| register_row(record, &extras))
            .collect(),
        notes: Vec::new(),
    }
}

fn cell(record: &Record, field: Field) -> Cell {
    let list = |items: &[String]| {
        if items.is_empty() {
            Cell::Empty
        } else {
            Cell::List(items.to_vec())
        }
    };
    match field {
        Field::Key => Cell::from(record.key.as_str()),
        Field::Reference => Cell::from(record.reference.as_deref()),
        Field::Kind => Cell::from(record.kind.word()),
        Field::Mechanism => Cell::from(record.mechanism.code()),
        Field::IssuingBody => Cell::from(record.issuing_body.as_deref()),
        Field::Country => Cell::from(record.country.as_deref()),
        Field::DocumentSymbol => Cell::from(record.document_symbol.as_deref()),
        Field::DocumentDate => record.document_date.map_or(Cell::Empty, Cell::Date),
        // Numbers such as 124.10 stay texts: a spreadsheet would make 124.1 of them.
        Field::Paragraph => Cell::from(record.paragraph.as_deref()),
        Field::Heading => Cell::from(record.heading.as_deref()),
        Field::Text => Cell::from(record.text.as_str()),
        Field::OriginalText => Cell::from(record.original_text.as_str()),
        Field::Language => Cell::from(record.language.as_str()),
        Field::RecommendingStates => list(&record.recommending_states),
        Field::Cycle => record
            .cycle
            .map_or(Cell::Empty, |cycle| Cell::Number(f64::from(cycle))),
        Field::Session => Cell::from(record.session.as_deref()),
        Field::Position => record
            .position
            .map_or(Cell::Empty, |position| Cell::from(position.word())),
        Field::PositionSource => Cell::from(record.position_source.as_deref()),
        Field::SectionThemes => list(&record.section_themes),
        Field::Themes => list(&record.themes),
        Field::GroupsOfPersons => list(&record.groups_of_persons),
        Field::Sdgs => list(&record.sdgs),
        Field::AssessmentComment => Cell::from(record.assessment_comment.as_deref()),
        Field::Extra | Field::Ignore => Cell::Empty,
    }
}
