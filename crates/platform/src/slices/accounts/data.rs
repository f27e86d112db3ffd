//! A person's own data: the copy, the correction, and leaving.

use super::{
    actions::erase_in, model::parse_mail, passwords::type_again, policy, store, tables::PersonRow,
};
use futures_util::future::BoxFuture;
use kenes_kernel::{
    Ctx, Error, Result,
    access::Role,
    content::Content,
    error::Refusal,
    form::{FieldError, FieldErrors, line, wrong},
    i18n::Locale,
    journal::erase_openings,
};
use serde_json::{Value, json};
use uuid::Uuid;

/// Characters of a name.
const LONGEST_NAME: usize = 200;

async fn own(ctx: &Ctx) -> Result<PersonRow> {
    let id = ctx.viewer.person_id().ok_or(Error::NotFound)?;
    store::find_person(ctx.db().read(), id)
        .await?
        .filter(|person| person.erased_at.is_none())
        .ok_or(Error::NotFound)
}

/// What accounts keep of a person, for the copy of their data.
pub fn about_person(ctx: &Ctx, person: Uuid) -> BoxFuture<'_, Result<Value>> {
    Box::pin(async move {
        let db = ctx.db().read();
        let row = store::find_person(db, person)
            .await?
            .ok_or(Error::NotFound)?;
        let sessions: Vec<Value> = store::list_sessions(db, person)
            .await?
            .into_iter()
            .map(|session| {
                json!({
                    "device": session.device,
                    "began": session.created_at.timestamp().to_string(),
                    "used": session.last_used_at.timestamp().to_string(),
                })
            })
            .collect();
        Ok(json!({
            "sign_in_name": row.handle,
            "name": row.name.plain(),
            "mail": row.mail,
            "language": row.language,
            "role": row.role,
            "since": row.created_at.timestamp().to_string(),
            "open_sessions": sessions,
        }))
    })
}

/// What a person can correct of themselves.
#[derive(Clone, Debug, Default, serde::Deserialize)]
#[serde(default)]
pub struct Corrected {
    pub name: String,
    pub mail: String,
    pub language: String,
    pub password: String,
}

/// The viewer's own data as the form shows them.
///
/// # Errors
/// `NotFound` without a person.
pub async fn get_own(ctx: &Ctx) -> Result<Corrected> {
    let row = own(ctx).await?;
    Ok(Corrected {
        name: row.name.text(ctx.locale).to_owned(),
        mail: row.mail.unwrap_or_default(),
        language: row.language.unwrap_or_default(),
        password: String::new(),
    })
}

/// Corrects name, address and language of the viewer. Another address asks for the password: who gets the mail gets in.
///
/// # Errors
/// `NotFound`; `Invalid` with a sentence for each field; `TooMany`.
pub async fn correct(ctx: &Ctx, typed: &Corrected) -> Result<()> {
    let mut row = own(ctx).await?;
    let mut errors = FieldErrors::new();
    let name = line(&typed.name);
    match name.chars().count() {
        0 => {
            errors.insert("name".into(), FieldError::new("accounts-data-name-empty"));
        }
        n if n > LONGEST_NAME => {
            errors.insert("name".into(), FieldError::new("accounts-data-name-long"));
        }
        _ => {}
    }
    let mail = match line(&typed.mail) {
        empty if empty.is_empty() => None,
        mail => match parse_mail(&mail) {
            Ok(mail) => Some(mail),
            Err(wrong) => {
                errors.extend(wrong);
                None
            }
        },
    };
    let language = typed.language.parse::<Locale>();
    if language.is_err() {
        let error = FieldError::new("accounts-data-language-missing");
        errors.insert("language".into(), error);
    }
    if !errors.is_empty() {
        return Err(Error::Invalid(errors));
    }
    let other_mail = mail != row.mail;
    if other_mail && row.password_hash.is_some() {
        type_again(ctx, &row, typed.password.clone()).await?;
    }
    if name != row.name.text(ctx.locale) {
        row.name = Content::new(ctx.locale.tag(), name);
    }
    row.mail = mail;
    row.language = language.ok().map(|locale| locale.tag().to_owned());
    row.version += 1;
    let mut tx = ctx.db().write().await?;
    if other_mail {
        super::invitations::store::withdraw_all(&*tx, row.id, ctx.now).await?;
    }
    store::update_own(&*tx, &row).await?;
    // What they were called before is nobody's business any more.
    erase_openings(&tx, row.id, &["name", "mail"]).await?;
    tx.record("correct", row.snapshot());
    tx.commit(ctx).await
}

/// Erases the viewer: name, address, sign-in and drafts of their own go; what they did in office stays under office and
/// organisation. The session ends with it.
///
/// # Errors
/// `NotFound`; `Invalid` at `sure` or `password`; `Refused` for the last administrator; `TooMany`.
pub async fn leave(ctx: &Ctx, sure: bool, password: String) -> Result<()> {
    let row = own(ctx).await?;
    if !sure {
        let error = FieldError::new("accounts-leave-sure-missing");
        return Err(Error::Invalid(wrong("sure", error)));
    }
    if row.password_hash.is_some() {
        type_again(ctx, &row, password).await?;
    }
    if row.role == Role::Administrator.code()
        && store::count_administrators(ctx.db().read()).await? < 2
    {
        return Err(Refusal::new("accounts-leave-last-administrator").into());
    }
    let permit = policy::may_leave(&ctx.viewer).ok_or(Error::NotFound)?;
    erase_in(ctx, &permit, row.id).await
}
