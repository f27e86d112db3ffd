//! The pages of people.

use super::{
    actions,
    model::{State, TypedInvitation, path_of},
};
use crate::slices::accounts::{
    invitations::{self, model::Standing},
    organisations::{Organisation, list_organisations},
    policy,
};
use askama::Template;
use axum::{Form, extract::Query, response::Response};
use http::StatusCode;
use kenes_kernel::{
    Ctx, Error, Result,
    access::Role,
    clock::Instant,
    form::FieldErrors,
    i18n::Locale,
    page::{At, Choice, FormErrors, Shell, render, render_with, see_other},
};
use serde::Deserialize;
use uuid::Uuid;

#[derive(Template)]
#[template(path = "accounts/html/people.html")]
pub struct PeoplePage {
    shell: Shell,
    lead: String,
    people: Vec<PersonLine>,
    next: String,
    is_alone: bool,
}

struct PersonLine {
    /// Empty when the person was erased.
    name: String,
    href: String,
    handle: String,
    role: String,
    state: &'static str,
    state_label: String,
    has_mail: bool,
}

#[derive(Deserialize, Default)]
pub struct Page {
    #[serde(default)]
    after: String,
}

pub async fn people(ctx: Ctx, Query(page): Query<Page>) -> Result<Response> {
    let after = page.after.parse().unwrap_or_default();
    let people = actions::list(&ctx, after).await?;
    let lines = people
        .rows
        .into_iter()
        .map(|(person, state)| {
            let is_erased = state == State::Erased;
            PersonLine {
                name: if is_erased {
                    String::new()
                } else {
                    person.name.text(ctx.locale).to_owned()
                },
                href: path_of(person.id),
                handle: if is_erased {
                    String::new()
                } else {
                    person.handle
                },
                role: role_name(&ctx, &person.role),
                state: state.drawn(),
                state_label: ctx.say(state.key(), &[]),
                has_mail: person.mail.is_some() || is_erased,
            }
        })
        .collect();
    let next = people
        .next
        .map(|id| format!("/people?after={id}"))
        .unwrap_or_default();
    let (active, waiting) = (people.counts.active, people.counts.waiting);
    render(&PeoplePage::new(&ctx, active, waiting, lines, next))
}

fn role_name(ctx: &Ctx, code: &str) -> String {
    Role::from_code(code).map_or_else(String::new, |role| ctx.say(role.key(), &[]))
}

impl PeoplePage {
    fn new(ctx: &Ctx, active: i64, waiting: i64, people: Vec<PersonLine>, next: String) -> Self {
        let shell = Shell::new(ctx, "accounts-people-title");
        let active_sentence = shell.say_n("accounts-people-active", active);
        let waiting_sentence = shell.say_n("accounts-people-waiting", waiting);
        Self {
            lead: format!("{active_sentence} {waiting_sentence}"),
            is_alone: active + waiting <= 1,
            next: if next.is_empty() {
                next
            } else {
                shell.url(&next)
            },
            shell,
            people,
        }
    }

    pub fn sample(ctx: &Ctx) -> Self {
        let lines = [
            (State::Active, Role::Clerk, true),
            (State::Invited, Role::FocalPoint, true),
            (State::NotComeIn, Role::Ngo, true),
            (State::NoPassword, Role::Deputy, false),
            (State::Erased, Role::Observer, true),
        ];
        let lines = lines
            .into_iter()
            .map(|(state, role, has_mail)| PersonLine {
                name: if state == State::Erased {
                    ""
                } else {
                    "Aigul Serikova"
                }
                .into(),
                href: "/people/x".into(),
                handle: if state == State::Erased { "" } else { "aigul" }.into(),
                role: role_name(ctx, role.code()),
                state: state.drawn(),
                state_label: ctx.say(state.key(), &[]),
                has_mail,
            })
            .collect();
        Self::new(ctx, 1, 3, lines, "/people?after=x".into())
    }
}

#[derive(Template)]
#[template(path = "accounts/html/invite.html")]
pub struct InvitePage {
    shell: Shell,
    typed: TypedInvitation,
    roles: Vec<Choice>,
    languages: Vec<Choice>,
    organisations: Vec<Choice>,
    errors: FormErrors,
}

#[derive(Deserialize)]
pub struct InviteForm {
    #[serde(default)]
    name: String,
    #[serde(default)]
    handle: String,
    #[serde(default)]
    mail: String,
    #[serde(default)]
    role: String,
    #[serde(default)]
    language: String,
    #[serde(default)]
    organisation: String,
}

pub async fn invite_form(ctx: Ctx) -> Result<Response> {
    policy::may_keep_people(&ctx.viewer).ok_or(Error::NotFound)?;
    let typed = TypedInvitation {
        role: Role::FocalPoint.code().into(),
        language: ctx.locale.tag().into(),
        ..TypedInvitation::default()
    };
    let organisations = list_organisations(&ctx).await?;
    render(&InvitePage::new(
        &ctx,
        typed,
        organisations,
        &FieldErrors::new(),
    ))
}

pub async fn invite(ctx: Ctx, Form(form): Form<InviteForm>) -> Result<Response> {
    let typed = TypedInvitation {
        name: form.name,
        handle: form.handle,
        mail: form.mail,
        role: form.role,
        language: form.language,
        organisation: form.organisation,
    };
    match actions::invite(&ctx, &typed).await {
        Ok(id) => Ok(see_other(&ctx, &format!("{}?done=invited", path_of(id)))),
        Err(Error::Invalid(errors)) => {
            let organisations = list_organisations(&ctx).await?;
            render_with(
                StatusCode::UNPROCESSABLE_ENTITY,
                &InvitePage::new(&ctx, typed, organisations, &errors),
            )
        }
        Err(error) => Err(error),
    }
}

impl InvitePage {
    fn new(
        ctx: &Ctx,
        typed: TypedInvitation,
        organisations: Vec<Organisation>,
        errors: &FieldErrors,
    ) -> Self {
        let shell = Shell::new(ctx, "accounts-invite-title");
        let none = Choice {
            value: String::new(),
            label: ctx.say("accounts-invite-organisation-none", &[]),
            selected: typed.organisation.is_empty(),
        };
        let standing = organisations.into_iter().filter(|one| one.stands);
        let organisations = standing.map(|one| {
            let value = one.id.to_string();
            Choice {
                label: one.name.text(ctx.locale).to_owned(),
                selected: value == typed.organisation,
                value,
            }
        });
        Self {
            organisations: std::iter::once(none).chain(organisations).collect(),
            roles: roles(ctx, &typed.role),
            languages: languages(&typed.language),
            errors: FormErrors::of(&shell, errors),
            shell,
            typed,
        }
    }

    pub fn sample(ctx: &Ctx) -> Self {
        let typed = TypedInvitation {
            name: "Aigul Serikova".into(),
            handle: "a".into(),
            mail: "aigul@".into(),
            role: "ngo".into(),
            language: "kk".into(),
            organisation: String::new(),
        };
        let errors = typed.check().err().unwrap_or_default();
        Self::new(ctx, typed, Vec::new(), &errors)
    }
}

/// The roles that the viewer may give.
fn roles(ctx: &Ctx, selected: &str) -> Vec<Choice> {
    Role::ALL
        .into_iter()
        .filter(|role| policy::may_invite(&ctx.viewer, *role).is_some())
        .map(|role| Choice {
            value: role.code().to_owned(),
            label: ctx.say(role.key(), &[]),
            selected: role.code() == selected,
        })
        .collect()
}

fn languages(selected: &str) -> Vec<Choice> {
    Locale::ALL
        .into_iter()
        .map(|locale| Choice {
            value: locale.tag().to_owned(),
            label: locale.own_name().to_owned(),
            selected: locale.tag() == selected,
        })
        .collect()
}

#[derive(Template)]
#[template(path = "accounts/html/person.html")]
pub struct PersonPage {
    shell: Shell,
    path: String,
    handle: String,
    role: String,
    state: &'static str,
    state_label: String,
    /// Empty, or what was just done.
    done: String,
    /// Empty, or why it was not.
    refusal: String,
    mail: String,
    language: String,
    since: Instant,
    links: Vec<LinkLine>,
    may_invite_again: bool,
    may_withdraw: bool,
    contact: Option<ContactForm>,
    role_form: Option<RoleForm>,
    /// The box that is ticked before a person is erased; none for whoever may not.
    erasing: Vec<Choice>,
    changes: Vec<ChangeLine>,
    errors: FormErrors,
}

struct LinkLine {
    sentence: String,
    state: String,
}

struct ContactForm {
    mail: String,
    languages: Vec<Choice>,
}

struct RoleForm {
    roles: Vec<Choice>,
    reason: String,
}

struct ChangeLine {
    sentence: String,
    reason: String,
    by: String,
    at: Instant,
}

#[derive(Deserialize, Default)]
pub struct Done {
    #[serde(default)]
    done: String,
}

/// What was typed into a form of the page that came back.
#[derive(Default)]
struct Typed {
    mail: Option<String>,
    language: Option<String>,
    role: Option<String>,
    reason: String,
    errors: FieldErrors,
    refusal: String,
}

pub async fn person(ctx: Ctx, At(id): At<Uuid>, Query(asked): Query<Done>) -> Result<Response> {
    let person = actions::get_person(&ctx, id).await?;
    let done = match asked.done.as_str() {
        "invited" if person.row.mail.is_some() => ctx.say("accounts-done-invited", &[]),
        "withdrawn" => ctx.say("accounts-done-withdrawn", &[]),
        "contact" => ctx.say("accounts-done-contact", &[]),
        "role" => ctx.say("accounts-done-role", &[]),
        _ => String::new(),
    };
    render(&PersonPage::new(&ctx, person, done, Typed::default()))
}

/// After an act: the page with what was done, or the form with what was wrong.
async fn after(
    ctx: &Ctx,
    id: Uuid,
    done: &str,
    outcome: Result<()>,
    mut typed: Typed,
) -> Result<Response> {
    match outcome {
        Ok(()) => return Ok(see_other(ctx, &format!("{}?done={done}", path_of(id)))),
        Err(Error::Invalid(errors)) => typed.errors = errors,
        Err(Error::Refused(refusal)) => typed.refusal = ctx.say(refusal.key, &[]),
        Err(error) => return Err(error),
    }
    let person = actions::get_person(ctx, id).await?;
    render_with(
        StatusCode::UNPROCESSABLE_ENTITY,
        &PersonPage::new(ctx, person, String::new(), typed),
    )
}

pub async fn invite_again(ctx: Ctx, At(id): At<Uuid>) -> Result<Response> {
    let outcome = invitations::invite_again(&ctx, id).await;
    after(&ctx, id, "invited", outcome, Typed::default()).await
}

pub async fn withdraw(ctx: Ctx, At(id): At<Uuid>) -> Result<Response> {
    let outcome = invitations::withdraw(&ctx, id).await;
    after(&ctx, id, "withdrawn", outcome, Typed::default()).await
}

#[derive(Deserialize)]
pub struct ContactTyped {
    #[serde(default)]
    mail: String,
    #[serde(default)]
    language: String,
}

pub async fn change_contact(
    ctx: Ctx,
    At(id): At<Uuid>,
    Form(form): Form<ContactTyped>,
) -> Result<Response> {
    let outcome = actions::change_contact(&ctx, id, &form.mail, &form.language).await;
    let typed = Typed {
        mail: Some(form.mail),
        language: Some(form.language),
        ..Typed::default()
    };
    after(&ctx, id, "contact", outcome, typed).await
}

#[derive(Deserialize)]
pub struct RoleTyped {
    #[serde(default)]
    role: String,
    #[serde(default)]
    reason: String,
}

pub async fn change_role(
    ctx: Ctx,
    At(id): At<Uuid>,
    Form(form): Form<RoleTyped>,
) -> Result<Response> {
    let outcome = actions::change_role(&ctx, id, &form.role, &form.reason).await;
    let typed = Typed {
        role: Some(form.role),
        reason: form.reason,
        ..Typed::default()
    };
    after(&ctx, id, "role", outcome, typed).await
}

#[derive(Default, Deserialize)]
#[serde(default)]
pub struct Erasing {
    sure: String,
}

pub async fn erase(ctx: Ctx, At(id): At<Uuid>, Form(form): Form<Erasing>) -> Result<Response> {
    match actions::erase(&ctx, id, form.sure == "yes").await {
        Ok(()) => Ok(see_other(&ctx, "/people")),
        Err(error) => after(&ctx, id, "erase", Err(error), Typed::default()).await,
    }
}

impl PersonPage {
    fn new(ctx: &Ctx, person: actions::Person, done: String, typed: Typed) -> Self {
        let name = person.row.name.text(ctx.locale).to_owned();
        let shell = Shell::titled(ctx, name);
        let language = person.row.language.clone().unwrap_or_default();
        let mail = person.row.mail.clone().unwrap_or_default();
        let is_in = matches!(person.state, State::Active);
        let has_open = person
            .links
            .iter()
            .any(|link| link.standing(ctx.now) == Standing::Open);
        let contact = person.may_write.then(|| ContactForm {
            mail: typed.mail.unwrap_or_else(|| mail.clone()),
            languages: languages(typed.language.as_deref().unwrap_or(if language.is_empty() {
                ctx.locale.tag()
            } else {
                &language
            })),
        });
        let role_form = person.may_change_role.then(|| RoleForm {
            roles: roles(ctx, typed.role.as_deref().unwrap_or(&person.row.role)),
            reason: typed.reason,
        });
        let erasing = person.may_change_role.then(|| Choice {
            value: "yes".into(),
            label: ctx.say("accounts-erase-sure", &[]),
            selected: false,
        });
        Self {
            erasing: erasing.into_iter().collect(),
            path: path_of(person.row.id),
            handle: person.row.handle.clone(),
            role: ctx.say(person.role.key(), &[]),
            state: person.state.drawn(),
            state_label: ctx.say(person.state.key(), &[]),
            done,
            refusal: typed.refusal,
            language: language
                .parse::<Locale>()
                .map_or_else(|_| String::new(), |locale| locale.own_name().to_owned()),
            since: person.row.created_at,
            links: person
                .links
                .iter()
                .map(|link| link_line(&shell, ctx, link))
                .collect(),
            may_invite_again: person.may_write && !is_in && !mail.is_empty(),
            may_withdraw: person.may_write && has_open,
            mail,
            contact,
            role_form,
            changes: person
                .changes
                .iter()
                .map(|change| ChangeLine {
                    sentence: shell.say_2(
                        "accounts-role-changed",
                        "before",
                        role_name(ctx, &change.before_role),
                        "role",
                        role_name(ctx, &change.role),
                    ),
                    reason: change.reason.clone(),
                    by: change
                        .by_person
                        .and_then(|id| person.names.get(&id).cloned())
                        .unwrap_or_else(|| ctx.say("accounts-person-erased", &[])),
                    at: change.at,
                })
                .collect(),
            errors: FormErrors::of(&shell, &typed.errors),
            shell,
        }
    }

    pub fn sample(ctx: &Ctx) -> Self {
        use crate::slices::accounts::tables::{PersonRow, RoleChangeRow};
        use kenes_kernel::{access::MEMBERS_AND_OBSERVERS, content::Content};
        let link = |purpose: &str, used: bool, hours: i64| invitations::model::Invitation {
            id: Uuid::nil(),
            person_id: Uuid::nil(),
            purpose: purpose.into(),
            created_at: ctx.now,
            expires_at: ctx.now.plus_seconds(hours * 3600),
            used_at: used.then_some(ctx.now),
            withdrawn_at: None,
        };
        let row = PersonRow {
            id: Uuid::nil(),
            handle: "aigul".into(),
            name: Content::in_three("Айгүл Серікова", "Айгуль Серикова", "Aigul Serikova"),
            role: "focal_point".into(),
            password_hash: None,
            demonstration: false,
            what_to_try: None,
            erased_at: None,
            audience_id: MEMBERS_AND_OBSERVERS,
            version: 1,
            mail: Some("aigul@example.org".into()),
            language: Some("kk".into()),
            created_at: ctx.now,
        };
        let person = actions::Person {
            role: Role::FocalPoint,
            state: State::Invited,
            links: vec![
                link("invitation", false, 24),
                link("invitation", false, -1),
                link("reset", true, 2),
            ],
            changes: vec![RoleChangeRow {
                id: Uuid::nil(),
                person_id: Uuid::nil(),
                before_role: "observer".into(),
                role: "focal_point".into(),
                reason: "The ministry named her.".into(),
                at: ctx.now,
                by_person: None,
            }],
            names: std::collections::HashMap::new(),
            may_write: true,
            may_change_role: true,
            row,
        };
        let errors = super::model::parse_reason("").err().unwrap_or_default();
        let typed = Typed {
            errors,
            refusal: ctx.say("accounts-role-same", &[]),
            ..Typed::default()
        };
        Self::new(ctx, person, ctx.say("accounts-done-invited", &[]), typed)
    }
}

fn link_line(shell: &Shell, ctx: &Ctx, link: &invitations::model::Invitation) -> LinkLine {
    let sent = shell.moment(&link.created_at);
    let until = shell.moment(&link.expires_at);
    let key = if link.purpose == "reset" {
        "accounts-link-reset"
    } else {
        "accounts-link-invitation"
    };
    LinkLine {
        sentence: shell.say_2(key, "sent", sent.as_str(), "until", until.as_str()),
        state: ctx.say(link.standing(ctx.now).key(), &[]),
    }
}
