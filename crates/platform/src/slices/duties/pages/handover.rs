//! The page and the document of a handover.

use super::duties::DutyLine;
use crate::{
    slice::Sample,
    slices::{
        body::{DutyHolder, Part},
        duties::{
            handover::{self, Handover},
            store::duties::GivenRow,
        },
    },
};
use askama::Template;
use axum::{
    extract::Path,
    response::{IntoResponse, Response},
};
use http::header;
use kenes_documents::word::{Block, docx};
use kenes_kernel::{
    Ctx, Error, Result,
    clock::Day,
    page::{Shell, render},
};

#[derive(Template)]
#[template(path = "duties/html/handover.html")]
struct HandoverPage {
    shell: Shell,
    document: String,
    lead: String,
    /// Whether nobody is the main focal point today.
    vacant: bool,
    standing: Vec<HolderLine>,
    former: Vec<HolderLine>,
    open: Vec<DutyLine>,
    promises: Vec<GivenLine>,
    given: Vec<GivenLine>,
}

struct HolderLine {
    name: String,
    part: String,
    period: String,
}

struct GivenLine {
    subject: String,
    href: String,
    what: String,
    lang: String,
    how: String,
    day: String,
    reason: String,
}

pub async fn page(ctx: Ctx, Path(key): Path<String>) -> Result<Response> {
    let handover = handover::get_handover(&ctx, &key).await?;
    render(&HandoverPage::new(&ctx, &handover)?)
}

impl HandoverPage {
    fn new(ctx: &Ctx, handover: &Handover) -> Result<Self> {
        let today = ctx.today().iso();
        let (standing, former): (Vec<&DutyHolder>, Vec<&DutyHolder>) = handover
            .holders
            .iter()
            .partition(|holder| holder.stands_on(&today));
        let name = handover.institution.name.text(ctx.locale);
        let title = ctx.say("duties-handover-title", &[("name", name.into())]);
        let lines = |rows: &[GivenRow]| rows.iter().map(|row| GivenLine::of(ctx, row)).collect();
        let open = i64::try_from(handover.open.len()).unwrap_or(i64::MAX);
        let promises = i64::try_from(handover.promises.len()).unwrap_or(i64::MAX);
        Ok(Self {
            document: format!(
                "/{}/duties/handover/{}/document",
                ctx.locale, handover.institution.key
            ),
            lead: ctx.say(
                "duties-handover-lead",
                &[("open", open.into()), ("promises", promises.into())],
            ),
            vacant: !standing
                .iter()
                .any(|holder| holder.part == Part::FocalPoint.code()),
            standing: standing
                .iter()
                .map(|holder| HolderLine::of(ctx, holder))
                .collect(),
            former: former
                .iter()
                .map(|holder| HolderLine::of(ctx, holder))
                .collect(),
            open: handover
                .open
                .iter()
                .map(|row| DutyLine::of(ctx, row))
                .collect::<Result<_>>()?,
            promises: lines(&handover.promises),
            given: lines(&handover.given),
            shell: Shell::titled(ctx, title),
        })
    }

    /// The same as blocks of a document.
    fn blocks(&self, ctx: &Ctx) -> Vec<Block> {
        let say = |key: &str| ctx.say(key, &[]);
        let heading = |key: &str| Block::Heading(say(key));
        let none = |key: &str| Block::Text(say(key));
        let mut blocks = vec![
            Block::Text(self.lead.clone()),
            Block::Text(ctx.say(
                "duties-handover-made",
                &[("day", ctx.kernel.words.day(ctx.locale, ctx.today()).into())],
            )),
            heading("duties-handover-holders"),
        ];
        if self.vacant {
            blocks.push(none("duties-handover-vacant"));
        }
        let holders = self.standing.iter().chain(&self.former);
        blocks.extend(holders.map(|holder| {
            Block::Item(format!(
                "{} · {} · {}",
                holder.name, holder.part, holder.period
            ))
        }));
        blocks.push(heading("duties-handover-open"));
        if self.open.is_empty() {
            blocks.push(none("duties-handover-open-none"));
        } else {
            let day = |day: Day| ctx.kernel.words.day(ctx.locale, day);
            blocks.push(Block::Table {
                head: ["due", "what", "asked"]
                    .map(|column| say(&format!("duties-column-{column}")))
                    .into(),
                rows: self
                    .open
                    .iter()
                    .map(|duty| {
                        vec![
                            format!("{} · {}", day(duty.due), duty.state_label),
                            format!("{} {} {}", duty.reference, duty.subject, duty.what),
                            day(duty.asked),
                        ]
                    })
                    .collect(),
            });
        }
        for (title, empty, lines) in [
            (
                "duties-handover-promises",
                "duties-handover-promises-none",
                &self.promises,
            ),
            (
                "duties-handover-given",
                "duties-handover-given-none",
                &self.given,
            ),
        ] {
            blocks.push(heading(title));
            if lines.is_empty() {
                blocks.push(none(empty));
            }
            blocks.extend(lines.iter().map(|line| Block::Item(line.as_text())));
        }
        blocks
    }
}

impl HolderLine {
    fn of(ctx: &Ctx, holder: &DutyHolder) -> Self {
        let day = |iso: &str| {
            iso.parse::<Day>().map_or_else(
                |_| iso.to_owned(),
                |day| ctx.kernel.words.day(ctx.locale, day),
            )
        };
        let name = holder
            .person_name
            .as_ref()
            .or(holder.name.as_ref())
            .map(|name| name.text(ctx.locale).to_owned())
            .filter(|name| !name.is_empty());
        let part = holder.part.replace('_', "-");
        Self {
            name: name.unwrap_or_else(|| ctx.say("duties-handover-no-name", &[])),
            part: ctx.say(&format!("body-part-{part}"), &[]),
            period: match &holder.until_day {
                None => ctx.say(
                    "duties-handover-since",
                    &[("from", day(&holder.from_day).into())],
                ),
                Some(until) => ctx.say(
                    "duties-handover-until",
                    &[
                        ("from", day(&holder.from_day).into()),
                        ("until", day(until).into()),
                    ],
                ),
            },
        }
    }
}

impl GivenLine {
    fn of(ctx: &Ctx, row: &GivenRow) -> Self {
        let what = row.what.as_ref().map(|what| what.shown(ctx.locale));
        Self {
            subject: row.subject_reference.clone(),
            href: format!("/{}/duties/{}", ctx.locale, row.reference()),
            what: what
                .as_ref()
                .map(|what| what.text.to_owned())
                .unwrap_or_default(),
            lang: what
                .map(|what| what.language.to_owned())
                .unwrap_or_default(),
            how: ctx.say(&format!("duties-exit-{}", row.kind.replace('_', "-")), &[]),
            day: row.day.parse::<Day>().map_or_else(
                |_| row.day.clone(),
                |day| ctx.kernel.words.day(ctx.locale, day),
            ),
            reason: row.reason.clone(),
        }
    }

    fn as_text(&self) -> String {
        [
            &self.subject,
            &self.how,
            &self.day,
            &self.what,
            &self.reason,
        ]
        .into_iter()
        .filter(|part| !part.is_empty())
        .cloned()
        .collect::<Vec<_>>()
        .join(" · ")
    }
}

pub async fn document(ctx: Ctx, Path(key): Path<String>) -> Result<Response> {
    const KIND: &str = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";
    let handover = handover::get_handover(&ctx, &key).await?;
    let page = HandoverPage::new(&ctx, &handover)?;
    let (title, blocks) = (page.shell.title.clone(), page.blocks(&ctx));
    let bytes = tokio::task::spawn_blocking(move || docx(&title, &blocks))
        .await
        .map_err(Error::internal)?
        .map_err(Error::internal)?;
    let name = format!(
        "handover-{}-{}.docx",
        handover.institution.key,
        ctx.today().iso()
    );
    Ok((
        [
            (header::CONTENT_TYPE, KIND.to_owned()),
            (
                header::CONTENT_DISPOSITION,
                format!("attachment; filename=\"{name}\""),
            ),
            (header::CACHE_CONTROL, "private, no-store".to_owned()),
        ],
        bytes,
    )
        .into_response())
}

pub fn samples(ctx: &Ctx) -> Vec<Sample> {
    let holder = |part: &str, period: &str| HolderLine {
        name: "Z. Kenesova".into(),
        part: ctx.say(&format!("body-part-{part}"), &[]),
        period: period.into(),
    };
    let given = |how: &str| GivenLine {
        subject: "R-0142".into(),
        href: "/en/duties/D-0007".into(),
        what: "Which draft law?".into(),
        lang: "en".into(),
        how: ctx.say(&format!("duties-exit-{how}"), &[]),
        day: "3 May 2026".into(),
        reason: "Another ministry drafts it".into(),
    };
    let page = |full: bool| HandoverPage {
        shell: Shell::titled(
            ctx,
            ctx.say("duties-handover-title", &[("name", "Justice".into())]),
        ),
        document: "/en/duties/handover/justice/document".into(),
        lead: ctx.say(
            "duties-handover-lead",
            &[("open", 1_i64.into()), ("promises", 2_i64.into())],
        ),
        vacant: !full,
        standing: if full {
            vec![holder("focal-point", "since 1 May 2026")]
        } else {
            Vec::new()
        },
        former: vec![holder("validator", "1 May 2024 to 1 May 2026")],
        open: if full {
            vec![DutyLine::sample(ctx)]
        } else {
            Vec::new()
        },
        promises: if full {
            vec![given("accepted")]
        } else {
            Vec::new()
        },
        given: if full {
            vec![given("transferred")]
        } else {
            Vec::new()
        },
    };
    vec![
        ("handover", page(true).render()),
        ("handover_empty", page(false).render()),
    ]
}
