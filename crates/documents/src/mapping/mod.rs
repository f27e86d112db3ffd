//! Which column of a table is which field of a recommendation. A mapping is plain data: a person can read it, change
//! it, keep it in a file and give it again for the next file of the same shape.

pub(crate) mod propose;
pub(crate) mod synonyms;

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::date::DateOrder;
use crate::record::Position;
use crate::refusal::Refusal;
use crate::table::Table;

pub use propose::propose_mapping;

/// The fields of a record that a column can fill.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Field {
    Key,
    Reference,
    Kind,
    Mechanism,
    IssuingBody,
    Country,
    DocumentSymbol,
    DocumentDate,
    Paragraph,
    Heading,
    Text,
    OriginalText,
    Language,
    RecommendingStates,
    Cycle,
    Session,
    Position,
    PositionSource,
    SectionThemes,
    Themes,
    GroupsOfPersons,
    Sdgs,
    AssessmentComment,
    /// Kept under the column's own name.
    Extra,
    /// Left out.
    Ignore,
}

impl Field {
    /// All fields, in the order in which a register shows them.
    pub const ALL: [Field; 25] = [
        Self::Key,
        Self::Reference,
        Self::Kind,
        Self::Mechanism,
        Self::IssuingBody,
        Self::Country,
        Self::DocumentSymbol,
        Self::DocumentDate,
        Self::Paragraph,
        Self::Heading,
        Self::Text,
        Self::OriginalText,
        Self::Language,
        Self::RecommendingStates,
        Self::Cycle,
        Self::Session,
        Self::Position,
        Self::PositionSource,
        Self::SectionThemes,
        Self::Themes,
        Self::GroupsOfPersons,
        Self::Sdgs,
        Self::AssessmentComment,
        Self::Extra,
        Self::Ignore,
    ];

    /// The field's name in mappings and in the header of an exported register.
    pub fn name(self) -> &'static str {
        match self {
            Self::Key => "key",
            Self::Reference => "reference",
            Self::Kind => "kind",
            Self::Mechanism => "mechanism",
            Self::IssuingBody => "issuing_body",
            Self::Country => "country",
            Self::DocumentSymbol => "document_symbol",
            Self::DocumentDate => "document_date",
            Self::Paragraph => "paragraph",
            Self::Heading => "heading",
            Self::Text => "text",
            Self::OriginalText => "original_text",
            Self::Language => "language",
            Self::RecommendingStates => "recommending_states",
            Self::Cycle => "cycle",
            Self::Session => "session",
            Self::Position => "position",
            Self::PositionSource => "position_source",
            Self::SectionThemes => "section_themes",
            Self::Themes => "themes",
            Self::GroupsOfPersons => "groups_of_persons",
            Self::Sdgs => "sdgs",
            Self::AssessmentComment => "assessment_comment",
            Self::Extra => "extra",
            Self::Ignore => "ignore",
        }
    }

    /// Reads a name as [`Field::name`] writes it.
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|field| field.name() == name)
    }

    /// Whether the field holds several values.
    pub fn is_list(self) -> bool {
        matches!(
            self,
            Self::RecommendingStates
                | Self::SectionThemes
                | Self::Themes
                | Self::GroupsOfPersons
                | Self::Sdgs
        )
    }
}

/// How several values stand in one cell.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum List {
    /// One value.
    Single,
    /// A line for each value.
    Lines,
    /// A line for each value, each beginning with `- `.
    DashLines,
    /// Values parted by this text.
    #[serde(untagged)]
    By(String),
}

/// What a column holds.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ColumnRule {
    /// The column's name as the file writes it. Of several with one name, the first not yet taken is meant.
    pub name: String,
    pub field: Field,
    /// For fields of several values; without it a cell holds one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub list: Option<List>,
}

impl ColumnRule {
    pub fn new(name: &str, field: Field) -> Self {
        Self {
            name: name.to_owned(),
            field,
            list: None,
        }
    }

    #[must_use]
    pub fn list(mut self, list: List) -> Self {
        self.list = Some(list);
        self
    }
}

/// What the texts hold besides the recommendation itself.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum TextRule {
    /// The recommendation alone: the text is kept as it is.
    #[default]
    Plain,
    /// A number at the beginning (`124.5 …`, or a heading and `49.`) and recommending States in brackets at the end.
    Numbered,
}

/// Which column is which field, and what is the same for all rows.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Mapping {
    pub text_rule: TextRule,
    pub date_order: DateOrder,
    /// Values for fields that no column fills, by the field's name: `mechanism = "UPR"`.
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    pub constants: BTreeMap<Field, String>,
    /// This file's own words for positions, beside the known ones: `"In progress" = "no-reply"`.
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    pub positions: BTreeMap<String, Position>,
    /// One rule a column. A column without a rule is kept as [`Field::Extra`].
    #[serde(rename = "column")]
    pub columns: Vec<ColumnRule>,
}

impl Mapping {
    /// Reads a mapping from its text form (TOML, or JSON when it begins with `{`).
    ///
    /// # Errors
    /// [`Refusal::MappingUnfit`] with the place of the mistake.
    pub fn from_text(text: &str) -> Result<Self, Refusal> {
        let unfit = |detail: String| Refusal::MappingUnfit {
            detail: detail.trim().replace('\n', " "),
        };
        let text = text.trim_start_matches('\u{feff}');
        if text.trim_start().starts_with('{') {
            serde_json::from_str(text).map_err(|error| unfit(error.to_string()))
        } else {
            toml::from_str(text).map_err(|error| unfit(error.to_string()))
        }
    }

    /// Writes the mapping as TOML that a person can read and change.
    pub fn to_text(&self) -> String {
        toml::to_string(self).expect("a mapping has only text keys and plain values")
    }

    /// The rule of a column or a constant that fills a field.
    pub fn fills(&self, field: Field) -> bool {
        self.constants
            .get(&field)
            .is_some_and(|value| !value.trim().is_empty())
            || self.columns.iter().any(|rule| rule.field == field)
    }

    /// The fields without which nothing can be read and that neither a column nor a constant fills.
    pub fn missing(&self) -> Vec<Field> {
        [Field::Text, Field::Mechanism]
            .into_iter()
            .filter(|field| !self.fills(*field))
            .collect()
    }

    /// For each column of the table its rule's field and way of listing; a column without a rule is extra.
    ///
    /// # Errors
    /// [`Refusal::MappingUnfit`] when a rule names a column that the table has not, or two columns fill one field that
    /// holds one value; [`Refusal::ColumnsMissing`] when the text or the mechanism is filled by nothing.
    pub(crate) fn places(&self, table: &Table) -> Result<Vec<(Field, List)>, Refusal> {
        let mut places: Vec<Option<(Field, List)>> = vec![None; table.columns.len()];
        for rule in &self.columns {
            let at = (0..places.len())
                .find(|at| places[*at].is_none() && table.columns[*at] == rule.name);
            let Some(at) = at else {
                let detail = format!(
                    "it names the column “{}”, and the file has: {}",
                    rule.name,
                    table.columns.join(", ")
                );
                return Err(Refusal::MappingUnfit { detail });
            };
            let single =
                !rule.field.is_list() && !matches!(rule.field, Field::Extra | Field::Ignore);
            if single
                && places
                    .iter()
                    .flatten()
                    .any(|(field, _)| *field == rule.field)
            {
                let detail = format!(
                    "two columns fill the field “{}”, which holds one value",
                    rule.field.name()
                );
                return Err(Refusal::MappingUnfit { detail });
            }
            places[at] = Some((rule.field, rule.list.clone().unwrap_or(List::Single)));
        }
        let missing = self.missing();
        if !missing.is_empty() {
            return Err(Refusal::ColumnsMissing {
                needed: missing
                    .into_iter()
                    .map(|field| field.name().to_owned())
                    .collect(),
                found: table.columns.clone(),
            });
        }
        Ok(places
            .into_iter()
            .map(|place| place.unwrap_or((Field::Extra, List::Single)))
            .collect())
    }
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

    fn sample() -> Mapping {
        Mapping {
            constants: BTreeMap::from([(Field::Mechanism, "UPR".to_owned())]),
            positions: BTreeMap::from([("В работе".to_owned(), Position::NoReply)]),
            columns: vec![
                ColumnRule::new("Текст", Field::Text),
                ColumnRule::new("Темы", Field::Themes).list(List::By(";".into())),
                ColumnRule::new("ЦУР", Field::Sdgs).list(List::DashLines),
            ],
            ..Mapping::default()
        }
    }

    #[test]
    fn a_mapping_is_read_back_from_its_text() {
        let text = sample().to_text();
        assert!(
            text.contains("[[column]]\nname = \"Темы\"\nfield = \"themes\"\nlist = \";\""),
            "{text}"
        );
        assert!(text.contains("list = \"dash-lines\""), "{text}");
        assert_eq!(Mapping::from_text(&text), Ok(sample()));
        let json = serde_json::to_string(&sample()).expect("plain data");
        assert_eq!(Mapping::from_text(&json), Ok(sample()));
    }

    #[test]
    fn mistakes_in_a_mapping_are_named() {
        for (text, part) in [
            ("[[column]]\nname = \"a\"\nfield = \"txt\"", "txt"),
            ("[constants]\nmechanism = 5", "line 2"),
            ("colum = 1", "colum"),
            ("{\"x\": 1}", "x"),
        ] {
            let Err(Refusal::MappingUnfit { detail }) = Mapping::from_text(text) else {
                panic!("{text}")
            };
            assert!(detail.contains(part), "{detail}");
        }
    }

    #[test]
    fn a_mapping_must_fit_its_table() {
        assert!(
            sample()
                .places(&table(&["Текст", "Темы", "ЦУР", "n"]))
                .is_ok_and(|places| places[3].0 == Field::Extra)
        );
        assert!(matches!(
            sample().places(&table(&["Текст"])),
            Err(Refusal::MappingUnfit { .. })
        ));
        let twice = Mapping {
            columns: vec![
                ColumnRule::new("a", Field::Text),
                ColumnRule::new("a", Field::Text),
            ],
            ..Mapping::default()
        };
        assert!(matches!(
            twice.places(&table(&["a", "a"])),
            Err(Refusal::MappingUnfit { .. })
        ));
        let empty = Mapping::default();
        let refusal = empty.places(&table(&["a"])).err();
        assert_eq!(
            refusal,
            Some(Refusal::ColumnsMissing {
                needed: vec!["text".into(), "mechanism".into()],
                found: vec!["a".into()]
            })
        );
    }

    #[test]
    fn field_names_are_read_back() {
        for field in Field::ALL {
            assert_eq!(Field::from_name(field.name()), Some(field));
            assert_eq!(
                serde_json::to_string(&field).expect("a word"),
                format!("\"{}\"", field.name())
            );
        }
    }
}
