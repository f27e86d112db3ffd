//! A person's search query, read leniently, and written for SQLite FTS5 and PostgreSQL.
//!
//! Reading never fails: an open quote closes at the end, a stray parenthesis or operator is passed
//! over. Both renderings come from one normal form, so they mean the same on both databases.

use crate::{stem, tokens};

/// Words that one query may hold; the rest is passed over, so a pasted page cannot stall a database.
pub const MOST_WORDS: usize = 64;

/// Depth of parentheses that is honoured; deeper ones are read as if they were not there.
const DEEPEST: usize = 16;

/// What a person asks for. All terms are stems of letters and digits.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Query {
    /// A word in any of its forms.
    Term(String),
    /// All words that begin so: `азапт*`.
    Prefix(String),
    /// Adjacent words in this order; also a word that hides several, such as `OP-CAT`.
    Phrase(Vec<String>),
    /// All of these. An empty list is an empty query.
    And(Vec<Query>),
    /// At least one of these.
    Or(Vec<Query>),
    /// Not this.
    Not(Box<Query>),
}

impl Query {
    /// Whether nothing is asked.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        matches!(self, Query::And(parts) | Query::Or(parts) if parts.is_empty())
    }
}

/// Reads a query: words, `"phrases"`, `word*`, `-word`, parentheses, and in capitals AND, OR, NOT or
/// their Russian (И, ИЛИ, НЕ) and Kazakh (ЖӘНЕ, НЕМЕСЕ, ЕМЕС) words. Words side by side mean AND.
///
/// ```
/// use kenes_analysis::query::{Query, parse};
/// assert_eq!(parse("пыток ИЛИ азаптау"), Query::Or(vec![
///     Query::Term("пытк".into()),
///     Query::Term("азапта".into()),
/// ]));
/// ```
#[must_use]
pub fn parse(text: &str) -> Query {
    let marks = read_marks(text);
    let mut reader = Reader {
        marks: &marks,
        at: 0,
    };
    let mut parts = Vec::new();
    while reader.at < marks.len() {
        parts.push(reader.either(0));
        // What stopped the reader at the top is a parenthesis that was never opened.
        reader.at += 1;
    }
    join(parts, Query::And)
}

/// Writes the query for the right side of SQLite FTS5's MATCH.
///
/// `None` when the query is empty or only excludes (`-word` alone, `a OR NOT b`): neither database can
/// answer it from its index, so the page has to say "add a word to look for".
#[must_use]
pub fn to_fts5(query: &Query) -> Option<String> {
    positive(query).map(|normal| normal.write(&Fts5))
}

/// Writes the query for PostgreSQL's `to_tsquery('simple', …)`; `None` in the same cases as [`to_fts5`].
#[must_use]
pub fn to_tsquery(query: &Query) -> Option<String> {
    positive(query).map(|normal| normal.write(&TsQuery))
}

/// What the text of a query consists of.
#[derive(Clone, Debug, PartialEq)]
enum Mark {
    Open,
    Close,
    And,
    Or,
    Not,
    Leaf(Query),
}

fn read_marks(text: &str) -> Vec<Mark> {
    let mut marks = Vec::new();
    let (mut words, mut depth) = (0usize, 0usize);
    let mut rest = text;
    while let Some(letter) = rest.chars().next() {
        if words >= MOST_WORDS {
            break;
        }
        let after = &rest[letter.len_utf8()..];
        match letter {
            '"' | '«' | '“' | '„' | '”' | '»' => {
                let end = after.find(['"', '»', '”', '“']).unwrap_or(after.len());
                words += push_leaf(&after[..end], &mut marks, MOST_WORDS - words);
                let closing = after[end..].chars().next().map_or(0, char::len_utf8);
                rest = &after[end + closing..];
            }
            '(' | ')' => {
                if letter == '(' {
                    depth += 1;
                }
                if depth <= DEEPEST {
                    marks.push(if letter == '(' {
                        Mark::Open
                    } else {
                        Mark::Close
                    });
                }
                if letter == ')' {
                    depth = depth.saturating_sub(1);
                }
                rest = after;
            }
            '-' | '−' | '–' | '!' => {
                if after.starts_with(|next: char| {
                    next.is_alphanumeric() || matches!(next, '"' | '«' | '“' | '(')
                }) {
                    marks.push(Mark::Not);
                }
                rest = after;
            }
            _ if letter.is_whitespace() => rest = after,
            _ => {
                let end = rest
                    .find(|next: char| {
                        next.is_whitespace()
                            || matches!(next, '"' | '«' | '»' | '“' | '”' | '(' | ')')
                    })
                    .unwrap_or(rest.len());
                words += push_word(&rest[..end], &mut marks, MOST_WORDS - words);
                rest = &rest[end.max(letter.len_utf8())..];
            }
        }
    }
    marks
}

/// Adds a word, an operator or nothing; gives the number of words added.
fn push_word(word: &str, marks: &mut Vec<Mark>, room: usize) -> usize {
    match word {
        "AND" | "И" | "ЖӘНЕ" | "&" | "&&" => marks.push(Mark::And),
        "OR" | "ИЛИ" | "НЕМЕСЕ" | "|" | "||" => marks.push(Mark::Or),
        "NOT" | "НЕ" | "ЕМЕС" => marks.push(Mark::Not),
        _ => {
            if let Some(begin) = word.strip_suffix('*') {
                return push_prefix(begin, marks, room);
            }
            return push_leaf(word, marks, room);
        }
    }
    0
}

fn push_leaf(text: &str, marks: &mut Vec<Mark>, room: usize) -> usize {
    let mut terms: Vec<String> = tokens(text)
        .take(room)
        .map(|token| stem(&token.folded).into_owned())
        .collect();
    let count = terms.len();
    match count {
        0 => {}
        1 => marks.push(Mark::Leaf(Query::Term(terms.remove(0)))),
        _ => marks.push(Mark::Leaf(Query::Phrase(terms))),
    }
    count
}

/// Adds a beginning of a word. The stems in the index may be shorter than what was typed, so the
/// stem of what was typed is looked for as well.
fn push_prefix(begin: &str, marks: &mut Vec<Mark>, room: usize) -> usize {
    let mut words: Vec<String> = tokens(begin).take(room).map(|token| token.folded).collect();
    let Some(last) = words.pop() else { return 0 };
    let count = words.len() + 1;
    let stemmed = stem(&last).into_owned();
    marks.push(Mark::Open);
    for word in words {
        marks.push(Mark::Leaf(Query::Term(stem(&word).into_owned())));
    }
    let prefix = Query::Prefix(last.clone());
    marks.push(Mark::Leaf(if stemmed.starts_with(&last) {
        prefix
    } else {
        Query::Or(vec![prefix, Query::Term(stemmed)])
    }));
    marks.push(Mark::Close);
    count
}

struct Reader<'marks> {
    marks: &'marks [Mark],
    at: usize,
}

impl Reader<'_> {
    fn peek(&self) -> Option<&Mark> {
        self.marks.get(self.at)
    }

    /// Parts joined by OR, up to a closing parenthesis or the end.
    fn either(&mut self, depth: usize) -> Query {
        let mut parts = vec![self.all(depth)];
        while self.peek() == Some(&Mark::Or) {
            self.at += 1;
            parts.push(self.all(depth));
        }
        join(parts, Query::Or)
    }

    /// Parts side by side or joined by AND.
    fn all(&mut self, depth: usize) -> Query {
        let mut parts = Vec::new();
        loop {
            match self.peek() {
                Some(Mark::And) => self.at += 1,
                Some(Mark::Open | Mark::Not | Mark::Leaf(_)) => parts.push(self.one(depth)),
                Some(Mark::Or | Mark::Close) | None => return join(parts, Query::And),
            }
        }
    }

    /// A leaf, a group, or the denial of one; the marks in front are counted, not nested.
    fn one(&mut self, depth: usize) -> Query {
        let mut denied = false;
        while matches!(self.peek(), Some(Mark::Not | Mark::And)) {
            denied ^= self.peek() == Some(&Mark::Not);
            self.at += 1;
        }
        let part = match self.peek() {
            Some(Mark::Leaf(leaf)) => {
                let leaf = leaf.clone();
                self.at += 1;
                leaf
            }
            Some(Mark::Open) if depth < 2 * DEEPEST => {
                self.at += 1;
                let inner = self.either(depth + 1);
                if self.peek() == Some(&Mark::Close) {
                    self.at += 1;
                }
                inner
            }
            Some(Mark::Open) => {
                self.at += 1;
                Query::And(Vec::new())
            }
            _ => Query::And(Vec::new()),
        };
        if denied && !part.is_empty() {
            Query::Not(Box::new(part))
        } else {
            part
        }
    }
}

/// Joins parts, without empty ones and without a list of one.
fn join(parts: Vec<Query>, make: fn(Vec<Query>) -> Query) -> Query {
    let mut parts: Vec<Query> = parts.into_iter().filter(|part| !part.is_empty()).collect();
    if parts.len() == 1 {
        parts.remove(0)
    } else {
        make(parts)
    }
}

/// A query that finds something without looking at what is absent.
enum Normal<'query> {
    Term(&'query str),
    Prefix(&'query str),
    Phrase(&'query [String]),
    And(Vec<Normal<'query>>),
    Or(Vec<Normal<'query>>),
    Minus(Box<Normal<'query>>, Box<Normal<'query>>),
}

/// Either what is found or what is excluded.
enum Side<'query> {
    Found(Normal<'query>),
    Excluded(Normal<'query>),
}

fn positive(query: &Query) -> Option<Normal<'_>> {
    match side(query)? {
        Side::Found(normal) => Some(normal),
        Side::Excluded(_) => None,
    }
}

fn side(query: &Query) -> Option<Side<'_>> {
    Some(match query {
        Query::Term(term) => Side::Found(Normal::Term(term)),
        Query::Prefix(begin) => Side::Found(Normal::Prefix(begin)),
        Query::Phrase(terms) if terms.is_empty() => return None,
        Query::Phrase(terms) => Side::Found(Normal::Phrase(terms)),
        Query::Not(inner) => match side(inner)? {
            Side::Found(normal) => Side::Excluded(normal),
            Side::Excluded(normal) => Side::Found(normal),
        },
        Query::And(parts) => {
            let (found, excluded) = sides(parts);
            match (found.is_empty(), excluded.is_empty()) {
                (true, true) => return None,
                (true, false) => Side::Excluded(several(excluded, Normal::Or)),
                (false, true) => Side::Found(several(found, Normal::And)),
                (false, false) => Side::Found(Normal::Minus(
                    Box::new(several(found, Normal::And)),
                    Box::new(several(excluded, Normal::Or)),
                )),
            }
        }
        Query::Or(parts) => {
            // By De Morgan, "a or not b" excludes "b without a".
            let (found, excluded) = sides(parts);
            match (found.is_empty(), excluded.is_empty()) {
                (true, true) => return None,
                (false, true) => Side::Found(several(found, Normal::Or)),
                (true, false) => Side::Excluded(several(excluded, Normal::And)),
                (false, false) => Side::Excluded(Normal::Minus(
                    Box::new(several(excluded, Normal::And)),
                    Box::new(several(found, Normal::Or)),
                )),
            }
        }
    })
}

fn sides(parts: &[Query]) -> (Vec<Normal<'_>>, Vec<Normal<'_>>) {
    let (mut found, mut excluded) = (Vec::new(), Vec::new());
    for part in parts {
        match side(part) {
            Some(Side::Found(normal)) => found.push(normal),
            Some(Side::Excluded(normal)) => excluded.push(normal),
            None => {}
        }
    }
    (found, excluded)
}

fn several<'query>(
    mut parts: Vec<Normal<'query>>,
    make: fn(Vec<Normal<'query>>) -> Normal<'query>,
) -> Normal<'query> {
    if parts.len() == 1 {
        parts.remove(0)
    } else {
        make(parts)
    }
}

/// The spelling of one database.
trait Spelling {
    fn term(&self, term: &str) -> String;
    fn prefix(&self, begin: &str) -> String;
    fn adjacent(&self) -> &'static str;
    fn and(&self) -> &'static str;
    fn or(&self) -> &'static str;
    fn without(&self) -> &'static str;
}

struct Fts5;
struct TsQuery;

impl Spelling for Fts5 {
    fn term(&self, term: &str) -> String {
        format!("\"{}\"", clean(term))
    }
    fn prefix(&self, begin: &str) -> String {
        format!("\"{}\"*", clean(begin))
    }
    fn adjacent(&self) -> &'static str {
        " + "
    }
    fn and(&self) -> &'static str {
        " AND "
    }
    fn or(&self) -> &'static str {
        " OR "
    }
    fn without(&self) -> &'static str {
        " NOT "
    }
}

impl Spelling for TsQuery {
    fn term(&self, term: &str) -> String {
        format!("'{}'", clean(term))
    }
    fn prefix(&self, begin: &str) -> String {
        format!("'{}':*", clean(begin))
    }
    fn adjacent(&self) -> &'static str {
        " <-> "
    }
    fn and(&self) -> &'static str {
        " & "
    }
    fn or(&self) -> &'static str {
        " | "
    }
    fn without(&self) -> &'static str {
        " & !"
    }
}

/// A query may be built by hand, so a term is cleaned once more; nothing can close a quotation mark.
fn clean(term: &str) -> String {
    let kept: String = term
        .chars()
        .filter(|letter| letter.is_alphanumeric())
        .collect();
    // A term without a letter finds nothing; a word that no text holds does the same on both sides.
    if kept.is_empty() {
        "0000".to_owned()
    } else {
        kept
    }
}

impl Normal<'_> {
    fn write(&self, spelling: &impl Spelling) -> String {
        match self {
            Normal::Term(term) => spelling.term(term),
            Normal::Prefix(begin) => spelling.prefix(begin),
            Normal::Phrase(terms) => {
                let terms: Vec<String> = terms.iter().map(|term| spelling.term(term)).collect();
                format!("({})", terms.join(spelling.adjacent()))
            }
            Normal::And(parts) => group(parts, spelling, spelling.and()),
            Normal::Or(parts) => group(parts, spelling, spelling.or()),
            Normal::Minus(found, excluded) => {
                format!(
                    "({}{}{})",
                    found.write(spelling),
                    spelling.without(),
                    excluded.write(spelling)
                )
            }
        }
    }
}

fn group(parts: &[Normal<'_>], spelling: &impl Spelling, between: &str) -> String {
    let parts: Vec<String> = parts.iter().map(|part| part.write(spelling)).collect();
    format!("({})", parts.join(between))
}

#[cfg(test)]
mod tests;
