//! The formats that are recognised by their columns, each as a mapping of its own.

use std::collections::BTreeMap;

use serde::Serialize;

use crate::mapping::synonyms::field_of;
use crate::mapping::{ColumnRule, Field, List, Mapping, TextRule};
use crate::table::Table;
use crate::text::fold;

/// What a file is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Format {
    /// An export of the Universal Human Rights Index.
    Uhri,
    /// A thematic matrix of the High Commissioner's office.
    OhchrMatrix,
    /// A download of UPR-Info's database.
    UprInfo,
    /// A register that this program exported.
    KenesRegister,
    /// Concluding observations of a treaty body, as a document or as text.
    Observations,
    /// Any other table; its columns are mapped by a proposal or by a person.
    Table,
}

impl Format {
    /// A stable word for the format, to be used as a key in catalogues of words.
    pub fn code(self) -> &'static str {
        match self {
            Self::Uhri => "uhri",
            Self::OhchrMatrix => "ohchr-matrix",
            Self::UprInfo => "upr-info",
            Self::KenesRegister => "kenes-register",
            Self::Observations => "observations",
            Self::Table => "table",
        }
    }
}

/// Tells the format of a table by its columns, with the mapping that belongs to it.
pub(crate) fn of_table(table: &Table) -> (Format, Mapping) {
    let names: Vec<String> = table.columns.iter().map(|name| fold(name)).collect();
    let has = |name: &str| names.iter().any(|found| found == name);
    if is_register(&table.columns) {
        (Format::KenesRegister, register(&table.columns))
    } else if has("text")
        && (has("ohchr annotation id") || has("annotation id"))
        && has_body(&names)
    {
        (Format::Uhri, uhri(&table.columns))
    } else if ["to", "text", "from", "response", "session"]
        .into_iter()
        .all(has)
    {
        (Format::UprInfo, upr_info(&table.columns))
    } else {
        (Format::Table, crate::mapping::propose_mapping(table))
    }
}

fn has_body(names: &[String]) -> bool {
    names
        .iter()
        .any(|name| name == "reccomending body" || name == "recommending body")
}

/// The columns that no register lacks. They are spelled exactly so in its header.
const REGISTER: [Field; 4] = [
    Field::Key,
    Field::Mechanism,
    Field::Text,
    Field::OriginalText,
];

fn is_register(columns: &[String]) -> bool {
    REGISTER
        .iter()
        .all(|field| columns.iter().any(|column| column == field.name()))
}

/// The beginning of a register's columns that hold other values of the source, such as `extra: action`.
pub(crate) const EXTRA: &str = "extra: ";

fn register(columns: &[String]) -> Mapping {
    let rules = columns
        .iter()
        .filter(|column| !column.is_empty())
        .map(|column| {
            let field = Field::from_name(column).unwrap_or(Field::Extra);
            ColumnRule {
                name: column.clone(),
                field,
                list: field.is_list().then_some(List::Lines),
            }
        });
    Mapping {
        columns: rules.collect(),
        ..Mapping::default()
    }
}

fn uhri(columns: &[String]) -> Mapping {
    let rules = columns
        .iter()
        .filter(|column| !column.is_empty())
        .map(|column| {
            let field = match fold(column).as_str() {
                "regions" | "regions concerned" => Field::Extra,
                _ => field_of(column).unwrap_or(Field::Extra),
            };
            // Regions are a list too; as an extra value they lose only their dashes.
            let list = (field.is_list() || field == Field::Extra).then_some(List::DashLines);
            ColumnRule {
                name: column.clone(),
                field,
                list,
            }
        });
    Mapping {
        text_rule: TextRule::Numbered,
        columns: once_each(rules),
        ..Mapping::default()
    }
}

fn upr_info(columns: &[String]) -> Mapping {
    let rules = columns
        .iter()
        .filter(|column| !column.is_empty())
        .map(|column| {
            let (field, list) = match fold(column).as_str() {
                "to" => (Field::Country, None),
                "text" => (Field::Text, None),
                "from" => (Field::RecommendingStates, Some(List::Single)),
                "response" => (Field::Position, None),
                "issue" | "issues" => (Field::Themes, Some(List::By(",".to_owned()))),
                "session" => (Field::Session, None),
                _ => (Field::Extra, None),
            };
            ColumnRule {
                name: column.clone(),
                field,
                list,
            }
        });
    Mapping {
        constants: BTreeMap::from([(Field::Mechanism, "UPR".to_owned())]),
        columns: once_each(rules),
        ..Mapping::default()
    }
}

/// Makes a second column for a field that holds one value an extra one.
fn once_each(rules: impl Iterator<Item = ColumnRule>) -> Vec<ColumnRule> {
    let mut out: Vec<ColumnRule> = Vec::new();
    for mut rule in rules {
        let single = !rule.field.is_list() && rule.field != Field::Extra;
        if single && out.iter().any(|before| before.field == rule.field) {
            rule.field = Field::Extra;
        }
        out.push(rule);
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::table::Container;

    fn table(columns: &[&str]) -> Table {
        Table {
            container: Container::Csv,
            columns: columns.iter().map(|name| (*name).to_owned()).collect(),
            rows: Vec::new(),
            epoch_1904: false,
        }
    }

    #[test]
    fn formats_are_told_by_their_columns() {
        for (columns, format) in [
            (
                &["Text", "Reccomending Body", "OHCHR Annotation Id"][..],
                Format::Uhri,
            ),
            (
                &["Text", "Recommending Body", "Annotation Id"][..],
                Format::Uhri,
            ),
            (
                &["To", "To-Rgrp", "Text", "From", "Response", "Session"][..],
                Format::UprInfo,
            ),
            (
                &["key", "mechanism", "text", "original_text"][..],
                Format::KenesRegister,
            ),
            (&["id", "country", "text", "from_state"][..], Format::Table),
        ] {
            assert_eq!(of_table(&table(columns)).0, format, "{columns:?}");
        }
    }

    #[test]
    fn both_spellings_of_uhri_fill_the_same_fields() {
        let old = [
            "Text",
            "Regions Concerned",
            "Reccomending Body",
            "Type",
            "UPR Reccomending States",
            "OHCHR Annotation Id",
        ];
        let new = [
            "Text",
            "Regions",
            "Recommending Body",
            "Annotation Type",
            "UPR Recommending States",
            "Annotation Id",
        ];
        let fields = |columns: &[&str]| -> Vec<Field> {
            of_table(&table(columns))
                .1
                .columns
                .iter()
                .map(|rule| rule.field)
                .collect()
        };
        assert_eq!(fields(&old), fields(&new));
        assert_eq!(
            fields(&old),
            [
                Field::Text,
                Field::Extra,
                Field::Mechanism,
                Field::Kind,
                Field::RecommendingStates,
                Field::Key
            ]
        );
    }
}
