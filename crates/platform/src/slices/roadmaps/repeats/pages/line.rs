//! A line in time: who asked when, what the State said, and how others graded. Drawn on the server.

use super::{
    super::model::{Mark, Moment, Tick, WIDTH, draw},
    position_word,
};
use crate::slices::{
    recommendations::mechanism_word,
    roadmaps::{existing::store as existing, repeats::store::MemberRow, store as road_maps},
};
use kenes_kernel::{Ctx, Result, clock::Day, i18n::Arg};

/// A grade of the road map in which a group stands.
pub struct Graded {
    pub grade: String,
    pub assessor: String,
    pub standing: String,
    /// `YYYY-MM-DD`, or empty.
    pub day: String,
}

/// The drawing as plain places and words.
pub struct LineInTime {
    pub title: String,
    pub width: i32,
    pub height: i32,
    pub lanes: Vec<Lane>,
    pub ticks: Vec<Tick>,
    pub axis_y: i32,
}

pub struct Lane {
    pub name: String,
    pub y: i32,
    pub points: Vec<DrawnMark>,
}

pub struct DrawnMark {
    pub x: i32,
    pub y: i32,
    pub state: String,
    /// How many, where they are several.
    pub count: String,
    /// "23 January 2025: supported, 3 times".
    pub label: String,
}

const LANE: i32 = 56;
const TOP: i32 = 28;

impl LineInTime {
    /// One lane for the universal review, one for every other mechanism, then those of the grades.
    pub fn of(ctx: &Ctx, members: &[MemberRow], grades: &[Graded]) -> Self {
        let mut names: Vec<String> = Vec::new();
        let mut moments: Vec<Moment> = Vec::new();
        let mut lane = |name: String| {
            names
                .iter()
                .position(|known| *known == name)
                .unwrap_or_else(|| {
                    names.push(name);
                    names.len() - 1
                })
        };
        for member in members {
            moments.push(Moment {
                lane: lane(mechanism_word(ctx, &member.mechanism)),
                date: member.date.clone().unwrap_or_default(),
                state: if member.position.is_empty() {
                    "unknown".into()
                } else {
                    member.position.clone()
                },
            });
        }
        for standing in ["state", "independent", "not_said"] {
            for graded in grades.iter().filter(|graded| graded.standing == standing) {
                let key = format!("roadmaps-standing-short-{}", standing.replace('_', "-"));
                moments.push(Moment {
                    lane: lane(ctx.say(&key, &[])),
                    date: graded.day.clone(),
                    state: "grade".into(),
                });
            }
        }
        let (marks, ticks) = draw(&moments);
        let lanes: Vec<Lane> = names
            .into_iter()
            .enumerate()
            .filter(|(at, _)| marks.iter().any(|mark| mark.lane == *at))
            .enumerate()
            .map(|(row, (at, name))| {
                let y = TOP + i32::try_from(row).unwrap_or(0) * LANE;
                Lane {
                    name,
                    y,
                    points: marks
                        .iter()
                        .filter(|mark| mark.lane == at)
                        .map(|mark| drawn(ctx, mark, y, grades))
                        .collect(),
                }
            })
            .collect();
        let axis_y = TOP + i32::try_from(lanes.len()).unwrap_or(0) * LANE - 12;
        Self {
            title: ctx.say("roadmaps-line-title", &[("n", members.len().into())]),
            width: WIDTH,
            height: axis_y + 32,
            lanes,
            ticks,
            axis_y,
        }
    }
}

fn drawn(ctx: &Ctx, mark: &Mark, y: i32, grades: &[Graded]) -> DrawnMark {
    let when = if mark.first == mark.last {
        written(ctx, &mark.first)
    } else {
        format!(
            "{} – {}",
            written(ctx, &mark.first),
            written(ctx, &mark.last)
        )
    };
    let what = if mark.state == "grade" {
        grades
            .iter()
            .filter(|graded| graded.day >= mark.first && graded.day <= mark.last)
            .map(|graded| format!("{} ({})", graded.grade, graded.assessor))
            .collect::<Vec<_>>()
            .join("; ")
    } else {
        position_word(ctx, &mark.state)
    };
    DrawnMark {
        x: mark.x,
        y,
        state: mark.state.clone(),
        count: if mark.count > 1 {
            mark.count.to_string()
        } else {
            String::new()
        },
        label: ctx.say(
            "roadmaps-line-mark",
            &[
                ("when", Arg::Text(when)),
                ("what", Arg::Text(what)),
                ("n", mark.count.into()),
            ],
        ),
    }
}

/// A date in the reader's language; a year alone stays one.
pub fn written(ctx: &Ctx, date: &str) -> String {
    match date.parse::<Day>() {
        Ok(day) => ctx.kernel.words.day(ctx.locale, day),
        Err(_) if date.is_empty() => ctx.say("roadmaps-grade-undated", &[]),
        Err(_) => date.to_owned(),
    }
}

/// The grades of a road map, oldest first.
///
/// # Errors
/// The database's.
pub async fn grades_of(ctx: &Ctx, road_map: i64) -> Result<Vec<Graded>> {
    let db = ctx.db().read();
    let Some(row) = road_maps::find_road_map(db, &ctx.viewer, road_map).await? else {
        return Ok(Vec::new());
    };
    let mut grades: Vec<Graded> = existing::list_grades(db, &[row.id])
        .await?
        .into_iter()
        .map(|row| Graded {
            grade: row.grade,
            assessor: row.assessor,
            standing: row.standing,
            day: row.day,
        })
        .collect();
    grades.sort_by(|one, other| one.day.cmp(&other.day));
    Ok(grades)
}

/// What each side had last said by a date: never one figure of both.
pub fn grades_at(ctx: &Ctx, grades: &[Graded], date: &str) -> Vec<String> {
    ["state", "independent", "not_said"]
        .into_iter()
        .filter_map(|standing| {
            let last = grades.iter().rfind(|graded| {
                graded.standing == standing && !graded.day.is_empty() && graded.day.as_str() <= date
            })?;
            Some(ctx.say(
                "roadmaps-line-grade",
                &[
                    (
                        "standing",
                        Arg::Text(ctx.say(
                            &format!("roadmaps-standing-{}", standing.replace('_', "-")),
                            &[],
                        )),
                    ),
                    ("grade", Arg::Text(last.grade.clone())),
                    ("assessor", Arg::Text(last.assessor.clone())),
                    ("day", Arg::Text(written(ctx, &last.day))),
                ],
            ))
        })
        .collect()
}
