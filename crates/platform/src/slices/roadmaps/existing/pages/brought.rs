//! What a road map's page shows of its file: key recommendations, indicators, and who says how far it is.

use super::{languages, standing_word};
use crate::slices::roadmaps::{
    existing::{model, store as imports, tables::KeyRow},
    model::recommendation_reference,
    pages::Excerpt,
    tables::RoadMapRow,
};
use kenes_kernel::{Ctx, Result, clock::Day, page::Shell};

/// Empty of everything for road maps that came from nowhere else.
#[derive(Default)]
pub struct BroughtView {
    /// Languages in which the title is missing: "Kazakh, Russian".
    pub missing: String,
    /// Language of the title that is shown; empty when it is the reader's.
    pub title_lang: String,
    pub keys: Vec<KeyLine>,
    pub indicators: Vec<Excerpt>,
    /// Who speaks, side by side; neither hides another.
    pub voices: Vec<Voice>,
}

pub struct KeyLine {
    pub written: String,
    /// Empty while it is not linked to the register, or not open to the reader.
    pub reference: String,
    pub href: String,
}

pub struct Voice {
    pub label: String,
    pub grades: Vec<GradeLine>,
}

pub struct GradeLine {
    pub grade: String,
    pub by: String,
    pub day: String,
    pub method: String,
}

impl BroughtView {
    /// What belongs to this road map.
    ///
    /// # Errors
    /// The database's.
    pub async fn of(ctx: &Ctx, row: &RoadMapRow) -> Result<Self> {
        let db = ctx.db().read();
        let shell = Shell::titled(ctx, String::new());
        let keys = imports::list_keys(db, &[row.id]).await?;
        let ids: Vec<_> = keys.iter().map(|key| key.id).collect();
        let links = imports::links::list_links(db, &ids).await?;
        let stands_for = |key: &KeyRow| {
            let later = || links.get(&key.id).map(|link| link.recommendation_id);
            key.recommendation_id.or_else(later)
        };
        let linked: Vec<_> = keys.iter().filter_map(stands_for).collect();
        let numbers = imports::list_numbers(db, &ctx.viewer, &linked).await?;
        let grades = imports::list_grades(db, &[row.id]).await?;
        let shown = row.title.shown(ctx.locale);
        let missing = model::missing_languages(&row.title);
        Ok(Self {
            missing: languages(ctx, &missing),
            title_lang: if shown.language == ctx.locale.tag() {
                String::new()
            } else {
                shown.language.to_owned()
            },
            keys: keys
                .iter()
                .map(|key| {
                    let reference = stands_for(key)
                        .and_then(|id| numbers.get(&id))
                        .map(|number| recommendation_reference(*number))
                        .unwrap_or_default();
                    KeyLine {
                        written: key.written.clone(),
                        href: shell.url(&format!("/recommendations/{reference}")),
                        reference,
                    }
                })
                .collect(),
            indicators: imports::list_indicators(db, &[row.id])
                .await?
                .iter()
                .map(|indicator| {
                    let shown = indicator.words.shown(ctx.locale);
                    Excerpt {
                        text: shown.text.to_owned(),
                        lang: shown.language.to_owned(),
                    }
                })
                .collect(),
            voices: ["state", "independent", "not_said"]
                .into_iter()
                .filter_map(|standing| {
                    let lines: Vec<GradeLine> = grades
                        .iter()
                        .filter(|grade| grade.standing == standing)
                        .map(|grade| GradeLine {
                            grade: grade.grade.clone(),
                            by: grade.assessor.clone(),
                            day: grade
                                .day
                                .parse::<Day>()
                                .map(|day| shell.day(&day))
                                .unwrap_or_else(|_| ctx.say("roadmaps-grade-undated", &[])),
                            method: grade.method.clone(),
                        })
                        .collect();
                    // Where somebody speaks, it is said that the State or the others do not.
                    let heard = !lines.is_empty() || standing != "not_said" && !grades.is_empty();
                    heard.then(|| Voice {
                        label: standing_word(ctx, standing),
                        grades: lines,
                    })
                })
                .collect(),
        })
    }
}
