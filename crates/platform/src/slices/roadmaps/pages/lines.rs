//! Parts that several pages of road maps share.

use super::TitlePosted;
pub use crate::slices::accounts::Keys;
use crate::slices::{
    recommendations::{source_line, words},
    roadmaps::{
        actions::reasons::{Sentence, reasons},
        model,
        store::{PlacedRow, proposals::PlaceRow},
    },
};
use kenes_kernel::{Ctx, content::Content, form::FieldErrors, i18n::Arg, page::Shell};

/// A road map or a draft of one, as `ui::road_map_card` draws it.
pub struct Card {
    pub id: String,
    pub href: String,
    pub reference: String,
    pub title: String,
    pub sentence: String,
    pub tags: Vec<Tag>,
    /// What it is about; empty where that is not written.
    pub summary: String,
    /// Texts that stand in it, as samples.
    pub asks: Vec<Excerpt>,
}

/// A text with its language.
pub struct Excerpt {
    pub text: String,
    pub lang: String,
}

pub struct Tag {
    pub kind: String,
    pub label: String,
}

/// An ask with where it comes from and why it stands where it stands.
pub struct PlaceLine {
    pub ask_id: String,
    pub reference: String,
    pub href: String,
    pub source: String,
    pub text: String,
    pub lang: String,
    /// `supported`, `noted` …; empty when not known.
    pub position: String,
    pub doubtful: bool,
    /// Whether its author took it back.
    pub withdrawn: bool,
    pub reasons: Vec<Sentence>,
    /// A written share: "40%".
    pub confidence: String,
    /// Where it stands: "RM-17"; empty on pages that show one road map.
    pub road_map: String,
    /// Its title, where the page knows it.
    pub road_map_title: String,
}

impl PlaceLine {
    pub fn placed(ctx: &Ctx, row: &PlacedRow) -> Self {
        let span = (row.span_start, row.span_end);
        Self {
            position: row.position.clone(),
            doubtful: row.doubtful,
            withdrawn: row.withdrawn_at.is_some(),
            reasons: reasons(row.reasons.text(ctx.locale)),
            confidence: confidence(row.confidence),
            road_map: model::road_map_reference(row.road_map_number),
            source: source_line(ctx, &row.mechanism, row.date.as_deref(), None),
            ..Self::bare(ctx, row.ask_id.to_string(), row.number, &row.texts, span)
        }
    }

    /// A place that somebody decides about.
    pub fn doubted(ctx: &Ctx, row: &PlacedRow) -> Self {
        Self::placed(ctx, row).in_its_words(&row.texts, (row.span_start, row.span_end))
    }

    /// The ask alone in the language of record, where a translation would show all asks of its
    /// recommendation.
    fn in_its_words(mut self, texts: &Content, span: (i32, i32)) -> Self {
        let own = words(texts.of_record(), span);
        if self.lang != texts.record && own.trim() != texts.of_record().trim() {
            self.text = own.to_owned();
            self.lang.clone_from(&texts.record);
        }
        self
    }

    pub fn drafted(ctx: &Ctx, row: &PlaceRow) -> Self {
        let span = (row.span_start, row.span_end);
        Self {
            position: row.position.clone(),
            doubtful: row.doubtful,
            reasons: reasons(row.reasons.text(ctx.locale)),
            confidence: confidence(row.confidence),
            source: source_line(ctx, &row.mechanism, row.date.as_deref(), None),
            ..Self::bare(ctx, row.ask_id.to_string(), row.number, &row.texts, span)
        }
        .in_its_words(&row.texts, span)
    }

    fn bare(ctx: &Ctx, ask_id: String, number: i64, texts: &Content, span: (i32, i32)) -> Self {
        let shown = texts.shown(ctx.locale);
        // The span counts in the text of record; a translation is shown whole.
        let text = if shown.language == texts.record {
            words(shown.text, span)
        } else {
            shown.text
        };
        let reference = model::recommendation_reference(number);
        Self {
            ask_id,
            href: Shell::titled(ctx, String::new()).url(&format!("/recommendations/{reference}")),
            reference,
            source: String::new(),
            text: text.to_owned(),
            lang: shown.language.to_owned(),
            position: String::new(),
            doubtful: false,
            withdrawn: false,
            reasons: Vec::new(),
            confidence: String::new(),
            road_map: String::new(),
            road_map_title: String::new(),
        }
    }
}

pub fn confidence(permille: i32) -> String {
    format!("{}%", permille.clamp(0, 1000) / 10)
}

/// "23 recommendations, 4 repeat groups, asked since 2010."
pub fn counted(ctx: &Ctx, recommendations: i64, groups: i64, first: Option<&str>) -> String {
    let n = ("n", Arg::Number(recommendations));
    if recommendations == 0 {
        return ctx.say("roadmaps-card-empty", &[]);
    }
    let groups = ctx.say("roadmaps-card-groups", &[("n", Arg::Number(groups))]);
    match model::year(first) {
        Some(since) => ctx.say(
            "roadmaps-card-since",
            &[n, ("groups", groups.into()), ("since", since.into())],
        ),
        None => ctx.say("roadmaps-card-undated", &[n, ("groups", groups.into())]),
    }
}

/// How many recommendations a group holds, and how many asks where one of them has several.
pub fn heading(ctx: &Ctx, key: &str, recommendations: usize, asks: usize) -> String {
    let counted = ctx.say(key, &[("n", recommendations.into())]);
    if asks == recommendations {
        return counted;
    }
    ctx.say(
        "roadmaps-with-asks",
        &[("recommendations", counted.into()), ("n", asks.into())],
    )
}

/// A title in three languages to be changed.
pub struct TitleForm {
    pub action: String,
    pub version: i64,
    pub en: String,
    pub ru: String,
    pub kk: String,
    pub en_error: String,
    pub ru_error: String,
    pub kk_error: String,
    /// Whether the form was sent and came back.
    pub open: bool,
}

impl TitleForm {
    pub fn new(
        shell: &Shell,
        action: String,
        version: i64,
        stored: &Content,
        posted: Option<&TitlePosted>,
        errors: &FieldErrors,
    ) -> Self {
        let error = |field: &str| {
            errors
                .get(field)
                .map(|error| shell.say_error(error))
                .unwrap_or_default()
        };
        let now = |language: &str| stored.exactly(language).unwrap_or_default().to_owned();
        let typed = posted.cloned().unwrap_or_else(|| TitlePosted {
            version,
            title_en: now("en"),
            title_ru: now("ru"),
            title_kk: now("kk"),
        });
        Self {
            action,
            version: typed.version,
            en: typed.title_en,
            ru: typed.title_ru,
            kk: typed.title_kk,
            en_error: error("title_en"),
            ru_error: error("title_ru"),
            kk_error: error("title_kk"),
            open: posted.is_some(),
        }
    }
}
