//! What is done with people.

use super::{
    model::{
        NewInvitation, PAGE, State, TypedInvitation, parse_language, parse_reason, parse_role,
    },
    store::{self, Counts},
};
use crate::slices::accounts::{
    invitations::{
        self,
        model::{Invitation, Purpose},
        send_link,
    },
    mails::{Letter, write_to},
    model::parse_mail,
    organisations::{join, list_organisations},
    policy, store as accounts,
    tables::{PersonRow, RoleChangeRow},
};
use kenes_kernel::{
    Ctx, Error, Result,
    access::{MEMBERS_AND_OBSERVERS, Role},
    content::Content,
    db::WriteTx,
    error::Refusal,
    form::{FieldError, wrong},
    i18n::Arg,
    journal::erase_openings,
};
use std::collections::HashMap;
use uuid::Uuid;

/// A page of the list.
pub struct People {
    pub counts: Counts,
    pub rows: Vec<(PersonRow, State)>,
    /// The last of the page, when there are more.
    pub next: Option<Uuid>,
}

/// The people in the order in which they came.
///
/// # Errors
/// `NotFound` for whoever does not keep people.
pub async fn list(ctx: &Ctx, after: Uuid) -> Result<People> {
    let permit = policy::may_keep_people(&ctx.viewer).ok_or(Error::NotFound)?;
    let db = ctx.db().read();
    let mut people = store::list_people(db, &permit, after, PAGE + 1).await?;
    let more = people.len() > PAGE;
    people.truncate(PAGE);
    let ids: Vec<Uuid> = people.iter().map(|person| person.id).collect();
    let newest: HashMap<Uuid, Invitation> = invitations::store::list_newest(db, &ids)
        .await?
        .into_iter()
        .map(|link| (link.person_id, link))
        .collect();
    Ok(People {
        counts: store::count_people(db, &permit).await?,
        next: people.last().map(|person| person.id).filter(|_| more),
        rows: people
            .into_iter()
            .map(|person| {
                let state = State::of(&person, newest.get(&person.id), ctx.now);
                (person, state)
            })
            .collect(),
    })
}

/// One person with what was done.
pub struct Person {
    pub row: PersonRow,
    pub role: Role,
    pub state: State,
    pub links: Vec<Invitation>,
    pub changes: Vec<RoleChangeRow>,
    /// Who made the changes, as far as they are still known.
    pub names: HashMap<Uuid, String>,
    pub may_write: bool,
    pub may_change_role: bool,
}

/// # Errors
/// `NotFound` for whoever does not keep people, and for people who were erased.
pub async fn get_person(ctx: &Ctx, id: Uuid) -> Result<Person> {
    let permit = policy::may_keep_people(&ctx.viewer).ok_or(Error::NotFound)?;
    let db = ctx.db().read();
    let row = standing(accounts::find_person(db, id).await?)?;
    let role = Role::from_code(&row.role).ok_or(Error::NotFound)?;
    let links = invitations::store::list_of(db, id).await?;
    let newest = links
        .iter()
        .find(|link| link.purpose == Purpose::Invitation.code());
    let changes = store::list_role_changes(db, id).await?;
    let by: Vec<Uuid> = changes
        .iter()
        .filter_map(|change| change.by_person)
        .collect();
    Ok(Person {
        state: State::of(&row, newest, ctx.now),
        names: accounts::list_names_for_keeping(db, &permit, ctx.locale, &by).await?,
        may_write: policy::may_invite(&ctx.viewer, role).is_some(),
        may_change_role: policy::may_change_role(&ctx.viewer, id).is_some(),
        row,
        role,
        links,
        changes,
    })
}

fn standing(person: Option<PersonRow>) -> Result<PersonRow> {
    person
        .filter(|person| person.erased_at.is_none())
        .ok_or(Error::NotFound)
}

/// Adds a person without a password, lets them act for an organisation, and writes them a link to choose one.
///
/// # Errors
/// `NotFound`; `Forbidden` for a role that is not theirs to give; `Invalid`.
pub async fn invite(ctx: &Ctx, typed: &TypedInvitation) -> Result<Uuid> {
    policy::may_keep_people(&ctx.viewer).ok_or(Error::NotFound)?;
    let new = typed.check().map_err(Error::Invalid)?;
    let organisation = match typed.organisation.as_str() {
        "" => None,
        id => Some(
            list_organisations(ctx)
                .await?
                .into_iter()
                .find(|organisation| organisation.stands && organisation.id.to_string() == id)
                .ok_or_else(|| {
                    let error = FieldError::new("accounts-invite-organisation-unknown");
                    Error::Invalid(wrong("organisation", error))
                })?,
        ),
    };
    let mut tx = ctx.db().write().await?;
    let id = invite_in(&mut tx, ctx, new).await?;
    if let Some(organisation) = organisation {
        join(&mut tx, ctx, id, organisation.id).await?;
    }
    tx.commit(ctx).await?;
    Ok(id)
}

/// The same within a transaction.
///
/// # Errors
/// `Forbidden` for a role that is not theirs to give; `Invalid` for a handle that is taken.
pub async fn invite_in(tx: &mut WriteTx, ctx: &Ctx, new: NewInvitation) -> Result<Uuid> {
    let NewInvitation {
        name,
        handle,
        mail,
        role,
        locale,
    } = new;
    let permit = policy::may_invite(&ctx.viewer, role).ok_or(Error::Forbidden)?;
    if accounts::is_taken(&**tx, &handle).await? {
        let taken = FieldError::new("accounts-handle-taken");
        return Err(Error::Invalid(wrong("handle", taken)));
    }
    let person = PersonRow {
        id: ctx.id(),
        handle,
        name: Content::new(locale.tag(), name),
        role: role.code().to_owned(),
        password_hash: None,
        demonstration: false,
        what_to_try: None,
        erased_at: None,
        audience_id: MEMBERS_AND_OBSERVERS,
        version: 1,
        mail: Some(mail),
        language: Some(locale.tag().to_owned()),
        created_at: ctx.now,
    };
    accounts::insert_person(&**tx, &permit, &person).await?;
    send_link(tx, ctx, &person, Purpose::Invitation).await?;
    tx.record("invite", person.snapshot());
    Ok(person.id)
}

/// Changes where a person is written to and in which language.
///
/// # Errors
/// `NotFound`, `Forbidden`, `Invalid`.
pub async fn change_contact(ctx: &Ctx, id: Uuid, mail: &str, language: &str) -> Result<()> {
    let permit = policy::may_keep_people(&ctx.viewer).ok_or(Error::NotFound)?;
    let mut tx = ctx.db().write().await?;
    let mut person = standing(accounts::find_person(&*tx, id).await?)?;
    let role = Role::from_code(&person.role).ok_or(Error::NotFound)?;
    policy::may_invite(&ctx.viewer, role).ok_or(Error::Forbidden)?;
    let mail = parse_mail(mail).map_err(Error::Invalid)?;
    let locale = parse_language(language).map_err(Error::Invalid)?;
    if person.mail.as_ref() != Some(&mail) {
        // A link that went to the old address is no longer theirs alone.
        invitations::store::withdraw_all(&*tx, id, ctx.now).await?;
    }
    person.mail = Some(mail);
    person.language = Some(locale.tag().to_owned());
    person.version += 1;
    store::change_contact(&*tx, &permit, &person).await?;
    tx.record("change contact", person.snapshot());
    tx.commit(ctx).await
}

/// Erases a person who left, or who asked for it.
///
/// # Errors
/// `NotFound`, `Forbidden`; `Invalid` at `sure`.
pub async fn erase(ctx: &Ctx, id: Uuid, sure: bool) -> Result<()> {
    policy::may_keep_people(&ctx.viewer).ok_or(Error::NotFound)?;
    policy::may_change_role(&ctx.viewer, id).ok_or(Error::Forbidden)?;
    standing(accounts::find_person(ctx.db().read(), id).await?)?;
    if !sure {
        let error = FieldError::new("accounts-erase-sure-missing");
        return Err(Error::Invalid(wrong("sure", error)));
    }
    super::super::actions::erase_person(ctx, id).await
}

/// Gives a person another role, with a reason that stays on the record.
///
/// # Errors
/// `NotFound`, `Forbidden`, `Invalid`; `Refused` where it is their role already.
pub async fn change_role(ctx: &Ctx, id: Uuid, role: &str, reason: &str) -> Result<()> {
    policy::may_keep_people(&ctx.viewer).ok_or(Error::NotFound)?;
    let permit = policy::may_change_role(&ctx.viewer, id).ok_or(Error::Forbidden)?;
    let mut tx = ctx.db().write().await?;
    let mut person = standing(accounts::find_person(&*tx, id).await?)?;
    let role = parse_role(role).map_err(Error::Invalid)?;
    let reason = parse_reason(reason).map_err(Error::Invalid)?;
    if person.role == role.code() {
        return Err(Refusal::new("accounts-role-same").into());
    }
    let change = RoleChangeRow {
        id: ctx.id(),
        person_id: id,
        before_role: std::mem::replace(&mut person.role, role.code().to_owned()),
        role: role.code().to_owned(),
        reason,
        at: ctx.now,
        by_person: ctx.viewer.person_id(),
    };
    person.version += 1;
    store::change_role(&*tx, &permit, &person, &change).await?;
    tx.record("change role", person.snapshot());
    tx.record("add", change.snapshot());
    let locale = person.locale().unwrap_or(ctx.locale);
    let named = ctx.kernel.words.say(locale, role.key(), &[]);
    let letter = Letter {
        kind: "role",
        args: vec![("role", Arg::Text(named))],
        link: None,
    };
    write_to(&mut tx, ctx, &person, letter).await?;
    tx.commit(ctx).await
}

/// Empties the reasons for an erased person's roles, which may speak of them.
///
/// # Errors
/// The database's.
pub async fn erase_reasons(tx: &mut WriteTx, person: Uuid) -> Result<()> {
    for mut change in store::list_role_changes(&**tx, person).await? {
        change.reason.clear();
        store::empty_reason(&**tx, change.id).await?;
        erase_openings(tx, change.id, &["reason"]).await?;
        tx.record("erase", change.snapshot());
    }
    Ok(())
}
