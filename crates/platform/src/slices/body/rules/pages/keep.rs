//! Forms of those who enter rules: what is typed, what it would change, and the withdrawal of what has not begun.

use super::{
    super::{
        actions::{self, Draft, Seating, check, find_withdrawable, list_versions, seated_on},
        model::{
            Base, Matter, Right,
            dated::Standing,
            typed::{JOINS, Sent, one, put_three},
        },
    },
    ChangeLine, Said, Text, changes, link, name_of,
    plain::Plain,
    sample_before, sample_of, since, written,
};
use crate::{slice::Sample, slices::body::composition::model::Class};
use askama::Template;
use axum::{Form, response::Response};
use http::StatusCode;
use kenes_kernel::{
    Ctx, Error, Result,
    form::FieldErrors,
    i18n::Arg,
    page::{At, Choice, FormErrors, Shell, render, render_with, see_other},
};

#[derive(Template)]
#[template(path = "body/html/rules_form.html")]
struct FormPage {
    shell: Shell,
    after: String,
    from: String,
    adopted: String,
    document: Vec<Field>,
    note: Vec<Field>,
    quorum: Asking,
    units: Asking,
    majorities: Vec<MajorityFields>,
    rights: Vec<String>,
    classes: Vec<RightsFields>,
    sectors: Vec<SectorFields>,
    /// Whether some sector differs from its class, so that the part is open.
    some_own: bool,
    joins: Vec<JoinFields>,
    errors: FormErrors,
}

/// One line of text, as the template draws it.
struct Field {
    name: String,
    label: String,
    value: String,
    lang: &'static str,
}

/// How much, and of what.
struct Asking {
    how: Vec<Choice>,
    value: String,
}

struct MajorityFields {
    code: &'static str,
    title: String,
    how: Vec<Choice>,
    base: Vec<Choice>,
    value: String,
}

struct Tick {
    name: String,
    label: String,
    is_on: bool,
}

struct RightsFields {
    who: String,
    ticks: Vec<Tick>,
}

struct SectorFields {
    name: String,
    class: String,
    own: Tick,
    ticks: Vec<Tick>,
    quorum_name: String,
    quorum: String,
}

struct JoinFields {
    n: usize,
    is_open: bool,
    key: String,
    names: Vec<Field>,
    sectors: Vec<Tick>,
    quorum: String,
}

#[derive(Template)]
#[template(path = "body/html/rules_confirm.html")]
struct ConfirmPage {
    shell: Shell,
    /// Everything that was typed, to be sent again.
    sent: Vec<(String, String)>,
    facts: Vec<(String, String)>,
    document: Text,
    note: Option<Text>,
    notices: Vec<String>,
    since: String,
    changes: Vec<ChangeLine>,
    said: Said,
}

#[derive(Template)]
#[template(path = "body/html/rules_withdrawal.html")]
struct WithdrawalPage {
    shell: Shell,
    action: String,
    back: String,
    what: String,
    version: i64,
    why: String,
    errors: FormErrors,
}

/// The form, filled with the newest version that stands, or with the sectors as the composition joins them.
pub async fn new(ctx: Ctx) -> Result<Response> {
    actions::permit(&ctx)?;
    let db = ctx.db().read();
    let versions = list_versions(db, ctx.today()).await?;
    let newest = versions.last().map_or(0, |version| version.row.number);
    let last = versions
        .iter()
        .rfind(|version| version.standing != Standing::Withdrawn);
    let seating = seated_on(db, ctx.today()).await?;
    let mut sent = last.map_or_else(|| first_fields(&seating), |version| version.rules.fields());
    sent.insert("after".into(), newest.to_string());
    sent.insert("from".into(), ctx.today().iso());
    render(&FormPage::new(&ctx, &seating, &sent, &FieldErrors::new()))
}

/// What most bodies begin with, and the sectors that the composition offers to join.
fn first_fields(seating: &Seating) -> Sent {
    let mut sent = Sent::from(
        [
            ("quorum-how", "more"),
            ("quorum-value", "1/2"),
            ("units-how", "none"),
            ("class-observer-speak", "on"),
        ]
        .map(|(name, value)| (name.to_owned(), value.to_owned())),
    );
    for right in Right::ALL {
        sent.insert(format!("class-participant-{}", right.code()), "on".into());
    }
    for (n, (word, sectors)) in (1..=JOINS).zip(&seating.offered) {
        sent.insert(format!("join-{n}-key"), word.clone());
        for sector in sectors {
            sent.insert(format!("join-{n}-of-{sector}"), "on".into());
        }
    }
    sent
}

/// Three steps of one form: `check` shows what would change, `change` goes back to the form, `enter` keeps it.
pub async fn add(ctx: Ctx, Form(sent): Form<Sent>) -> Result<Response> {
    actions::permit(&ctx)?;
    let done = match one(&sent, "step").as_str() {
        "enter" => match actions::enter(&ctx, &sent).await {
            Ok(number) => return Ok(see_other(&ctx, &format!("/body/rules/{number}"))),
            Err(error) => Err(error),
        },
        "change" => Err(Error::Invalid(FieldErrors::new())),
        _ => check(&ctx, &sent).await,
    };
    match done {
        Ok(draft) => render(&ConfirmPage::new(&ctx, &draft, &sent)),
        Err(Error::Invalid(errors)) => {
            let seating = seated_on(ctx.db().read(), ctx.today()).await?;
            let mut sent = sent;
            if errors.contains_key("after") {
                // Whoever has read the sentence goes on from the newest version.
                let newest = actions::newest(ctx.db().read()).await?;
                sent.insert("after".into(), newest.to_string());
            }
            let status = if errors.is_empty() {
                StatusCode::OK
            } else {
                StatusCode::UNPROCESSABLE_ENTITY
            };
            render_with(status, &FormPage::new(&ctx, &seating, &sent, &errors))
        }
        Err(error) => Err(error),
    }
}

fn choices(ctx: &Ctx, codes: &[&str], prefix: &str, chosen: &str) -> Vec<Choice> {
    codes
        .iter()
        .map(|code| Choice {
            value: (*code).to_owned(),
            label: ctx.say(&format!("{prefix}-{code}"), &[]),
            selected: *code == chosen,
        })
        .collect()
}

fn in_three(ctx: &Ctx, sent: &Sent, name: &str, label: &str) -> Vec<Field> {
    let label = ctx.say(label, &[]);
    ["en", "ru", "kk"]
        .into_iter()
        .map(|lang| {
            let field = format!("{name}-{lang}");
            let language = ctx.say(&format!("body-language-{lang}"), &[]);
            Field {
                label: format!("{label} ({language})"),
                value: sent.get(&field).cloned().unwrap_or_default(),
                name: field,
                lang,
            }
        })
        .collect()
}

fn ticks(plain: &Plain, sent: &Sent, prefix: &str, who: &str) -> Vec<Tick> {
    Right::ALL
        .into_iter()
        .map(|right| {
            tick(sent, format!("{prefix}-{}", right.code()), {
                let args = [
                    ("who", Arg::Text(who.to_owned())),
                    ("right", Arg::Text(plain.right(right))),
                ];
                plain.say("body-rules-tick", &args)
            })
        })
        .collect()
}

fn tick(sent: &Sent, name: String, label: String) -> Tick {
    Tick {
        is_on: sent.get(&name).is_some_and(|value| !value.is_empty()),
        name,
        label,
    }
}

impl FormPage {
    fn new(ctx: &Ctx, seating: &Seating, sent: &Sent, errors: &FieldErrors) -> Self {
        let shell = Shell::new(ctx, "body-rules-new");
        let plain = Plain::new(ctx, seating);
        let asking = |name: &str, codes: &[&str]| Asking {
            how: choices(
                ctx,
                codes,
                "body-rules-how",
                &one(sent, &format!("{name}-how")),
            ),
            value: one(sent, &format!("{name}-value")),
        };
        let sectors: Vec<SectorFields> = seating
            .seated
            .iter()
            .map(|place| {
                let (key, name) = (&place.sector, plain.name(&place.sector));
                SectorFields {
                    class: plain.class(place.class),
                    own: tick(
                        sent,
                        format!("own-{key}"),
                        plain.say(
                            "body-rules-own-tick",
                            &[("sector", Arg::Text(name.clone()))],
                        ),
                    ),
                    ticks: ticks(&plain, sent, &format!("sector-{key}"), &name),
                    quorum_name: format!("quorum-of-{key}"),
                    quorum: one(sent, &format!("quorum-of-{key}")),
                    name,
                }
            })
            .collect();
        let classes = Class::ALL.into_iter().map(|class| {
            let who = plain.class(class);
            RightsFields {
                ticks: ticks(&plain, sent, &format!("class-{}", class.code()), &who),
                who,
            }
        });
        Self {
            after: one(sent, "after"),
            from: one(sent, "from"),
            adopted: one(sent, "adopted"),
            document: in_three(ctx, sent, "document", "body-rules-field-document"),
            note: in_three(ctx, sent, "note", "body-rules-field-note"),
            quorum: asking("quorum", &["more", "least", "seats"]),
            units: asking("units", &["none", "more", "least", "seats"]),
            majorities: Matter::ALL
                .into_iter()
                .map(|matter| majority_fields(&plain, sent, matter))
                .collect(),
            rights: Right::ALL.map(|right| plain.right(right)).into(),
            classes: classes.collect(),
            some_own: sectors
                .iter()
                .any(|sector| sector.own.is_on || !sector.quorum.is_empty()),
            sectors,
            joins: (1..=JOINS)
                .map(|n| join_fields(&plain, seating, sent, n))
                .collect(),
            errors: FormErrors::of(&shell, &plain.named(errors.clone())),
            shell,
        }
    }
}

fn majority_fields(plain: &Plain, sent: &Sent, matter: Matter) -> MajorityFields {
    const HOW: &[&str] = &[
        "simple",
        "absolute",
        "two-thirds",
        "more",
        "least",
        "consensus",
        "consensus-minus",
    ];
    let code = matter.code();
    let typed = |part: &str| one(sent, &format!("{code}-{part}"));
    MajorityFields {
        code,
        title: plain.matter(matter),
        how: choices(plain.ctx, HOW, "body-rules-majority-how", &typed("how")),
        base: choices(
            plain.ctx,
            &Base::ALL.map(Base::code),
            "body-rules-base",
            &typed("base"),
        ),
        value: typed("value"),
    }
}

fn join_fields(plain: &Plain, seating: &Seating, sent: &Sent, n: usize) -> JoinFields {
    let field = |part: &str| format!("join-{n}-{part}");
    let sectors: Vec<Tick> = seating
        .seated
        .iter()
        .map(|place| {
            let args = [
                ("sector", Arg::Text(plain.name(&place.sector))),
                ("n", Arg::Number(place.seats.into())),
            ];
            let label = plain.say("body-rules-join-tick", &args);
            tick(sent, field(&format!("of-{}", place.sector)), label)
        })
        .collect();
    JoinFields {
        n,
        is_open: n == 1 || sectors.iter().any(|sector| sector.is_on),
        key: one(sent, &field("key")),
        names: in_three(plain.ctx, sent, &field("name"), "body-field-name"),
        sectors,
        quorum: one(sent, &field("quorum")),
    }
}

impl ConfirmPage {
    fn new(ctx: &Ctx, draft: &Draft, sent: &Sent) -> Self {
        let before = draft.before.as_ref();
        let mut notices = Vec::new();
        let today = ctx.today();
        if let Some(before) = before.filter(|before| before.from == draft.from) {
            let number = Arg::Text(before.row.number.to_string());
            notices.push(ctx.say("body-rules-corrects", &[("number", number)]));
        }
        if draft.from <= today {
            let from = written(ctx, draft.from);
            notices.push(ctx.say("body-rules-holds-already", &[("from", from)]));
        }
        let fact = |key: &str, day| {
            let day = ctx.kernel.words.day(ctx.locale, day);
            (ctx.say(key, &[]), day)
        };
        Self {
            shell: Shell::new(ctx, "body-rules-confirm"),
            sent: sent
                .iter()
                .filter(|(name, value)| *name != "step" && !value.is_empty())
                .map(|(name, value)| (name.clone(), value.clone()))
                .collect(),
            facts: vec![
                fact("body-rules-field-from", draft.from),
                fact("body-rules-field-adopted", draft.adopted),
            ],
            document: Text::of(ctx, &draft.document),
            note: Some(Text::of(ctx, &draft.note)).filter(|note| !note.text.is_empty()),
            notices,
            since: before.map_or_else(String::new, |before| since(ctx, before.row.number)),
            changes: before.map_or_else(Vec::new, |before| {
                changes(ctx, &draft.seating, &draft.rules, &before.rules)
            }),
            said: Said::of(ctx, &draft.rules, &draft.seating, String::new()),
        }
    }
}

#[derive(Default, serde::Deserialize)]
#[serde(default)]
pub struct Withdrawing {
    why: String,
}

pub async fn withdrawal(ctx: Ctx, At(number): At<i64>) -> Result<Response> {
    actions::permit(&ctx)?;
    let page = withdrawal_page(&ctx, number, String::new(), &FieldErrors::new()).await?;
    render(&page)
}

pub async fn withdraw(
    ctx: Ctx,
    At(number): At<i64>,
    Form(form): Form<Withdrawing>,
) -> Result<Response> {
    match actions::withdraw(&ctx, number, &form.why).await {
        Ok(()) => Ok(see_other(&ctx, &format!("/body/rules/{number}"))),
        Err(Error::Invalid(errors)) => {
            let page = withdrawal_page(&ctx, number, form.why, &errors).await?;
            render_with(StatusCode::UNPROCESSABLE_ENTITY, &page)
        }
        Err(error) => Err(error),
    }
}

async fn withdrawal_page(
    ctx: &Ctx,
    number: i64,
    why: String,
    errors: &FieldErrors,
) -> Result<WithdrawalPage> {
    let db = ctx.db().read();
    let version = find_withdrawable(db, number, ctx.today()).await?;
    let shell = Shell::new(ctx, "body-rules-withdraw");
    let path = link(ctx, &version.row.path());
    Ok(WithdrawalPage {
        action: format!("{path}/withdrawal"),
        back: path,
        what: ctx.say(
            "body-rules-withdraw-what",
            &[
                ("number", Arg::Text(number.to_string())),
                ("from", written(ctx, version.from)),
            ],
        ),
        version: version.row.version,
        why,
        errors: FormErrors::of(&shell, errors),
        shell,
    })
}

pub fn samples(ctx: &Ctx) -> Vec<Sample> {
    let (rules, seating) = sample_of();
    let mut sent = rules.fields();
    put_three(
        &mut sent,
        "document",
        &kenes_kernel::content::Content::new("en", "Decision 4"),
    );
    let wrong = FieldErrors::from(
        [
            ("from", "body-rules-before-last"),
            ("quorum-value", "body-rules-quorum-beyond"),
            ("join-1-of", "body-rules-join-large"),
        ]
        .map(|(field, key)| {
            let error = kenes_kernel::form::FieldError::new(key)
                .with("number", 2)
                .with("from", "2026-03-01")
                .with("entitled", 16)
                .with("sector", "mission")
                .with("seats", 3);
            (field.to_owned(), error)
        }),
    );
    let confirm = ConfirmPage {
        shell: Shell::new(ctx, "body-rules-confirm"),
        sent: sent.clone().into_iter().collect(),
        facts: vec![(ctx.say("body-rules-field-from", &[]), "1 March 2026".into())],
        document: Text {
            text: "Decision 4".into(),
            lang: "en".into(),
        },
        note: None,
        notices: vec![
            ctx.say("body-rules-corrects", &[("number", Arg::Text("1".into()))]),
            ctx.say(
                "body-rules-holds-already",
                &[("from", Arg::Text("1 March 2026".into()))],
            ),
        ],
        since: since(ctx, 1),
        changes: changes(ctx, &seating, &rules, &sample_before()),
        said: Said::of(ctx, &rules, &seating, String::new()),
    };
    let shell = Shell::new(ctx, "body-rules-withdraw");
    let withdrawal = WithdrawalPage {
        action: "/".into(),
        back: "/".into(),
        what: name_of(ctx, 2),
        version: 1,
        why: String::new(),
        errors: [("why", ctx.say("body-rules-why-missing", &[]))]
            .into_iter()
            .collect(),
        shell,
    };
    vec![
        (
            "rules_form",
            FormPage::new(ctx, &seating, &sent, &wrong).render(),
        ),
        (
            "rules_form_empty",
            FormPage::new(ctx, &Seating::default(), &Sent::new(), &FieldErrors::new()).render(),
        ),
        ("rules_confirm", confirm.render()),
        ("rules_withdrawal", withdrawal.render()),
    ]
}
