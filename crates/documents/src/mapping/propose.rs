//! A proposal for a mapping: names of columns first, then a look at what stands in them.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use super::synonyms::field_of;
use super::{ColumnRule, Field, List, Mapping, TextRule};
use crate::date::{DateOrder, order_of, parse_date};
use crate::mechanism::Mechanism;
use crate::numbering::split_number;
use crate::record::{Kind, Position};
use crate::states::is_state;
use crate::table::{Cell, Table};
use crate::text::{decode_references, fold};

/// How many cells of a column are looked at.
const SAMPLE: usize = 400;

/// Proposes which column is which field. What cannot be told stays [`Field::Extra`]; [`Mapping::missing`] says what a
/// person has to add before the table can be read.
pub fn propose_mapping(table: &Table) -> Mapping {
    let samples: Vec<Sample> = (0..table.columns.len())
        .map(|at| Sample::of(table, at))
        .collect();
    let mut fields: Vec<Field> = table
        .columns
        .iter()
        .zip(&samples)
        .map(|(name, sample)| match field_of(name) {
            Some(field) if sample.fits(field, table.rows.len()) => field,
            _ => Field::Extra,
        })
        .collect();
    keep_first_of_each(&mut fields);
    if !fields.contains(&Field::Text)
        && let Some(at) = longest(&samples, &fields)
    {
        fields[at] = Field::Text;
    }
    let columns: Vec<ColumnRule> = table
        .columns
        .iter()
        .zip(&fields)
        .zip(&samples)
        .filter(|((name, _), _)| !name.is_empty())
        .map(|((name, field), sample)| ColumnRule {
            name: name.clone(),
            field: *field,
            list: field.is_list().then(|| sample.list(*field)),
        })
        .collect();
    let of = |field: Field| {
        fields
            .iter()
            .position(|found| *found == field)
            .map(|at| &samples[at])
    };
    let numbered = !fields.contains(&Field::Paragraph)
        && !fields.contains(&Field::OriginalText)
        && of(Field::Text).is_some_and(Sample::is_numbered);
    Mapping {
        text_rule: if numbered {
            TextRule::Numbered
        } else {
            TextRule::Plain
        },
        date_order: of(Field::DocumentDate).map_or(DateOrder::DayFirst, Sample::date_order),
        constants: constants(&fields, &samples, table),
        positions: BTreeMap::new(),
        columns,
    }
}

/// A table without a column of mechanisms comes from the universal periodic review when it speaks of recommending
/// States together with a State's position, a session or a cycle.
fn constants(fields: &[Field], samples: &[Sample], table: &Table) -> BTreeMap<Field, String> {
    let mut constants = BTreeMap::new();
    let has = |field: Field| fields.contains(&field);
    if !has(Field::Mechanism) {
        let of_review = has(Field::RecommendingStates)
            && (has(Field::Position) || has(Field::Session) || has(Field::Cycle));
        let symbols = fields
            .iter()
            .position(|field| *field == Field::DocumentSymbol)
            .map(|at| &samples[at]);
        if of_review {
            constants.insert(Field::Mechanism, "UPR".to_owned());
        } else if let Some(code) = symbols.and_then(Sample::mechanism_of_symbols) {
            constants.insert(Field::Mechanism, code);
        } else if table
            .columns
            .iter()
            .any(|name| fold(name).contains("upr") || fold(name).contains("упо"))
        {
            constants.insert(Field::Mechanism, "UPR".to_owned());
        }
    }
    constants
}

/// Of several columns for one field that holds one value, the first stays.
fn keep_first_of_each(fields: &mut [Field]) {
    let mut seen = BTreeSet::new();
    for field in fields.iter_mut() {
        if !field.is_list()
            && !matches!(field, Field::Extra | Field::Ignore)
            && !seen.insert(*field)
        {
            *field = Field::Extra;
        }
    }
}

/// The unnamed column of longest texts, when they are sentences.
fn longest(samples: &[Sample], fields: &[Field]) -> Option<usize> {
    let mean = |at: usize| samples[at].mean_length();
    (0..samples.len())
        .filter(|at| fields[*at] == Field::Extra && mean(*at) >= 30)
        .max_by_key(|at| mean(*at))
}

/// The filled cells at the beginning of one column.
struct Sample {
    cells: Vec<String>,
    numbers: usize,
    dates: usize,
    distinct: bool,
    filled: usize,
    lists: bool,
}

impl Sample {
    fn of(table: &Table, at: usize) -> Self {
        let mut sample = Self {
            cells: Vec::new(),
            numbers: 0,
            dates: 0,
            distinct: true,
            filled: 0,
            lists: false,
        };
        let mut seen = std::collections::HashSet::new();
        for cell in table.column(at).filter(|cell| !cell.is_blank()) {
            sample.filled += 1;
            if sample.distinct && !seen.insert(cell.text().into_owned()) {
                sample.distinct = false;
            }
            if sample.cells.len() < SAMPLE {
                sample.numbers += usize::from(matches!(cell, Cell::Number(_)));
                sample.dates += usize::from(matches!(cell, Cell::Date(_)));
                sample.lists |= matches!(cell, Cell::List(_));
                let text = cell.text();
                sample
                    .cells
                    .push(decode_references(&text).unwrap_or_else(|| text.into_owned()));
            }
        }
        sample
    }

    /// Whether at least half of the cells are what the field needs. An empty column fits what its name says.
    fn fits(&self, field: Field, rows: usize) -> bool {
        if self.cells.is_empty() {
            return true;
        }
        let half = |is: &dyn Fn(&str) -> bool| {
            2 * self.cells.iter().filter(|cell| is(cell)).count() >= self.cells.len()
        };
        match field {
            // A column of identifiers names nearly every row, and no two of them alike but by mistake.
            Field::Key => self.filled * 10 >= rows * 9 && (self.distinct || self.mostly_distinct()),
            Field::Kind => half(&|cell| Kind::parse(cell).is_some()),
            Field::Mechanism => half(&|cell| Mechanism::parse(cell).is_some()),
            Field::Position => half(&|cell| Position::parse(cell).is_some()),
            Field::Cycle => half(&|cell| {
                cell.trim()
                    .parse::<u8>()
                    .is_ok_and(|cycle| (1..=9).contains(&cycle))
            }),
            Field::DocumentDate => {
                self.dates > 0
                    || half(&|cell| {
                        parse_date(cell, DateOrder::DayFirst).is_some()
                            || parse_date(cell, DateOrder::MonthFirst).is_some()
                    })
            }
            Field::Language => half(&|cell| crate::tabular::language_tag(cell).is_some()),
            Field::Paragraph => half(&|cell| cell.chars().count() <= 20),
            _ => true,
        }
    }

    /// One key that comes twice is a mistake to be named, however few the rows are.
    fn mostly_distinct(&self) -> bool {
        let distinct: BTreeSet<&str> = self.cells.iter().map(String::as_str).collect();
        let repeated = self.cells.len() - distinct.len();
        repeated <= 1 || repeated * 10 <= self.cells.len()
    }

    fn mean_length(&self) -> usize {
        self.cells
            .iter()
            .map(|cell| cell.chars().count())
            .sum::<usize>()
            / self.cells.len().max(1)
    }

    fn is_numbered(&self) -> bool {
        let numbered = self
            .cells
            .iter()
            .filter(|cell| split_number(cell).is_some())
            .count();
        self.cells.len() > 1 && numbered * 5 >= self.cells.len() * 4
    }

    fn date_order(&self) -> DateOrder {
        let orders: Vec<DateOrder> = self
            .cells
            .iter()
            .filter_map(|cell| order_of(cell))
            .flatten()
            .collect();
        let month_first = orders
            .iter()
            .filter(|order| **order == DateOrder::MonthFirst)
            .count();
        if month_first * 2 > orders.len() {
            DateOrder::MonthFirst
        } else {
            DateOrder::DayFirst
        }
    }

    /// How several values stand in the cells of this column.
    fn list(&self, field: Field) -> List {
        let share =
            |is: &dyn Fn(&String) -> bool| self.cells.iter().filter(|cell| is(cell)).count();
        let dashed = share(&|cell| cell.trim_start().starts_with("- "));
        if dashed * 2 > self.cells.len() {
            return List::DashLines;
        }
        if self.lists || share(&|cell| cell.contains('\n')) > 0 {
            return List::Lines;
        }
        if share(&|cell| cell.contains(';')) > 0 {
            return List::By(";".to_owned());
        }
        if share(&|cell| cell.contains('|')) > 0 {
            return List::By("|".to_owned());
        }
        if self.commas_part(field) {
            List::By(",".to_owned())
        } else {
            List::Single
        }
    }

    /// Whether commas part values here or belong to names: names of States are known; other values come back alone or
    /// in other company.
    fn commas_part(&self, field: Field) -> bool {
        let mut pieces: HashMap<&str, usize> = HashMap::new();
        for cell in &self.cells {
            for piece in cell.split(',').map(str::trim) {
                *pieces.entry(piece).or_default() += 1;
            }
        }
        let parted: Vec<&str> = self
            .cells
            .iter()
            .filter(|cell| cell.contains(','))
            .flat_map(|cell| cell.split(','))
            .map(str::trim)
            .collect();
        if parted.is_empty() {
            return false;
        }
        let known = |piece: &&&str| match field {
            Field::RecommendingStates => is_state(piece),
            _ => pieces.get(**piece).is_some_and(|count| *count > 1) && !piece.starts_with("and "),
        };
        parted.iter().filter(known).count() * 10 >= parted.len() * 7
    }

    /// The treaty body whose name begins the symbols of documents, such as `CEDAW/C/KAZ/CO/5`.
    fn mechanism_of_symbols(&self) -> Option<String> {
        let first: BTreeSet<&str> = self
            .cells
            .iter()
            .filter_map(|cell| cell.trim().split('/').next())
            .collect();
        let [only] = first.into_iter().collect::<Vec<_>>()[..] else {
            return None;
        };
        let code = match only {
            "E" => "CESCR",
            other => other,
        };
        Mechanism::codes()
            .find(|known| *known == code)
            .map(str::to_owned)
    }
}
