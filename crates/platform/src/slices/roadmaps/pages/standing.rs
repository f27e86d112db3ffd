//! What stands in a road map, a page of it at a time: repeat groups first, then what repeats no other.

use super::{
    Choice,
    lines::{self, PlaceLine},
};
use crate::slices::{
    recommendations::mechanism_word,
    roadmaps::{
        actions::reasons,
        model,
        store::board::{self, OutlineRow},
        tables::RoadMapRow,
    },
};
use kenes_kernel::{Ctx, Result, i18n::Arg};
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, BTreeSet};
use uuid::Uuid;

/// Asks of one page, as many as the register shows recommendations.
const PAGE: usize = 50;

/// The filters as an address holds them.
#[derive(Clone, Debug, Default, Deserialize, Serialize)]
#[serde(default)]
pub struct Filters {
    #[serde(skip_serializing_if = "String::is_empty")]
    mechanism: String,
    /// A code, or `unknown`.
    #[serde(skip_serializing_if = "String::is_empty")]
    position: String,
    /// `repeated`, `single` or nothing for all.
    #[serde(skip_serializing_if = "String::is_empty")]
    kin: String,
    #[serde(skip_serializing_if = "String::is_empty")]
    page: String,
}

impl Filters {
    fn is_whole(&self) -> bool {
        self.mechanism.is_empty() && self.position.is_empty() && self.kin.is_empty()
    }

    fn keeps(&self, row: &OutlineRow) -> bool {
        (self.mechanism.is_empty() || row.mechanism == self.mechanism)
            && (self.position.is_empty() || position_code(row) == self.position)
            && match self.kin.as_str() {
                "repeated" => row.group_number.is_some(),
                "single" => row.group_number.is_none(),
                _ => true,
            }
    }

    fn address(&self, path: &str, page: usize) -> String {
        let page = if page > 1 {
            page.to_string()
        } else {
            String::new()
        };
        let query = serde_urlencoded::to_string(Self {
            page,
            ..self.clone()
        })
        .unwrap_or_default();
        let mark = if query.is_empty() { "" } else { "?" };
        format!("{path}{mark}{query}#standing")
    }
}

fn position_code(row: &OutlineRow) -> &str {
    if row.position.is_empty() {
        "unknown"
    } else {
        &row.position
    }
}

/// A repeat group, or the recommendations that repeat no other, as far as they stand on this page.
pub struct Group {
    pub heading: String,
    pub places: Vec<PlaceLine>,
}

pub struct Pager {
    pub previous: String,
    pub next: String,
    pub from: i64,
    pub to: i64,
    pub total: i64,
}

/// One page of what stands.
pub struct Standing {
    pub groups: Vec<Group>,
    /// Whether there is so much that it can be narrowed.
    pub is_filtered: bool,
    pub may_filter: bool,
    pub mechanisms: Vec<Choice>,
    pub positions: Vec<Choice>,
    pub kins: Vec<Choice>,
    pub action: String,
    pub pager: Pager,
    pub is_paged: bool,
}

impl Standing {
    /// # Errors
    /// The database's.
    pub async fn of(
        ctx: &Ctx,
        row: &RoadMapRow,
        outline: &[OutlineRow],
        filters: &Filters,
    ) -> Result<Self> {
        let kept: Vec<&OutlineRow> = outline.iter().filter(|row| filters.keeps(row)).collect();
        let ordered = ordered(&kept);
        let pages = ordered.len().div_ceil(PAGE).max(1);
        let page = filters.page.parse().unwrap_or(1_usize).clamp(1, pages);
        let shown: Vec<&(Option<i64>, &OutlineRow)> =
            ordered.iter().skip((page - 1) * PAGE).take(PAGE).collect();
        let asks: Vec<Uuid> = shown.iter().map(|(_, row)| row.ask_id).collect();
        let placed = board::list_placed_asks(ctx.db().read(), &ctx.viewer, &asks).await?;
        let mut groups: Vec<Group> = Vec::new();
        for part in shown.chunk_by(|one, other| one.0 == other.0) {
            let group = part[0].0;
            let whole: Vec<&OutlineRow> = ordered
                .iter()
                .filter(|(of, _)| *of == group)
                .map(|(_, row)| *row)
                .collect();
            let begins = whole
                .first()
                .is_some_and(|first| first.ask_id == part[0].1.ask_id);
            groups.push(Group {
                heading: heading(ctx, group, &whole, ordered.len() == whole.len(), begins),
                places: readable(
                    part.iter()
                        .filter_map(|(_, row)| placed.get(&row.ask_id))
                        .map(|row| PlaceLine::placed(ctx, row)),
                ),
            });
        }
        let places = groups.iter_mut().flat_map(|group| &mut group.places);
        let found = places.flat_map(|place| &mut place.reasons).collect();
        reasons::link(ctx, found).await?;
        let path = format!(
            "/{}/road-maps/{}",
            ctx.locale,
            model::road_map_reference(row.number)
        );
        let number = |n: usize| i64::try_from(n).unwrap_or(i64::MAX);
        Ok(Self {
            groups,
            is_filtered: !filters.is_whole(),
            may_filter: outline.len() > PAGE || !filters.is_whole(),
            mechanisms: mechanisms(ctx, outline, &filters.mechanism),
            positions: positions(ctx, outline, &filters.position),
            kins: kins(ctx, &filters.kin),
            pager: Pager {
                previous: if page > 1 {
                    filters.address(&path, page - 1)
                } else {
                    String::new()
                },
                next: if page < pages {
                    filters.address(&path, page + 1)
                } else {
                    String::new()
                },
                from: number(((page - 1) * PAGE + 1).min(ordered.len())),
                to: number((page * PAGE).min(ordered.len())),
                total: number(ordered.len()),
            },
            is_paged: pages > 1,
            action: path,
        })
    }
}

impl Standing {
    /// For the pages that tests draw.
    pub fn sample(ctx: &Ctx, places: Vec<PlaceLine>) -> Self {
        let heading = lines::heading(ctx, "roadmaps-repeat-group", 2, 3);
        Self {
            groups: vec![Group {
                heading: ctx.say("roadmaps-group-goes-on", &[("heading", heading.into())]),
                places,
            }],
            is_filtered: true,
            may_filter: true,
            mechanisms: counted(
                BTreeMap::from([("CAT".to_owned(), ("CAT".to_owned(), 41))]),
                "CAT",
                ctx,
            ),
            positions: Vec::new(),
            kins: kins(ctx, "repeated"),
            action: "/en/road-maps/RM-17".into(),
            pager: Pager {
                previous: "/en/road-maps/RM-17".into(),
                next: "/en/road-maps/RM-17?page=3".into(),
                from: 51,
                to: 100,
                total: 1204,
            },
            is_paged: true,
        }
    }
}

/// Repeat groups first, the largest on top; then what repeats no other.
fn ordered<'o>(kept: &[&'o OutlineRow]) -> Vec<(Option<i64>, &'o OutlineRow)> {
    let mut by_group: BTreeMap<Option<i64>, Vec<&OutlineRow>> = BTreeMap::new();
    for row in kept {
        by_group.entry(row.group_number).or_default().push(row);
    }
    let singles = by_group.remove(&None).unwrap_or_default();
    let mut repeated: Vec<(Option<i64>, Vec<&OutlineRow>)> = by_group.into_iter().collect();
    repeated.sort_by_key(|(_, rows)| std::cmp::Reverse(rows.len()));
    repeated
        .into_iter()
        .chain([(None, singles)])
        .flat_map(|(group, rows)| rows.into_iter().map(move |row| (group, row)))
        .collect()
}

fn heading(
    ctx: &Ctx,
    group: Option<i64>,
    whole: &[&OutlineRow],
    alone: bool,
    begins: bool,
) -> String {
    let numbers: BTreeSet<i64> = whole.iter().map(|row| row.number).collect();
    let key = match group {
        Some(_) => "roadmaps-repeat-group",
        None if alone => "roadmaps-all-recommendations",
        None => "roadmaps-single-recommendations",
    };
    let heading = lines::heading(ctx, key, numbers.len(), whole.len());
    if begins {
        return heading;
    }
    ctx.say("roadmaps-group-goes-on", &[("heading", heading.into())])
}

/// A translation shows all asks of its recommendation at once; it is read once.
fn readable(places: impl Iterator<Item = PlaceLine>) -> Vec<PlaceLine> {
    let mut shown: Vec<PlaceLine> = Vec::new();
    for place in places {
        let known = shown
            .iter_mut()
            .find(|known| known.reference == place.reference && known.text == place.text);
        match known {
            Some(known) => {
                known.doubtful |= place.doubtful;
                for reason in place.reasons {
                    if !known.reasons.contains(&reason) {
                        known.reasons.push(reason);
                    }
                }
            }
            None => shown.push(place),
        }
    }
    shown
}

fn counted(counts: BTreeMap<String, (String, usize)>, chosen: &str, ctx: &Ctx) -> Vec<Choice> {
    let all = Choice {
        value: String::new(),
        label: ctx.say("roadmaps-standing-any", &[]),
        selected: chosen.is_empty(),
    };
    let mut choices: Vec<(usize, Choice)> = counts
        .into_iter()
        .map(|(value, (label, n))| {
            let choice = Choice {
                label: ctx.say(
                    "roadmaps-standing-counted",
                    &[
                        ("what", label.into()),
                        ("n", Arg::Number(i64::try_from(n).unwrap_or(0))),
                    ],
                ),
                selected: value == chosen,
                value,
            };
            (n, choice)
        })
        .collect();
    choices.sort_by_key(|(n, _)| std::cmp::Reverse(*n));
    std::iter::once(all)
        .chain(choices.into_iter().map(|(_, choice)| choice))
        .collect()
}

fn mechanisms(ctx: &Ctx, outline: &[OutlineRow], chosen: &str) -> Vec<Choice> {
    let mut counts: BTreeMap<String, (String, usize)> = BTreeMap::new();
    for row in outline {
        counts
            .entry(row.mechanism.clone())
            .or_insert_with(|| (mechanism_word(ctx, &row.mechanism), 0))
            .1 += 1;
    }
    counted(counts, chosen, ctx)
}

fn positions(ctx: &Ctx, outline: &[OutlineRow], chosen: &str) -> Vec<Choice> {
    let mut counts: BTreeMap<String, (String, usize)> = BTreeMap::new();
    for row in outline {
        let code = position_code(row);
        let key = if code == "unknown" {
            "roadmaps-position-unknown".to_owned()
        } else {
            format!("web-position-{code}")
        };
        counts
            .entry(code.to_owned())
            .or_insert_with(|| (ctx.say(&key, &[]), 0))
            .1 += 1;
    }
    counted(counts, chosen, ctx)
}

fn kins(ctx: &Ctx, chosen: &str) -> Vec<Choice> {
    ["", "repeated", "single"]
        .into_iter()
        .map(|kin| Choice {
            value: kin.to_owned(),
            label: ctx.say(
                if kin.is_empty() {
                    "roadmaps-standing-any"
                } else if kin == "single" {
                    "roadmaps-standing-single"
                } else {
                    "roadmaps-standing-repeated"
                },
                &[],
            ),
            selected: kin == chosen,
        })
        .collect()
}
