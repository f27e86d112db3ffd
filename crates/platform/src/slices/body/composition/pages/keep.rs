//! Forms of those who keep the composition. For everybody else they are not there.

pub mod terms;

use super::{link, say_period};
use crate::{
    slice::Sample,
    slices::body::{
        actions::{NewOrganisation, add_organisation},
        composition::{
            actions::{
                self, Typed, TypedProfile, TypedSeat, TypedSector, TypedUnit, terms::place_path,
            },
            model::{Class, Place, parse_key, seat_reference},
            store,
        },
        model::Kind,
    },
};
use askama::Template;
use axum::{Form, response::Response};
use http::StatusCode;
use kenes_kernel::{
    Ctx, Error, Result,
    content::Content,
    form::{FieldError, FieldErrors},
    page::{Choice, FormErrors, Shell, render, render_with, see_other},
};
use std::collections::BTreeMap;

/// What a form sends, by the name of its field.
type Sent = BTreeMap<String, String>;

/// One form of this module: a heading, a sentence, fields, one button.
#[derive(Template)]
#[template(path = "body/html/form.html")]
struct KeepPage {
    shell: Shell,
    lead: String,
    action: String,
    back: String,
    back_label: String,
    fields: Vec<Field>,
    send: String,
    version: i64,
    errors: FormErrors,
}

/// One field as the template draws it.
struct Field {
    kind: &'static str,
    name: String,
    label: String,
    hint: String,
    value: String,
    options: &'static str,
    choices: Vec<Choice>,
}

/// A form in the making: what was sent, and the fields so far.
struct Making<'a> {
    ctx: &'a Ctx,
    sent: &'a Sent,
    fields: Vec<Field>,
}

impl<'a> Making<'a> {
    fn new(ctx: &'a Ctx, sent: &'a Sent) -> Self {
        Self {
            ctx,
            sent,
            fields: Vec::new(),
        }
    }

    fn value(&self, name: &str) -> String {
        self.sent.get(name).cloned().unwrap_or_default()
    }

    fn field(mut self, kind: &'static str, name: &str, options: &'static str) -> Self {
        self.fields.push(Field {
            kind,
            name: name.to_owned(),
            label: self.ctx.say(&format!("body-field-{name}"), &[]),
            hint: hint(self.ctx, name),
            value: self.value(name),
            options,
            choices: Vec::new(),
        });
        self
    }

    fn text(self, name: &str) -> Self {
        self.field("text", name, "")
    }

    fn key(self) -> Self {
        self.field(
            "text",
            "key",
            "required autocomplete=\"off\" spellcheck=\"false\"",
        )
    }

    fn period(self) -> Self {
        self.field("date", "from", "required")
            .field("date", "until", "")
    }

    /// One text in three languages; `rows` of a long one.
    fn three(mut self, name: &str, rows: bool) -> Self {
        for (language, options) in [
            ("en", "lang=\"en\""),
            ("ru", "lang=\"ru\""),
            ("kk", "lang=\"kk\""),
        ] {
            let field = format!("{name}-{language}");
            let label = self.ctx.say(&format!("body-field-{name}"), &[]);
            let language = self.ctx.say(&format!("body-language-{language}"), &[]);
            self.fields.push(Field {
                kind: if rows { "long" } else { "text" },
                label: format!("{label} ({language})"),
                hint: String::new(),
                value: self.value(&field),
                name: field,
                options,
                choices: Vec::new(),
            });
        }
        self
    }

    fn choose(mut self, name: &str, choices: Vec<(String, String)>, empty: Option<&str>) -> Self {
        let value = self.value(name);
        let none = empty.map(|key| (String::new(), self.ctx.say(key, &[])));
        self.fields.push(Field {
            kind: "select",
            name: name.to_owned(),
            label: self.ctx.say(&format!("body-field-{name}"), &[]),
            hint: hint(self.ctx, name),
            choices: none
                .into_iter()
                .chain(choices)
                .map(|(key, label)| Choice {
                    selected: key == value,
                    value: key,
                    label,
                })
                .collect(),
            value,
            options: "",
        });
        self
    }

    fn page(self, title: &str, action: &str, back: &str, errors: &FieldErrors) -> KeepPage {
        let shell = Shell::new(self.ctx, title);
        KeepPage {
            errors: FormErrors::of(&shell, errors),
            lead: self.ctx.say(&format!("{title}-lead"), &[]),
            action: link(self.ctx, action),
            back: link(self.ctx, back),
            back_label: self.ctx.say("body-nav", &[]),
            send: self.ctx.say(&format!("{title}-send"), &[]),
            version: self.value("version").parse().unwrap_or(0),
            fields: self.fields,
            shell,
        }
    }
}

/// Fields that need more than their label.
fn hint(ctx: &Ctx, name: &str) -> String {
    match name {
        "key" | "until" | "document" | "handle" | "joined" | "parent" => {
            ctx.say(&format!("body-hint-{name}"), &[])
        }
        _ => String::new(),
    }
}

/// Shows a form, or the page that follows when its act was done.
fn answer(
    ctx: &Ctx,
    done: Result<String>,
    page: impl FnOnce(&FieldErrors) -> KeepPage,
) -> Result<Response> {
    match done {
        Ok(path) => Ok(see_other(ctx, &path)),
        Err(Error::Invalid(errors)) => {
            render_with(StatusCode::UNPROCESSABLE_ENTITY, &page(&errors))
        }
        Err(error) => Err(error),
    }
}

fn three(sent: &Sent, name: &str) -> Typed {
    let of = |language: &str| {
        let field = format!("{name}-{language}");
        sent.get(&field).cloned().unwrap_or_default()
    };
    Typed {
        kk: of("kk"),
        ru: of("ru"),
        en: of("en"),
    }
}

fn one(sent: &Sent, name: &str) -> String {
    sent.get(name).cloned().unwrap_or_default()
}

fn put_three(sent: &mut Sent, name: &str, content: &Content) {
    for (language, text) in content.plain() {
        sent.insert(format!("{name}-{language}"), text);
    }
}

async fn organisation_choices(ctx: &Ctx) -> Result<Vec<(String, String)>> {
    let names = store::list_organisation_names(ctx.db().read(), &ctx.viewer, ctx.locale).await?;
    Ok(names
        .into_iter()
        .map(|(_, key, name)| (key, name.text(ctx.locale).to_owned()))
        .collect())
}

// --- the profile -------------------------------------------------------------------------------------------------------

fn profile_page(ctx: &Ctx, sent: &Sent, errors: &FieldErrors) -> KeepPage {
    Making::new(ctx, sent)
        .three("name", false)
        .three("mandate", true)
        .three("legal-basis", false)
        .three("cadence", false)
        .field("date", "founded", "required")
        .page("body-profile", "/body/profile", "/body", errors)
}

pub async fn profile(ctx: Ctx) -> Result<Response> {
    actions::permit(&ctx)?;
    let mut sent = Sent::new();
    if let Some(row) = store::find_profile(ctx.db().read()).await? {
        put_three(&mut sent, "name", &row.name);
        put_three(&mut sent, "mandate", &row.mandate);
        put_three(&mut sent, "legal-basis", &row.legal_basis);
        put_three(&mut sent, "cadence", &row.cadence);
        sent.insert("founded".into(), row.founded_day);
        sent.insert("version".into(), row.version.to_string());
    }
    render(&profile_page(&ctx, &sent, &FieldErrors::new()))
}

pub async fn keep_profile(ctx: Ctx, Form(sent): Form<Sent>) -> Result<Response> {
    let typed = TypedProfile {
        name: three(&sent, "name"),
        mandate: three(&sent, "mandate"),
        legal_basis: three(&sent, "legal-basis"),
        cadence: three(&sent, "cadence"),
        founded: one(&sent, "founded"),
        version: one(&sent, "version").parse().unwrap_or(0),
    };
    let done = actions::keep_profile(&ctx, &typed).await;
    answer(&ctx, done.map(|()| "/body".into()), |errors| {
        profile_page(&ctx, &sent, errors)
    })
}

// --- sectors, organisations, seats, offices, groups --------------------------------------------------------------------

fn sector_page(ctx: &Ctx, sent: &Sent, errors: &FieldErrors) -> KeepPage {
    let classes = Class::ALL
        .into_iter()
        .map(|class| {
            let label = ctx.say(&format!("body-class-{}", class.code()), &[]);
            (class.code().to_owned(), label)
        })
        .collect();
    Making::new(ctx, sent)
        .key()
        .three("name", false)
        .choose("class", classes, None)
        .text("joined")
        .period()
        .page("body-new-sector", "/body/sectors", "/body", errors)
}

pub async fn new_sector(ctx: Ctx) -> Result<Response> {
    actions::permit(&ctx)?;
    render(&sector_page(&ctx, &from_today(&ctx), &FieldErrors::new()))
}

pub async fn add_sector(ctx: Ctx, Form(sent): Form<Sent>) -> Result<Response> {
    actions::permit(&ctx)?;
    let standing = store::list_sectors(ctx.db().read(), None).await?;
    let typed = TypedSector {
        key: one(&sent, "key"),
        name: three(&sent, "name"),
        class: one(&sent, "class"),
        joined: one(&sent, "joined"),
        position: standing.iter().map(|row| row.position).max().unwrap_or(0) + 1,
        from: one(&sent, "from"),
        until: one(&sent, "until"),
    };
    let done = actions::add_sector(&ctx, &typed).await;
    answer(&ctx, done.map(|()| "/body".into()), |errors| {
        sector_page(&ctx, &sent, errors)
    })
}

pub async fn add_usual_sectors(ctx: Ctx) -> Result<Response> {
    actions::add_usual_sectors(&ctx).await?;
    Ok(see_other(&ctx, "/body"))
}

fn from_today(ctx: &Ctx) -> Sent {
    Sent::from([("from".to_owned(), ctx.today().iso())])
}

fn organisation_page(ctx: &Ctx, sent: &Sent, errors: &FieldErrors) -> KeepPage {
    let kinds = Kind::ALL
        .into_iter()
        .map(|kind| {
            let label = ctx.say(&format!("{}-one", kind.key()), &[]);
            (kind.code().to_owned(), label)
        })
        .collect();
    Making::new(ctx, sent)
        .key()
        .three("name", false)
        .choose("kind", kinds, None)
        .field("date", "from", "required")
        .page(
            "body-new-organisation",
            "/body/organisations",
            "/body",
            errors,
        )
}

pub async fn new_organisation(ctx: Ctx) -> Result<Response> {
    actions::permit(&ctx)?;
    render(&organisation_page(
        &ctx,
        &from_today(&ctx),
        &FieldErrors::new(),
    ))
}

pub async fn keep_organisation(ctx: Ctx, Form(sent): Form<Sent>) -> Result<Response> {
    let done = enter_organisation(&ctx, &sent).await;
    answer(&ctx, done, |errors| organisation_page(&ctx, &sent, errors))
}

async fn enter_organisation(ctx: &Ctx, sent: &Sent) -> Result<String> {
    actions::permit(ctx)?;
    let mut errors = FieldErrors::new();
    let key = parse_key(&one(sent, "key")).map_err(|error| errors.insert("key".into(), error));
    let name = three(sent, "name").content();
    if name.is_none() {
        errors.insert("name-en".into(), FieldError::new("body-name-missing"));
    }
    let kind = Kind::from_code(&one(sent, "kind"));
    if kind.is_none() {
        errors.insert("kind".into(), FieldError::new("body-kind-unknown"));
    }
    let from = one(sent, "from").trim().parse();
    if from.is_err() {
        errors.insert("from".into(), FieldError::new("body-day-wrong"));
    }
    let (Ok(key), Some(name), Some(kind), Ok(from)) = (key, name, kind, from) else {
        return Err(Error::Invalid(errors));
    };
    let path = place_path(Place::Institution, &key);
    let new = NewOrganisation {
        key,
        kind,
        sector: String::new(),
        name,
        from: Some(from),
    };
    add_organisation(ctx, new).await?;
    Ok(path)
}

async fn seat_page(ctx: &Ctx, sent: &Sent, errors: &FieldErrors) -> Result<KeepPage> {
    let sectors = store::list_sectors(ctx.db().read(), None)
        .await?
        .into_iter()
        .map(|row| (row.key, row.name.text(ctx.locale).to_owned()))
        .collect();
    let organisations = organisation_choices(ctx).await?;
    Ok(Making::new(ctx, sent)
        .choose("sector", sectors, None)
        .choose("organisation", organisations, Some("body-seat-own-name"))
        .text("document")
        .period()
        .page("body-new-seat", "/body/seats", "/body", errors))
}

pub async fn new_seat(ctx: Ctx) -> Result<Response> {
    actions::permit(&ctx)?;
    render(&seat_page(&ctx, &from_today(&ctx), &FieldErrors::new()).await?)
}

pub async fn add_seat(ctx: Ctx, Form(sent): Form<Sent>) -> Result<Response> {
    let typed = TypedSeat {
        sector: one(&sent, "sector"),
        organisation: one(&sent, "organisation"),
        document: one(&sent, "document"),
        from: one(&sent, "from"),
        until: one(&sent, "until"),
    };
    match actions::add_seat(&ctx, &typed).await {
        Ok(number) => Ok(see_other(
            &ctx,
            &place_path(Place::Seat, &seat_reference(number)),
        )),
        Err(Error::Invalid(errors)) => {
            let page = seat_page(&ctx, &sent, &errors).await?;
            render_with(StatusCode::UNPROCESSABLE_ENTITY, &page)
        }
        Err(error) => Err(error),
    }
}

async fn office_page(ctx: &Ctx, sent: &Sent, errors: &FieldErrors) -> Result<KeepPage> {
    let organisations = organisation_choices(ctx).await?;
    Ok(Making::new(ctx, sent)
        .key()
        .three("name", false)
        .choose("organisation", organisations, Some("body-none"))
        .period()
        .page("body-new-office", "/body/offices", "/body", errors))
}

pub async fn new_office(ctx: Ctx) -> Result<Response> {
    actions::permit(&ctx)?;
    render(&office_page(&ctx, &from_today(&ctx), &FieldErrors::new()).await?)
}

pub async fn add_office(ctx: Ctx, Form(sent): Form<Sent>) -> Result<Response> {
    match actions::add_office(&ctx, &unit(&sent)).await {
        Ok(key) => Ok(see_other(&ctx, &place_path(Place::Office, &key))),
        Err(Error::Invalid(errors)) => {
            let page = office_page(&ctx, &sent, &errors).await?;
            render_with(StatusCode::UNPROCESSABLE_ENTITY, &page)
        }
        Err(error) => Err(error),
    }
}

fn unit(sent: &Sent) -> TypedUnit {
    TypedUnit {
        key: one(sent, "key"),
        name: three(sent, "name"),
        mandate: three(sent, "mandate"),
        parent: one(sent, "parent"),
        organisation: one(sent, "organisation"),
        from: one(sent, "from"),
        until: one(sent, "until"),
    }
}

async fn group_page(ctx: &Ctx, sent: &Sent, errors: &FieldErrors) -> Result<KeepPage> {
    let groups = store::list_groups(ctx.db().read(), None)
        .await?
        .into_iter()
        .map(|row| {
            let period = say_period(ctx, &row.from_day, row.until_day.as_deref());
            (row.key, format!("{} ({period})", row.name.text(ctx.locale)))
        })
        .collect();
    Ok(Making::new(ctx, sent)
        .key()
        .three("name", false)
        .three("mandate", true)
        .choose("parent", groups, Some("body-none"))
        .period()
        .page("body-new-group", "/body/groups", "/body", errors))
}

pub async fn new_group(ctx: Ctx) -> Result<Response> {
    actions::permit(&ctx)?;
    render(&group_page(&ctx, &from_today(&ctx), &FieldErrors::new()).await?)
}

pub async fn add_group(ctx: Ctx, Form(sent): Form<Sent>) -> Result<Response> {
    match actions::add_group(&ctx, &unit(&sent)).await {
        Ok(key) => Ok(see_other(&ctx, &place_path(Place::Group, &key))),
        Err(Error::Invalid(errors)) => {
            let page = group_page(&ctx, &sent, &errors).await?;
            render_with(StatusCode::UNPROCESSABLE_ENTITY, &page)
        }
        Err(error) => Err(error),
    }
}

pub fn samples(ctx: &Ctx) -> Vec<Sample> {
    let sent = from_today(ctx);
    let errors = FieldErrors::from([("from".to_owned(), FieldError::new("body-day-wrong"))]);
    vec![
        ("body_form", sector_page(ctx, &sent, &errors).render()),
        ("body_profile", profile_page(ctx, &sent, &errors).render()),
        ("body_renewal", terms::RenewalPage::sample(ctx).render()),
    ]
}
