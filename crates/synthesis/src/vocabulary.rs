//! The words of the field: treaties, bodies, rights, groups and harms in English, Russian and Kazakh,
//! the verbs of asking, and the words that carry no matter of their own.
//!
//! The built-in tables are the readable files in `vocabulary/`; an institution may add its own rows
//! in the form of `concepts.tsv`. Names are matched on folded, stemmed words without function words.

use crate::hash::{MixedMap, of_pair};
use crate::stems::{Stemmed, Stems};
use kenes_analysis::tokens;
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, HashMap};
use std::fmt;

const CONCEPTS: &str = include_str!("../vocabulary/concepts.tsv");
const ACTIONS: &str = include_str!("../vocabulary/actions.tsv");
const WORDS: &str = include_str!("../vocabulary/words.tsv");

/// The header that a table of concepts begins with.
const COLUMNS: [&str; 10] = [
    "key", "kind", "narrow", "themes", "title_en", "title_ru", "title_kk", "names_en", "names_ru",
    "names_kk",
];

/// What sort of thing a concept is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Kind {
    /// A theme of road maps; other concepts name the themes that they belong to.
    Theme,
    /// A treaty, protocol or declaration.
    Instrument,
    /// A body or an office.
    Institution,
    /// A right, a harm, a remedy, a reform.
    Matter,
    /// A group of persons.
    Group,
}

/// One concept of the field.
#[derive(Clone, Debug)]
pub struct Concept {
    /// Stable key, such as `npm`.
    pub key: String,
    /// Its sort.
    pub kind: Kind,
    /// 1 broad (women), 2 a matter, 3 so narrow that asks naming it mostly ask the same.
    pub narrow: u8,
    /// Keys of its themes, the nearest first; never empty.
    pub themes: Vec<String>,
    /// Title phrases of 3 to 9 words in English, Russian, Kazakh.
    pub titles: [String; 3],
    /// The plain name in English, Russian, Kazakh: the first of its names.
    pub names: [String; 3],
}

/// A verb of asking with its kin.
#[derive(Clone, Debug)]
pub(crate) struct Action {
    pub key: String,
    pub kind: String,
    pub opposes: Option<String>,
}

/// What a word does in a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Role {
    /// Articles, prepositions, conjunctions: skipped.
    Function,
    /// Words of every recommendation, such as "efforts": they weigh little.
    Weak,
}

/// A fault in a vocabulary given as text.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct VocabularyFault {
    /// Line in the text, the header being line 1.
    pub line: usize,
    /// Column name, empty when the line as a whole is meant.
    pub column: String,
    /// What is wrong and how to mend it.
    pub message: String,
}

impl fmt::Display for VocabularyFault {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.column.is_empty() {
            write!(out, "line {}: {}", self.line, self.message)
        } else {
            write!(
                out,
                "line {}, column {}: {}",
                self.line, self.column, self.message
            )
        }
    }
}

/// What a sequence of words names.
#[derive(Clone, Debug, Default)]
pub(crate) struct Named {
    pub concepts: Vec<u16>,
    pub actions: Vec<u16>,
    /// For names of one word, the forms of the word that name each concept.
    forms: Vec<(u16, u64)>,
}

impl Named {
    /// The concepts that a sequence of words names; `only` is its word when it has but one.
    pub fn concepts_for(&self, only: Option<u64>) -> impl Iterator<Item = u16> + '_ {
        self.concepts
            .iter()
            .copied()
            .filter(move |concept| only.is_none_or(|form| self.forms.contains(&(*concept, form))))
    }
}

/// All concepts, verbs and word roles, ready for matching.
#[derive(Clone, Debug)]
pub struct Vocabulary {
    concepts: Vec<Concept>,
    /// Names of each concept by language, kept for placeholders and for tables built on top.
    rows: Vec<[Vec<String>; 3]>,
    by_key: HashMap<String, u16>,
    actions: Vec<Action>,
    stems: Stems,
    roles: MixedMap<Role>,
    purposes: Vec<Vec<u64>>,
    steps: MixedMap<u32>,
    named: Vec<Named>,
}

impl Vocabulary {
    /// The built-in vocabulary.
    #[must_use]
    pub fn builtin() -> Vocabulary {
        let mut vocabulary = Vocabulary {
            concepts: Vec::new(),
            rows: Vec::new(),
            by_key: HashMap::new(),
            actions: Vec::new(),
            stems: Stems::default(),
            roles: MixedMap::default(),
            purposes: Vec::new(),
            steps: MixedMap::default(),
            named: vec![Named::default()],
        };
        vocabulary.read_words(WORDS);
        vocabulary.read_actions(ACTIONS);
        vocabulary
            .extend(CONCEPTS)
            .expect("the built-in table is checked by a test");
        vocabulary
    }

    /// Adds rows in the form of `concepts.tsv` (tab-separated, with its header).
    ///
    /// A row with a known key adds names, and replaces titles where it gives any. Nothing is added
    /// when there is a fault; every fault names its line and column.
    pub fn extend(&mut self, table: &str) -> Result<(), Vec<VocabularyFault>> {
        let rows = read_table(table)?;
        let mut faults = Vec::new();
        let mut next = self.clone();
        for row in &rows {
            next.add_row(row, &mut faults);
        }
        for row in &rows {
            next.check_row(row, &mut faults);
        }
        if faults.is_empty() {
            next.compile_names();
            *self = next;
            Ok(())
        } else {
            faults.sort_by_key(|fault| fault.line);
            Err(faults)
        }
    }

    /// All concepts in the order of the table.
    #[must_use]
    pub fn concepts(&self) -> &[Concept] {
        &self.concepts
    }

    /// The concept with a key.
    #[must_use]
    pub fn concept(&self, key: &str) -> Option<&Concept> {
        self.index_of(key)
            .map(|index| &self.concepts[usize::from(index)])
    }

    /// All names of a concept in English, Russian and Kazakh, with placeholders filled; empty for an
    /// unknown key.
    #[must_use]
    pub fn names_of(&self, key: &str) -> [Vec<String>; 3] {
        let Some(index) = self.index_of(key) else {
            return Default::default();
        };
        std::array::from_fn(|language| {
            self.rows[usize::from(index)][language]
                .iter()
                .flat_map(|name| self.filled(name, language))
                .collect()
        })
    }

    /// The concepts that have a name, in whatever grammatical form its words stand.
    #[must_use]
    pub fn concepts_named(&self, name: &str) -> Vec<&Concept> {
        let words = self.words_of(name);
        let only = (words.len() == 1).then(|| words[0].form);
        let end = words
            .iter()
            .try_fold(0, |node, word| self.step(node, word.stem));
        end.into_iter()
            .flat_map(|node| self.named(node).concepts_for(only))
            .map(|index| self.at(index))
            .collect()
    }

    /// How many words of a name have to stand in a text: "A status" is matched by "status" alone.
    #[must_use]
    pub fn matched_words(&self, name: &str) -> usize {
        self.words_of(name).len()
    }

    /// The concepts that a text names, in the order of the table. A concept whose name is part of a
    /// longer name does not count: "Optional Protocol to the Convention against Torture" does not
    /// name the Convention.
    #[must_use]
    pub fn concepts_in(&self, text: &str) -> Vec<&Concept> {
        crate::read::Reader::new(self)
            .read(text, 0, text.len())
            .concepts()
            .into_iter()
            .map(|(index, _)| self.at(index))
            .collect()
    }

    pub(crate) fn index_of(&self, key: &str) -> Option<u16> {
        self.by_key.get(key).copied()
    }

    pub(crate) fn at(&self, index: u16) -> &Concept {
        &self.concepts[usize::from(index)]
    }

    pub(crate) fn action(&self, index: u16) -> &Action {
        &self.actions[usize::from(index)]
    }

    pub(crate) fn role(&self, word: u64) -> Option<Role> {
        self.roles.get(&word).copied()
    }

    pub(crate) fn purposes(&self) -> &[Vec<u64>] {
        &self.purposes
    }

    /// Follows one word in the tree of names; 0 is its root.
    pub(crate) fn step(&self, node: u32, word: u64) -> Option<u32> {
        self.steps.get(&of_pair(u64::from(node), word)).copied()
    }

    pub(crate) fn named(&self, node: u32) -> &Named {
        &self.named[node as usize]
    }

    /// Finds a theme by a label of an import, such as `Death penalty`, through the names of concepts.
    #[must_use]
    pub fn theme_of_label(&self, label: &str) -> Option<&Concept> {
        let theme = self.concepts_named(label).first()?.themes.first()?;
        self.concept(theme)
    }

    /// The stem and the form of one folded word.
    pub(crate) fn stemmed(&self, folded: &str) -> Stemmed {
        self.stems.of(folded)
    }

    fn words_of(&self, name: &str) -> Vec<Stemmed> {
        tokens(name)
            .map(|token| self.stemmed(&token.folded))
            .filter(|word| self.role(word.stem) != Some(Role::Function))
            .collect()
    }

    fn read_words(&mut self, table: &str) {
        let rows = || {
            table
                .lines()
                .skip(1)
                .filter_map(|line| line.split_once('\t'))
        };
        for (_, words) in rows().filter(|(role, _)| *role == "distinct") {
            self.stems.keep_apart(words);
        }
        for (role, words) in rows().filter(|(role, _)| *role != "distinct") {
            let hashes: Vec<u64> = tokens(words)
                .map(|token| self.stemmed(&token.folded).stem)
                .collect();
            match role {
                "purpose" => self.purposes.push(hashes),
                "function" => self
                    .roles
                    .extend(hashes.into_iter().map(|word| (word, Role::Function))),
                _ => {
                    for word in hashes {
                        self.roles.entry(word).or_insert(Role::Weak);
                    }
                }
            }
        }
    }

    fn read_actions(&mut self, table: &str) {
        for line in table.lines().skip(1) {
            let cells: Vec<&str> = line.split('\t').collect();
            let [key, kind, opposes, names @ ..] = &cells[..] else {
                continue;
            };
            let index = self.actions.len() as u16;
            self.actions.push(Action {
                key: (*key).to_owned(),
                kind: (*kind).to_owned(),
                opposes: (!opposes.is_empty()).then(|| (*opposes).to_owned()),
            });
            for name in names.iter().flat_map(|list| list.split(';')) {
                if let Some(node) = self.grow(name) {
                    self.named[node as usize].actions.push(index);
                }
            }
        }
    }

    fn add_row(&mut self, row: &Row<'_>, faults: &mut Vec<VocabularyFault>) {
        let known = self.index_of(row.cell(0));
        let kind = match row.cell(1) {
            "theme" => Kind::Theme,
            "instrument" => Kind::Instrument,
            "institution" => Kind::Institution,
            "matter" => Kind::Matter,
            "group" => Kind::Group,
            "" if known.is_some() => self.at(known.unwrap_or_default()).kind,
            other => {
                faults.push(row.fault(1, format!(
                    "\"{other}\" is not a kind; write theme, instrument, institution, matter or group"
                )));
                Kind::Matter
            }
        };
        let narrow = match row.cell(2) {
            "1" => 1,
            "2" | "" => 2,
            "3" => 3,
            other => {
                faults.push(row.fault(2, format!("\"{other}\" is not 1 (broad), 2 or 3 (narrow)")));
                2
            }
        };
        let index = known.map_or(self.concepts.len(), usize::from);
        if let Some(known) = known {
            let known = self.at(known);
            let stands = [
                (1, kind == known.kind),
                (2, row.cell(2).is_empty() || narrow == known.narrow),
                (
                    3,
                    row.cell(3).is_empty() || list(row.cell(3), ',').eq(known.themes.iter()),
                ),
            ];
            for (column, _) in stands.into_iter().filter(|(_, same)| !same) {
                faults.push(row.fault(
                    column,
                    format!(
                        "\"{}\" is a concept already, to which a row only adds names and titles; \
                         leave this cell empty",
                        known.key
                    ),
                ));
            }
        } else {
            if self.concepts.len() >= usize::from(u16::MAX) {
                faults.push(row.fault(0, "more concepts than 65,535 are not supported".to_owned()));
                return;
            }
            self.concepts.push(Concept {
                key: row.cell(0).to_owned(),
                kind,
                narrow,
                themes: list(row.cell(3), ',').map(str::to_owned).collect(),
                titles: Default::default(),
                names: Default::default(),
            });
            self.rows.push(Default::default());
            self.by_key.insert(row.cell(0).to_owned(), index as u16);
        }
        for language in 0..3 {
            let title = row.cell(4 + language);
            if !title.is_empty() {
                title.clone_into(&mut self.concepts[index].titles[language]);
            }
            self.rows[index][language].extend(list(row.cell(7 + language), ';').map(str::to_owned));
            if self.concepts[index].names[language].is_empty()
                && let Some(first) = self.rows[index][language]
                    .iter()
                    .find(|name| !name.contains('{'))
            {
                self.concepts[index].names[language] = first.clone();
            }
        }
    }

    fn check_row(&self, row: &Row<'_>, faults: &mut Vec<VocabularyFault>) {
        let Some(index) = self.index_of(row.cell(0)) else {
            return;
        };
        let concept = self.at(index);
        if concept.themes.is_empty() {
            faults.push(row.fault(
                3,
                "name at least one theme that the concept belongs to".to_owned(),
            ));
        }
        if concept.kind == Kind::Theme && concept.themes != [concept.key.as_str()] {
            faults.push(row.fault(
                3,
                format!("a theme belongs to itself alone; write \"{}\"", concept.key),
            ));
        }
        for theme in &concept.themes {
            if self
                .concept(theme)
                .is_none_or(|found| found.kind != Kind::Theme)
            {
                faults.push(row.fault(3, format!("\"{theme}\" is not the key of a theme")));
            }
        }
        for language in 0..3 {
            let words = concept.titles[language].split_whitespace().count();
            if !(3..=9).contains(&words) {
                faults.push(row.fault(
                    4 + language,
                    format!("a title has 3 to 9 words, this one has {words}"),
                ));
            }
            if concept.names[language].is_empty() {
                faults.push(row.fault(
                    7 + language,
                    "give at least one name without { }".to_owned(),
                ));
            }
            for name in &self.rows[usize::from(index)][language] {
                if let Some(inner) = placeholder(name)
                    && self.index_of(inner).is_none()
                {
                    faults.push(row.fault(
                        7 + language,
                        format!("{{{inner}}} is not the key of a concept"),
                    ));
                } else if placeholder(name).is_none() && self.words_of(name).is_empty() {
                    faults.push(row.fault(
                        7 + language,
                        format!("\"{name}\" holds no word that could be matched"),
                    ));
                }
            }
        }
    }

    /// Grows the tree from all names; adding a name twice changes nothing.
    fn compile_names(&mut self) {
        for index in 0..self.rows.len() {
            for language in 0..3 {
                for name in self.rows[index][language].clone() {
                    for whole in self.filled(&name, language) {
                        self.name_concept(&whole, index as u16);
                    }
                }
            }
        }
    }

    /// Fills a placeholder such as `{cat}` with every name of that concept.
    fn filled(&self, name: &str, language: usize) -> Vec<String> {
        let Some(inner) = placeholder(name) else {
            return vec![name.to_owned()];
        };
        let Some(index) = self.index_of(inner) else {
            return Vec::new();
        };
        self.rows[usize::from(index)][language]
            .iter()
            .filter(|other| placeholder(other).is_none())
            .map(|other| name.replace(&format!("{{{inner}}}"), other))
            .collect()
    }

    fn name_concept(&mut self, name: &str, index: u16) {
        let Some(node) = self.grow(name) else {
            return;
        };
        let only = match self.words_of(name)[..] {
            [only] => Some((index, only.form)),
            _ => None,
        };
        let named = &mut self.named[node as usize];
        if !named.concepts.contains(&index) {
            named.concepts.push(index);
        }
        if let Some(form) = only.filter(|form| !named.forms.contains(form)) {
            named.forms.push(form);
        }
    }

    /// The node that a name ends in, made where missing; `None` for a name without words.
    fn grow(&mut self, name: &str) -> Option<u32> {
        let mut node = 0u32;
        for word in self.words_of(name) {
            let step = of_pair(u64::from(node), word.stem);
            node = match self.steps.get(&step) {
                Some(next) => *next,
                None => {
                    let next = self.named.len() as u32;
                    self.named.push(Named::default());
                    self.steps.insert(step, next);
                    next
                }
            };
        }
        (node != 0).then_some(node)
    }
}

/// The key inside the first pair of braces.
fn placeholder(name: &str) -> Option<&str> {
    let (_, rest) = name.split_once('{')?;
    rest.split_once('}').map(|(inner, _)| inner)
}

fn list(cell: &str, separator: char) -> impl Iterator<Item = &str> {
    cell.split(separator)
        .map(str::trim)
        .filter(|part| !part.is_empty())
}

/// One line of a table with its number.
struct Row<'table> {
    line: usize,
    cells: Vec<&'table str>,
}

impl Row<'_> {
    fn cell(&self, column: usize) -> &str {
        self.cells.get(column).copied().unwrap_or_default().trim()
    }

    fn fault(&self, column: usize, message: String) -> VocabularyFault {
        VocabularyFault {
            line: self.line,
            column: COLUMNS[column].to_owned(),
            message,
        }
    }
}

fn read_table(table: &str) -> Result<Vec<Row<'_>>, Vec<VocabularyFault>> {
    let whole = |line, message: String| VocabularyFault {
        line,
        column: String::new(),
        message,
    };
    let mut lines = table.trim_start_matches('\u{feff}').lines().enumerate();
    let header: Vec<&str> = lines
        .next()
        .map(|(_, line)| line.split('\t').map(str::trim).collect())
        .unwrap_or_default();
    if header != COLUMNS {
        return Err(vec![whole(
            1,
            format!(
                "the first line has to name the columns, separated by tabs: {}",
                COLUMNS.join(" ")
            ),
        )]);
    }
    let (mut rows, mut faults) = (Vec::new(), Vec::new());
    let mut seen = BTreeMap::new();
    for (number, line) in lines {
        let line_number = number + 1;
        if line.trim().is_empty() {
            continue;
        }
        let cells: Vec<&str> = line.split('\t').collect();
        if cells.len() != COLUMNS.len() {
            faults.push(whole(
                line_number,
                format!(
                    "{} columns are needed, {} are here",
                    COLUMNS.len(),
                    cells.len()
                ),
            ));
            continue;
        }
        let row = Row {
            line: line_number,
            cells,
        };
        if row.cell(0).is_empty() {
            faults.push(row.fault(0, "a concept needs a key".to_owned()));
        } else if let Some(first) = seen.insert(row.cell(0).to_owned(), line_number) {
            faults.push(row.fault(
                0,
                format!("\"{}\" stands already in line {first}", row.cell(0)),
            ));
        } else {
            rows.push(row);
        }
    }
    if faults.is_empty() {
        Ok(rows)
    } else {
        Err(faults)
    }
}
