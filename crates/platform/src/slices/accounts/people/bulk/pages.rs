//! The pages of many invitations.

use super::{
    actions::{self, Preview, Sent},
    model::{Column, Fault, Invited, LINES_AT_MOST, LeftOut, Line, Lines, Plan},
};
use crate::slices::accounts::{people::path_of, policy};
use askama::Template;
use axum::{
    Form,
    extract::{Query, Request},
    response::{IntoResponse, Response},
};
use http::{HeaderValue, StatusCode, header};
use kenes_documents::export::{self, Sheet};
use kenes_kernel::{
    Ctx, Error, Result,
    access::Role,
    error::Refusal,
    i18n::Arg,
    page::{At, Shell, render_with, see_other},
    upload::upload_of,
};
use serde::Deserialize;

#[derive(Template)]
#[template(path = "accounts/html/bulk.html")]
pub struct BulkPage {
    shell: Shell,
    /// Empty, or what was just done.
    done: String,
    /// Empty, or why the file could not be read.
    refusal: String,
    preview: Option<View>,
    roles: String,
    limit: i64,
}

struct View {
    lead: String,
    /// Empty, or the columns that are not there.
    missing: String,
    /// Empty, or the columns from which nothing is read.
    unread: String,
    faults: Vec<FaultLine>,
    invited: Vec<InvitedLine>,
    left_out: Vec<LeftLine>,
    /// The lines as they travel with the form; empty where nothing can be sent.
    table: String,
}

struct FaultLine {
    place: String,
    sentence: String,
}

struct InvitedLine {
    row: u32,
    name: String,
    handle: String,
    mail: String,
    role: String,
    organisation: String,
    language: &'static str,
    is_mixed: bool,
}

struct LeftLine {
    href: String,
    handle: String,
    sentence: String,
}

#[derive(Deserialize, Default)]
pub struct Done {
    #[serde(default)]
    invited: Option<i64>,
}

pub async fn form(ctx: Ctx, Query(asked): Query<Done>) -> Result<Response> {
    policy::may_keep_people(&ctx.viewer).ok_or(Error::NotFound)?;
    let mut page = BulkPage::new(&ctx, None);
    if let Some(n) = asked.invited {
        page.done = ctx.say("accounts-bulk-done", &[("n", Arg::Number(n))]);
    }
    render_with(StatusCode::OK, &page)
}

pub async fn upload(ctx: Ctx, request: Request) -> Result<Response> {
    policy::may_keep_people(&ctx.viewer).ok_or(Error::NotFound)?;
    let read = match upload_of(&ctx, request).await {
        Ok(upload) => actions::read(&ctx, upload.bytes).await,
        Err(error) => Err(error),
    };
    match read {
        Ok(preview) => answer(&ctx, preview),
        Err(error) => refuse(&ctx, error),
    }
}

#[derive(Deserialize)]
pub struct Confirmed {
    #[serde(default)]
    table: String,
}

pub async fn send(ctx: Ctx, Form(form): Form<Confirmed>) -> Result<Response> {
    policy::may_keep_people(&ctx.viewer).ok_or(Error::NotFound)?;
    let lines: Vec<Line> =
        serde_json::from_str(&form.table).map_err(|_| Refusal::new("error-bad-request"))?;
    match actions::send(&ctx, lines.clone()).await {
        Ok(Sent::Done(invited)) => Ok(see_other(&ctx, &format!("/people/bulk?invited={invited}"))),
        Ok(Sent::Faulty(preview)) => answer(&ctx, preview),
        // Somebody was given one of the names in the meantime.
        Err(Error::Invalid(_)) => {
            let read = Lines {
                lines,
                ..Lines::default()
            };
            answer(&ctx, actions::check(&ctx, read).await?)
        }
        Err(error) => refuse(&ctx, error),
    }
}

fn answer(ctx: &Ctx, preview: Preview) -> Result<Response> {
    let is_good = preview.plan.faults.is_empty() && preview.read.missing.is_empty();
    let status = if is_good {
        StatusCode::OK
    } else {
        StatusCode::UNPROCESSABLE_ENTITY
    };
    render_with(status, &BulkPage::new(ctx, Some(preview)))
}

fn refuse(ctx: &Ctx, error: Error) -> Result<Response> {
    let Error::Refused(refusal) = error else {
        return Err(error);
    };
    let mut page = BulkPage::new(ctx, None);
    let args = refusal.args.iter();
    let args: Vec<(&str, Arg)> = args
        .map(|(name, value)| (*name, Arg::Text(value.clone())))
        .collect();
    page.refusal = ctx.say(refusal.key, &args);
    render_with(StatusCode::UNPROCESSABLE_ENTITY, &page)
}

/// A table with the names of the columns, in the reader's language.
pub async fn template(ctx: Ctx, At(ending): At<String>) -> Result<Response> {
    policy::may_keep_people(&ctx.viewer).ok_or(Error::NotFound)?;
    let sheet = Sheet {
        title: ctx.say("accounts-bulk-title", &[]),
        columns: Column::ALL
            .map(|column| export::Column::new(ctx.say(column.key(), &[])).width(28.0))
            .into(),
        ..Sheet::default()
    };
    let (bytes, kind) = match ending.as_str() {
        "template.csv" => (export::csv(&sheet, true), "text/csv; charset=utf-8"),
        "template.xlsx" => (
            export::xlsx(&sheet),
            "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        ),
        _ => return Err(Error::NotFound),
    };
    let bytes = bytes.map_err(Error::internal)?;
    let disposition = format!("attachment; filename=\"{ending}\"");
    Ok((
        [
            (header::CONTENT_TYPE, HeaderValue::from_static(kind)),
            (
                header::CONTENT_DISPOSITION,
                HeaderValue::from_str(&disposition).map_err(Error::internal)?,
            ),
        ],
        bytes,
    )
        .into_response())
}

impl BulkPage {
    fn new(ctx: &Ctx, preview: Option<Preview>) -> Self {
        let shell = Shell::new(ctx, "accounts-bulk-title");
        let given = Role::ALL
            .into_iter()
            .filter(|role| policy::may_invite(&ctx.viewer, *role).is_some())
            .map(|role| format!("{} ({})", ctx.say(role.key(), &[]), role.code()));
        Self {
            done: String::new(),
            refusal: String::new(),
            roles: given.collect::<Vec<_>>().join(", "),
            limit: i64::try_from(LINES_AT_MOST).unwrap_or(i64::MAX),
            preview: preview.map(|preview| View::new(ctx, &shell, preview)),
            shell,
        }
    }

    pub fn sample(ctx: &Ctx) -> Self {
        let mut page = Self::new(ctx, None);
        page.done = ctx.say("accounts-bulk-done", &[("n", Arg::Number(12))]);
        page.refusal = ctx.say("accounts-bulk-no-table", &[]);
        page
    }

    pub fn sample_faulty(ctx: &Ctx) -> Self {
        Self::new(ctx, Some(sample(true)))
    }

    pub fn sample_ready(ctx: &Ctx) -> Self {
        Self::new(ctx, Some(sample(false)))
    }
}

impl View {
    fn new(ctx: &Ctx, shell: &Shell, preview: Preview) -> Self {
        let Preview { read, plan } = preview;
        let number = |n: usize| Arg::Number(i64::try_from(n).unwrap_or(i64::MAX));
        let is_good = plan.faults.is_empty() && read.missing.is_empty();
        let lead = if is_good {
            let args = [
                ("n", number(plan.invited.len())),
                ("left", number(plan.left_out.len())),
            ];
            ctx.say("accounts-bulk-ready", &args)
        } else {
            let key = "accounts-bulk-faulty";
            ctx.say(
                key,
                &[("n", number(plan.faults.len() + read.missing.len()))],
            )
        };
        let names = |columns: &[Column]| -> String {
            let names = columns.iter().map(|column| ctx.say(column.key(), &[]));
            names.collect::<Vec<_>>().join(", ")
        };
        let table = if is_good && !plan.invited.is_empty() {
            serde_json::to_string(&read.lines).unwrap_or_default()
        } else {
            String::new()
        };
        Self {
            lead,
            missing: names(&read.missing),
            unread: read.unread.join(", "),
            // Where columns are not there, every row lacks them: to say so once is enough.
            faults: if read.missing.is_empty() {
                let faults = plan.faults.iter();
                faults.map(|fault| fault_line(ctx, shell, fault)).collect()
            } else {
                Vec::new()
            },
            invited: plan
                .invited
                .into_iter()
                .map(|invited| invited_line(ctx, invited))
                .collect(),
            left_out: plan
                .left_out
                .into_iter()
                .map(|left| left_line(ctx, left))
                .collect(),
            table,
        }
    }
}

fn fault_line(ctx: &Ctx, shell: &Shell, fault: &Fault) -> FaultLine {
    let row = Arg::Text(fault.row.to_string());
    FaultLine {
        place: match fault.column {
            Some(column) => {
                let column = ctx.say(column.key(), &[]);
                shell.say_2("accounts-bulk-at-cell", "row", row, "column", column)
            }
            None => shell.say_1("accounts-bulk-at-row", "row", row),
        },
        sentence: shell.say_error(&fault.error),
    }
}

fn invited_line(ctx: &Ctx, invited: Invited) -> InvitedLine {
    InvitedLine {
        row: invited.row,
        name: invited.new.name,
        handle: invited.new.handle,
        mail: invited.new.mail,
        role: ctx.say(invited.new.role.key(), &[]),
        organisation: invited
            .organisation
            .map(|organisation| organisation.name.text(ctx.locale).to_owned())
            .unwrap_or_default(),
        language: invited.new.locale.own_name(),
        is_mixed: invited.is_mixed,
    }
}

fn left_line(ctx: &Ctx, left: LeftOut) -> LeftLine {
    let key = if left.person.signs_in {
        "accounts-bulk-left-signs-in"
    } else {
        "accounts-bulk-left-invited"
    };
    LeftLine {
        href: path_of(left.person.id),
        handle: left.person.handle,
        sentence: ctx.say(
            key,
            &[
                ("row", Arg::Text(left.row.to_string())),
                ("mail", left.person.mail.unwrap_or_default().into()),
            ],
        ),
    }
}

fn sample(faulty: bool) -> Preview {
    use super::model::{Knowledge, Known, plan};
    use crate::slices::accounts::organisations::Organisation;
    use kenes_kernel::content::Content;
    use uuid::Uuid;
    let line = |row: u32, name: &str, mail: &str, organisation: &str| Line {
        row,
        name: name.into(),
        mail: mail.into(),
        role: "ngo".into(),
        organisation: organisation.into(),
        language: "kk".into(),
        ..Line::default()
    };
    let mut lines = vec![
        line(2, "Айгүл Серікова", "aigul@example.org", "justice"),
        line(3, "Aigіul", "marat@example.org", ""),
        line(4, "Dina", "dina@example.org", ""),
        line(5, "Erlan", "erlan@example.org", ""),
    ];
    if faulty {
        lines.push(line(6, "", "aigul@example.org", "nobody"));
        lines.push(Line {
            row: 7,
            broken: true,
            ..Line::default()
        });
    }
    let known = |handle: &str, signs_in| Known {
        id: Uuid::nil(),
        handle: handle.into(),
        mail: Some(format!("{handle}@example.org")),
        signs_in,
    };
    let knowledge = Knowledge {
        people: vec![known("dina", true), known("erlan", false)],
        organisations: vec![Organisation {
            id: Uuid::nil(),
            key: "justice".into(),
            name: Content::in_three("Әділет министрлігі", "Минюст", "Ministry of Justice"),
            stands: true,
        }],
        roles: vec![("ngo".into(), Role::Ngo)],
        given: vec![Role::Ngo],
    };
    let plan: Plan = plan(&lines, &knowledge);
    let read = Lines {
        lines,
        missing: Vec::new(),
        unread: vec!["Telephone".into()],
    };
    Preview { read, plan }
}
