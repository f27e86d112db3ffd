//! Road maps as a sheet that [`super::read`] reads back unchanged.

use super::{Column, ExistingRoadMap, Grade};
use crate::export::{self, Cell, Sheet};

/// The columns of the sheet, in their order.
pub const COLUMNS: [Column; 12] = [
    Column::Number,
    Column::TitleEn,
    Column::TitleRu,
    Column::TitleKk,
    Column::Summary,
    Column::KeyRecommendation,
    Column::Indicators,
    Column::Grade,
    Column::GradedBy,
    Column::Standing,
    Column::GradedOn,
    Column::Method,
];

/// A row for each road map; each further grade has a row of its own below, with the number alone.
pub fn sheet(title: &str, road_maps: &[ExistingRoadMap]) -> Sheet {
    let columns = COLUMNS
        .iter()
        .map(|column| {
            let made = export::Column::new(column.name());
            match column {
                Column::TitleEn | Column::TitleRu | Column::TitleKk => made.width(40.0).wrapped(),
                Column::Summary | Column::KeyRecommendation | Column::Indicators => {
                    made.width(60.0).wrapped()
                }
                Column::Number | Column::Standing => made.width(10.0),
                _ => made.width(20.0),
            }
        })
        .collect();
    let rows = road_maps
        .iter()
        .flat_map(|road_map| {
            let further = road_map
                .grades
                .iter()
                .skip(1)
                .map(|grade| row(road_map, Some(grade), false));
            std::iter::once(row(road_map, road_map.grades.first(), true)).chain(further)
        })
        .collect();
    Sheet {
        title: title.to_owned(),
        columns,
        rows,
        notes: Vec::new(),
    }
}

fn row(road_map: &ExistingRoadMap, grade: Option<&Grade>, first: bool) -> Vec<Cell> {
    let title = |language: &str| {
        let found = road_map.titles.iter().find(|(known, _)| known == language);
        Cell::from(found.map(|(_, title)| title.as_str()))
    };
    let list = |items: Vec<String>| {
        if items.is_empty() {
            Cell::Empty
        } else {
            Cell::List(items)
        }
    };
    // A bullet before each keeps a quotation without a citation apart from the one before it.
    let bulleted = |items: &mut dyn Iterator<Item = &str>| {
        list(items.map(|item| format!("• {item}")).collect())
    };
    COLUMNS
        .iter()
        .map(|column| match column {
            Column::Number => Cell::Number(f64::from(road_map.number)),
            Column::TitleEn if first => title("en"),
            Column::TitleRu if first => title("ru"),
            Column::TitleKk if first => title("kk"),
            Column::Summary if first => {
                Cell::from(road_map.summary.as_ref().map(|(_, text)| text.as_str()))
            }
            Column::KeyRecommendation if first => {
                bulleted(&mut road_map.keys.iter().map(|key| key.written.as_str()))
            }
            Column::Indicators if first => {
                bulleted(&mut road_map.indicators.iter().map(String::as_str))
            }
            Column::Grade => Cell::from(grade.map(|grade| grade.grade.as_str())),
            Column::GradedBy => Cell::from(grade.map(|grade| grade.by.as_str())),
            Column::Standing => Cell::from(grade.map(|grade| grade.standing.code())),
            Column::GradedOn => grade
                .and_then(|grade| grade.on)
                .map_or(Cell::Empty, Cell::Date),
            Column::Method => Cell::from(grade.map(|grade| grade.method.as_str())),
            _ => Cell::Empty,
        })
        .collect()
}
