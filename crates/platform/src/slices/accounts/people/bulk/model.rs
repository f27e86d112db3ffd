//! Which rows of a table are invitations, and what is wrong with the others, pure.

use crate::slices::accounts::{
    model::{looks_like, parse_mail, parse_new_handle},
    organisations::Organisation,
    people::model::{NewInvitation, parse_language},
};
use kenes_documents::{Cell, Table};
use kenes_kernel::{
    access::Role,
    form::{FieldError, FieldErrors, line},
    i18n::Locale,
};
use sea_orm::FromQueryResult;
use serde::{Deserialize, Serialize};
use std::collections::{HashMap, HashSet};
use uuid::Uuid;

/// Invitations in one table.
pub const LINES_AT_MOST: usize = 500;
/// Longer cells are faults in any column; so much of them is kept to say so.
const LONGEST_CELL: usize = 300;

/// What a column of the table says.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Column {
    Name,
    Mail,
    Role,
    Organisation,
    Language,
    Handle,
}

impl Column {
    pub const ALL: [Self; 6] = [
        Self::Name,
        Self::Mail,
        Self::Role,
        Self::Organisation,
        Self::Language,
        Self::Handle,
    ];

    /// The word key of the column's name, by which it is also recognised.
    #[must_use]
    pub const fn key(self) -> &'static str {
        match self {
            Self::Name => "accounts-bulk-column-name",
            Self::Mail => "accounts-bulk-column-mail",
            Self::Role => "accounts-bulk-column-role",
            Self::Organisation => "accounts-bulk-column-organisation",
            Self::Language => "accounts-bulk-column-language",
            Self::Handle => "accounts-bulk-column-handle",
        }
    }

    /// What people also call it.
    #[must_use]
    pub const fn synonyms(self) -> &'static [&'static str] {
        match self {
            Self::Name => &["full name", "фио", "имя", "аты", "тегі, аты"],
            Self::Mail => &[
                "e-mail",
                "email",
                "mail",
                "почта",
                "пошта",
                "электронная почта",
            ],
            Self::Role => &["роль", "рөл"],
            Self::Organisation => &["organization", "org", "организация", "ұйым"],
            Self::Language => &["language", "lang", "язык", "тіл"],
            Self::Handle => &["handle", "login", "логин"],
        }
    }

    const fn is_needed(self) -> bool {
        matches!(self, Self::Name | Self::Mail | Self::Role | Self::Language)
    }
}

/// A row as it was typed.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Line {
    /// As the person sees it in their table.
    pub row: u32,
    pub name: String,
    pub mail: String,
    pub role: String,
    pub organisation: String,
    pub language: String,
    pub handle: String,
    /// Whether the row itself could not be read.
    pub broken: bool,
}

impl Line {
    fn cell(&mut self, column: Column) -> &mut String {
        match column {
            Column::Name => &mut self.name,
            Column::Mail => &mut self.mail,
            Column::Role => &mut self.role,
            Column::Organisation => &mut self.organisation,
            Column::Language => &mut self.language,
            Column::Handle => &mut self.handle,
        }
    }
}

/// What a table says.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Lines {
    pub lines: Vec<Line>,
    /// Columns that are needed and not there.
    pub missing: Vec<Column>,
    /// Names of columns that nothing is read from.
    pub unread: Vec<String>,
}

/// Small letters, with single blanks: as names of columns, roles and organisations are compared.
#[must_use]
pub fn folded(text: &str) -> String {
    line(&text.replace('_', " ")).to_lowercase()
}

/// The lines of a table; `names` are the folded names of the columns.
#[must_use]
pub fn lines_of(table: &Table, names: &[(String, Column)]) -> Lines {
    let mut at = HashMap::new();
    let mut unread = Vec::new();
    for (n, written) in table.columns.iter().enumerate() {
        let wanted = folded(written);
        let found = names.iter().find(|(name, _)| *name == wanted);
        match found {
            Some((_, column)) if !at.contains_key(column) => {
                at.insert(*column, n);
            }
            _ if wanted.is_empty() => {}
            _ => unread.push(written.clone()),
        }
    }
    let missing = Column::ALL
        .into_iter()
        .filter(|column| column.is_needed() && !at.contains_key(column))
        .collect();
    let lines = table.rows.iter().map(|row| {
        let mut line = Line {
            row: row.number,
            broken: row.broken.is_some(),
            ..Line::default()
        };
        for (column, n) in &at {
            let text = row.cells.get(*n).map(Cell::text).unwrap_or_default();
            *line.cell(*column) = clipped(&text);
        }
        line
    });
    Lines {
        lines: lines.collect(),
        missing,
        unread,
    }
}

fn clipped(text: &str) -> String {
    line(text).chars().take(LONGEST_CELL).collect()
}

/// Somebody who is here already.
#[derive(Clone, Debug, FromQueryResult)]
pub struct Known {
    pub id: Uuid,
    pub handle: String,
    pub mail: Option<String>,
    pub signs_in: bool,
}

/// What lines are read against.
pub struct Knowledge {
    pub people: Vec<Known>,
    pub organisations: Vec<Organisation>,
    /// Codes and names of roles, folded.
    pub roles: Vec<(String, Role)>,
    /// The roles that the viewer may give.
    pub given: Vec<Role>,
}

/// What is wrong with a cell, or with a whole row.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fault {
    pub row: u32,
    pub column: Option<Column>,
    pub error: FieldError,
}

/// Somebody to invite.
#[derive(Clone, Debug)]
pub struct Invited {
    pub row: u32,
    pub new: NewInvitation,
    pub organisation: Option<Organisation>,
    /// Whether a word of the name mixes alphabets, so that it may be read as another.
    pub is_mixed: bool,
}

/// Somebody who is here already.
#[derive(Clone, Debug)]
pub struct LeftOut {
    pub row: u32,
    pub person: Known,
}

/// What a table would do.
#[derive(Clone, Debug, Default)]
pub struct Plan {
    pub invited: Vec<Invited>,
    pub left_out: Vec<LeftOut>,
    pub faults: Vec<Fault>,
}

/// Whom the lines invite.
#[must_use]
pub fn plan(lines: &[Line], knowledge: &Knowledge) -> Plan {
    let by_mail: HashMap<String, &Known> = knowledge
        .people
        .iter()
        .filter_map(|known| Some((known.mail.as_ref()?.to_lowercase(), known)))
        .collect();
    let mut seen = Seen {
        handles: knowledge
            .people
            .iter()
            .map(|known| known.handle.clone())
            .collect(),
        chosen: lines
            .iter()
            .filter_map(|line| parse_new_handle(&line.handle).ok())
            .collect(),
        ..Seen::default()
    };
    let mut plan = Plan::default();
    for line in lines {
        if line.broken {
            plan.faults.push(Fault {
                row: line.row,
                column: None,
                error: FieldError::new("accounts-bulk-row-broken"),
            });
            continue;
        }
        if let Some(person) = by_mail.get(&line.mail.to_lowercase()) {
            plan.left_out.push(LeftOut {
                row: line.row,
                person: (*person).clone(),
            });
            continue;
        }
        match read(line, knowledge, &mut seen) {
            Ok(invited) => plan.invited.push(invited),
            Err(faults) => plan.faults.extend(faults),
        }
    }
    plan
}

/// What earlier rows, and the people who are here, have taken.
#[derive(Default)]
struct Seen {
    /// Mail addresses and their rows.
    mails: HashMap<String, u32>,
    rows: HashMap<String, u32>,
    handles: HashSet<String>,
    /// Names that some row asks for: none is proposed for another.
    chosen: HashSet<String>,
}

fn read(line: &Line, knowledge: &Knowledge, seen: &mut Seen) -> Result<Invited, Vec<Fault>> {
    let mut faults = Vec::new();
    let mut refuse = |column, error| {
        faults.push(Fault {
            row: line.row,
            column: Some(column),
            error,
        });
    };
    if !(1..=200).contains(&line.name.chars().count()) {
        refuse(Column::Name, FieldError::new("accounts-name-missing"));
    }
    let mail = match first(parse_mail(&line.mail)).and_then(|mail| seen.take_mail(line, mail)) {
        Ok(mail) => Some(mail),
        Err(error) => {
            refuse(Column::Mail, error);
            None
        }
    };
    let role = role_of(&line.role, knowledge).map_err(|error| refuse(Column::Role, error));
    let organisation = organisation_of(&line.organisation, knowledge)
        .map_err(|error| refuse(Column::Organisation, error));
    let locale = language_of(&line.language).map_err(|error| refuse(Column::Language, error));
    let handle = match &mail {
        // Without an address there is nothing to propose, and the address is named already.
        None if line.handle.is_empty() => None,
        mail => seen
            .take_handle(line, mail.as_deref().unwrap_or_default())
            .map_err(|error| refuse(Column::Handle, error))
            .ok(),
    };
    match (mail, role, organisation, locale, handle) {
        (Some(mail), Ok(role), Ok(organisation), Ok(locale), Some(handle)) if faults.is_empty() => {
            Ok(Invited {
                row: line.row,
                is_mixed: line.name.split_whitespace().any(mixes_alphabets),
                new: NewInvitation {
                    name: line.name.clone(),
                    handle,
                    mail,
                    role,
                    locale,
                },
                organisation,
            })
        }
        _ => Err(faults),
    }
}

impl Seen {
    fn take_mail(&mut self, line: &Line, mail: String) -> Result<String, FieldError> {
        match self.mails.insert(mail.to_lowercase(), line.row) {
            None => Ok(mail),
            Some(row) => {
                self.mails.insert(mail.to_lowercase(), row);
                Err(FieldError::new("accounts-bulk-mail-twice").with("row", row))
            }
        }
    }

    /// The name to sign in with: the one that was typed, else the beginning of the address, else the whole of it.
    fn take_handle(&mut self, line: &Line, mail: &str) -> Result<String, FieldError> {
        let handle = if line.handle.is_empty() {
            let beginning = mail.split('@').next().unwrap_or_default();
            let kept = |c: &char| c.is_ascii_alphanumeric() || matches!(c, '.' | '-' | '_');
            let short: String = beginning.chars().filter(kept).collect();
            [short.as_str(), mail]
                .into_iter()
                .filter_map(|proposed| parse_new_handle(proposed).ok())
                .find(|proposed| {
                    !self.handles.contains(proposed) && !self.chosen.contains(proposed)
                })
                .ok_or_else(|| FieldError::new("accounts-bulk-handle-needed"))?
        } else {
            let typed = first(parse_new_handle(&line.handle))?;
            if let Some(row) = self.rows.get(&typed) {
                return Err(FieldError::new("accounts-bulk-handle-twice").with("row", row));
            }
            if self.handles.iter().any(|other| looks_like(other, &typed)) {
                return Err(FieldError::new("accounts-handle-taken"));
            }
            typed
        };
        self.rows.insert(handle.clone(), line.row);
        self.handles.insert(handle.clone());
        Ok(handle)
    }
}

fn first<T>(parsed: Result<T, FieldErrors>) -> Result<T, FieldError> {
    parsed.map_err(|errors| {
        let error = errors.into_values().next();
        error.unwrap_or_else(|| FieldError::new("error-invalid"))
    })
}

fn role_of(typed: &str, knowledge: &Knowledge) -> Result<Role, FieldError> {
    let wanted = folded(typed);
    let found = knowledge.roles.iter().find(|(name, _)| *name == wanted);
    match found {
        Some((_, role)) if knowledge.given.contains(role) => Ok(*role),
        Some(_) => Err(FieldError::new("accounts-bulk-role-not-yours")),
        None if wanted.is_empty() => Err(FieldError::new("accounts-role-missing")),
        None => Err(FieldError::new("accounts-bulk-role-unknown").with("typed", typed)),
    }
}

fn organisation_of(typed: &str, knowledge: &Knowledge) -> Result<Option<Organisation>, FieldError> {
    let wanted = folded(typed);
    if wanted.is_empty() {
        return Ok(None);
    }
    let is_named = |known: &&Organisation| {
        let mut names = known.name.texts.values();
        folded(&known.key) == wanted || names.any(|passage| folded(&passage.text) == wanted)
    };
    let mut found = knowledge.organisations.iter().filter(is_named);
    let refuse = |key: &str| Err(FieldError::new(key).with("typed", typed));
    match (found.next(), found.next()) {
        (Some(one), None) if one.stands => Ok(Some(one.clone())),
        (Some(_), None) => refuse("accounts-bulk-organisation-ended"),
        (Some(_), Some(_)) => refuse("accounts-bulk-organisation-several"),
        (None, _) => refuse("accounts-bulk-organisation-unknown"),
    }
}

/// A tag, or what the language calls itself.
fn language_of(typed: &str) -> Result<Locale, FieldError> {
    let wanted = folded(typed);
    let named = Locale::ALL
        .into_iter()
        .find(|locale| folded(locale.own_name()) == wanted);
    match named {
        Some(locale) => Ok(locale),
        None => first(parse_language(&wanted)),
    }
}

fn mixes_alphabets(word: &str) -> bool {
    let latin = word.chars().any(|c| c.is_ascii_alphabetic());
    let cyrillic = word.chars().any(|c| ('\u{400}'..='\u{52f}').contains(&c));
    latin && cyrillic
}

#[cfg(test)]
mod tests {
    use super::*;
    use kenes_kernel::content::Content;

    fn knowledge() -> Knowledge {
        let organisation = |key: &str, names: [&str; 3], stands| Organisation {
            id: Uuid::nil(),
            key: key.into(),
            name: Content::in_three(names[0], names[1], names[2]),
            stands,
        };
        let known = |handle: &str, mail: &str, signs_in| Known {
            id: Uuid::nil(),
            handle: handle.into(),
            mail: Some(mail.into()),
            signs_in,
        };
        Knowledge {
            people: vec![known("dina", "Dina@example.org", true)],
            organisations: vec![
                organisation("justice", ["Әділет министрлігі", "Минюст", "Justice"], true),
                organisation("old", ["Ескі", "Минюст", "Old"], false),
            ],
            roles: vec![
                ("ngo".into(), Role::Ngo),
                ("координатор".into(), Role::FocalPoint),
                ("administrator".into(), Role::Administrator),
            ],
            given: vec![Role::Ngo, Role::FocalPoint],
        }
    }

    fn line(row: u32, name: &str, mail: &str) -> Line {
        Line {
            row,
            name: name.into(),
            mail: mail.into(),
            role: "NGO".into(),
            language: "Қазақша".into(),
            ..Line::default()
        }
    }

    fn faults(plan: &Plan) -> Vec<(u32, Option<Column>, &str)> {
        let fault = |fault: &'_ Fault| (fault.row, fault.column);
        plan.faults
            .iter()
            .map(|f| (fault(f).0, fault(f).1, f.error.key.as_str()))
            .collect()
    }

    #[test]
    fn a_name_to_sign_in_with_is_proposed_and_never_taken_from_another() {
        let mut own = line(5, "E", "e@example.org");
        own.handle = "aigul".into();
        let lines = [
            line(2, "A", "Aigul@example.org"),
            line(3, "B", "dina@other.org"),
            line(4, "C", "a.b+kenes@example.org"),
            own,
        ];
        let plan = plan(&lines, &knowledge());
        assert_eq!(faults(&plan), []);
        let handles: Vec<&str> = plan
            .invited
            .iter()
            .map(|invited| invited.new.handle.as_str())
            .collect();
        assert_eq!(
            handles,
            ["aigul@example.org", "dina@other.org", "a.bkenes", "aigul"]
        );
        assert_eq!(plan.invited[0].new.locale, Locale::Kk);
    }

    #[test]
    fn every_fault_is_named_with_row_and_column() {
        let mut bad = line(2, "", "nobody");
        bad.role = "Administrator".into();
        bad.organisation = "Минюст".into();
        bad.language = "fr".into();
        let mut other = line(3, "B", "b@example.org");
        other.role = "captain".into();
        other.organisation = "OLD".into();
        let twice = line(4, "C", "B@example.org");
        let broken = Line {
            row: 5,
            broken: true,
            ..Line::default()
        };
        let plan = plan(&[bad, other, twice, broken], &knowledge());
        assert_eq!(
            faults(&plan),
            [
                (2, Some(Column::Name), "accounts-name-missing"),
                (2, Some(Column::Mail), "accounts-mail-wrong"),
                (2, Some(Column::Role), "accounts-bulk-role-not-yours"),
                (
                    2,
                    Some(Column::Organisation),
                    "accounts-bulk-organisation-several"
                ),
                (2, Some(Column::Language), "accounts-language-missing"),
                (3, Some(Column::Role), "accounts-bulk-role-unknown"),
                (
                    3,
                    Some(Column::Organisation),
                    "accounts-bulk-organisation-ended"
                ),
                (4, Some(Column::Mail), "accounts-bulk-mail-twice"),
                (5, None, "accounts-bulk-row-broken"),
            ]
        );
    }

    #[test]
    fn who_is_here_already_is_left_out_whatever_else_the_row_says() {
        let plan = plan(&[line(2, "", "DINA@example.org")], &knowledge());
        assert!(plan.faults.is_empty() && plan.invited.is_empty());
        assert_eq!(plan.left_out[0].person.handle, "dina");
    }

    #[test]
    fn a_name_of_mixed_alphabets_is_marked() {
        // The third letter of the second is Cyrillic.
        let lines = [
            line(2, "Айгүл Smith", "a@example.org"),
            line(3, "Aigіul", "b@example.org"),
        ];
        let plan = plan(&lines, &knowledge());
        assert!(!plan.invited[0].is_mixed && plan.invited[1].is_mixed);
    }
}
