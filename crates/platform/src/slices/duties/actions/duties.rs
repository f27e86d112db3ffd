//! Asking for a reply, and recording how the wait ended.

use super::{count, get_calendar};
use crate::slices::{
    body,
    duties::{
        model::{Duty, Exit, LONGEST_TERM, Term, parse_reference},
        policy,
        store::duties::{self as store, AddressedRow, Wanted},
        tables::{DutyRow, ExitRow},
    },
};
use jiff::civil::Date;
use kenes_kernel::{
    Ctx, Error, Result,
    clock::Day,
    content::Content,
    db::{WriteTx, take_numbers},
    error::{Conflict, Refusal},
    form::{FieldError, FieldErrors, line, paragraph},
};
use std::sync::Arc;
use uuid::Uuid;

/// Characters of what is asked and of a reason.
const LONGEST_TEXT: usize = 2000;

/// What a reply is awaited to.
#[derive(Clone, Debug)]
pub struct Subject {
    /// Kind of the record: `recommendation`.
    pub kind: &'static str,
    pub id: Uuid,
    pub reference: String,
    /// Path of its page, without the language.
    pub path: String,
    pub audience_id: i64,
}

/// What was typed to ask somebody for a reply.
#[derive(Clone, Debug, Default, serde::Deserialize)]
#[serde(default)]
pub struct TypedQuestion {
    /// Key of the organisation.
    pub addressee: String,
    /// The day of the letter.
    pub asked: String,
    /// `working`, `calendar`, `months`, or `on` for a day that was named.
    pub unit: String,
    pub number: String,
    pub day: String,
    pub what: String,
}

impl TypedQuestion {
    /// The day of the letter, the term and what is asked; or what is wrong with each field.
    ///
    /// # Errors
    /// One for each field.
    pub fn read(&self, today: Day) -> Result<(Day, Term, String), FieldErrors> {
        let mut errors = FieldErrors::new();
        let mut refuse = |field: &str, key: &str| {
            errors.insert(field.to_owned(), FieldError::new(key));
        };
        let asked = line(&self.asked).parse::<Day>().ok();
        if asked.is_none() {
            refuse("asked", "duties-from-wrong");
        } else if asked > Some(today) {
            refuse("asked", "duties-asked-later");
        }
        let number = line(&self.number)
            .parse::<u32>()
            .ok()
            .filter(|n| (1..=LONGEST_TERM).contains(n));
        let term = match self.unit.as_str() {
            "on" => match line(&self.day).parse::<Date>() {
                Ok(day) if asked.is_none_or(|asked| day >= asked.0) => Some(Term::On(day)),
                Ok(_) => {
                    refuse("day", "duties-day-before-asked");
                    None
                }
                Err(_) => {
                    refuse("day", "duties-from-wrong");
                    None
                }
            },
            unit => {
                if number.is_none() {
                    refuse("number", "duties-number-wrong");
                }
                number.map(|number| match unit {
                    "calendar" => Term::CalendarDays(number),
                    "months" => Term::Months(number),
                    _ => Term::WorkingDays(number),
                })
            }
        };
        let what = paragraph(&self.what);
        if what.chars().count() > LONGEST_TEXT {
            refuse("what", "duties-text-long");
        }
        match (asked, term) {
            (Some(asked), Some(term)) if errors.is_empty() => Ok((asked, term, what)),
            _ => Err(errors),
        }
    }
}

/// Asks an organisation for a reply to a record of a later slice, in that slice's transaction.
///
/// # Errors
/// `Forbidden`; `Invalid` with a sentence for each field; `Refused` while there is no calendar.
pub async fn ask(
    tx: &mut WriteTx,
    ctx: &Ctx,
    subject: &Subject,
    typed: &TypedQuestion,
) -> Result<DutyRow> {
    let permit = policy::may_keep_duties(&ctx.viewer).ok_or(Error::Forbidden)?;
    let read = typed.read(ctx.today());
    let addressee = body::find_organisation_by_key(&**tx, &line(&typed.addressee)).await?;
    let (Ok((asked, term, what)), Some(addressee)) = (&read, &addressee) else {
        let mut errors = read.err().unwrap_or_default();
        if addressee.is_none() {
            let missing = FieldError::new("duties-addressee-missing");
            errors.insert("addressee".to_owned(), missing);
        }
        return Err(Error::Invalid(errors));
    };
    let due = count(ctx, *asked, *term).await?;
    let row = DutyRow {
        id: ctx.id(),
        number: take_numbers(&**tx, "duties", 1).await?,
        addressee_id: addressee.id,
        subject_kind: subject.kind.to_owned(),
        subject_id: subject.id,
        subject_reference: subject.reference.clone(),
        subject_path: subject.path.clone(),
        what: (!what.is_empty()).then(|| Content::new(ctx.locale.tag(), what.as_str())),
        term: serde_json::to_string(term).map_err(Error::internal)?,
        asked_day: asked.iso(),
        due_day: due.date.to_string(),
        exit: String::new(),
        audience_id: subject.audience_id,
        version: 1,
        created_at: ctx.now,
    };
    store::insert_duty(&**tx, &permit, ctx, &row).await?;
    tx.record("ask", row.snapshot());
    Ok(row)
}

/// What was typed to record how a wait ended.
#[derive(Clone, Debug, Default, serde::Deserialize)]
#[serde(default)]
pub struct TypedExit {
    pub version: i64,
    /// The key of an [`Exit`].
    pub exit: String,
    pub reason: String,
    /// Key of the next addressee of a transfer.
    pub to: String,
    /// The day of the reply.
    pub day: String,
}

/// Records how the addressee left the clock. After a transfer the same clock goes on with another
/// addressee.
///
/// # Errors
/// `NotFound`, `Forbidden`; `Invalid` with a sentence for each field; `Conflict`; `Refused` for a
/// duty that is closed.
pub async fn leave(ctx: &Ctx, reference: &str, typed: &TypedExit) -> Result<()> {
    let row = get_duty(ctx, reference).await?;
    let permit = policy::may_keep_duties(&ctx.viewer).ok_or(Error::NotFound)?;
    if row.version != typed.version {
        return Err(conflict(&row));
    }
    if !row.is_open() {
        return Err(Refusal::new("duties-closed-already").into());
    }
    let mut tx = ctx.db().write().await?;
    let to = match line(&typed.to).as_str() {
        "" => None,
        key => body::find_organisation_by_key(&*tx, key).await?,
    };
    let (exit, day) = read_exit(ctx, &row, typed, to.map(|to| to.id)).map_err(Error::Invalid)?;
    let exit_row = ExitRow {
        id: ctx.id(),
        duty_id: row.id,
        kind: exit.key().to_owned(),
        reason: exit.reason().unwrap_or_default().to_owned(),
        by_id: row.addressee_id,
        to_id: exit.to(),
        day: day.iso(),
        at: ctx.now,
        by_person: ctx.viewer.person_id(),
        audience_id: row.audience_id,
    };
    let mut next = row.clone();
    next.version += 1;
    match exit.to() {
        Some(to) => next.addressee_id = to,
        None => next.exit = exit.key().to_owned(),
    }
    if !store::update_duty(&*tx, &permit, &next).await? {
        return Err(conflict(&row));
    }
    store::insert_exit(&*tx, &permit, &exit_row).await?;
    tx.record(exit.key(), exit_row.snapshot());
    tx.record("leave", next.snapshot());
    tx.commit(ctx).await
}

/// The exit and the day of the reply, or what is wrong with each field.
fn read_exit(
    ctx: &Ctx,
    row: &DutyRow,
    typed: &TypedExit,
    to: Option<Uuid>,
) -> Result<(Exit, Day), FieldErrors> {
    let mut errors = FieldErrors::new();
    let mut refuse = |field: &str, key: &str| {
        errors.insert(field.to_owned(), FieldError::new(key));
    };
    let reason = paragraph(&typed.reason);
    if reason.chars().count() > LONGEST_TEXT {
        refuse("reason", "duties-text-long");
    }
    let to = to.filter(|_| typed.exit == "transferred");
    let exit = Exit::from_parts(&typed.exit, &reason, to);
    if exit.is_none() && typed.exit == "transferred" {
        refuse("to", "duties-addressee-missing");
    } else if exit.is_none() {
        refuse("exit", "duties-exit-missing");
    }
    let asked = row.asked().ok();
    let day = line(&typed.day).parse::<Day>().ok();
    match day {
        None => refuse("day", "duties-from-wrong"),
        Some(day) if day > ctx.today() => refuse("day", "duties-reply-later"),
        Some(day) if asked.is_some_and(|asked| day < asked) => {
            refuse("day", "duties-day-before-asked");
        }
        Some(_) => {}
    }
    if let (Some(exit), Some(asked), Ok(due)) = (&exit, asked, row.due()) {
        let duty = Duty {
            addressee: row.addressee_id,
            asked: asked.0,
            due: due.0,
        };
        if let Err(refusal) = duty.after(exit) {
            let field = if refusal == crate::slices::duties::model::Refusal::ReasonMissing {
                "reason"
            } else {
                "to"
            };
            refuse(field, refusal.key());
        }
    }
    match (exit, day) {
        (Some(exit), Some(day)) if errors.is_empty() => Ok((exit, day)),
        _ => Err(errors),
    }
}

fn conflict(row: &DutyRow) -> Error {
    Error::Conflict(Arc::new(Conflict {
        path: row.path(),
        stored_version: row.version,
        fields: Vec::new(),
    }))
}

/// The duty that people call `D-0007`.
///
/// # Errors
/// `NotFound`.
pub async fn get_duty(ctx: &Ctx, reference: &str) -> Result<DutyRow> {
    let number = parse_reference(reference).ok_or(Error::NotFound)?;
    store::find_duty(ctx.db().read(), &ctx.viewer, number)
        .await?
        .ok_or(Error::NotFound)
}

/// The waits for replies to one record, what is due first on top.
///
/// # Errors
/// The database's.
pub async fn list_of_subject(ctx: &Ctx, subject: Uuid) -> Result<Vec<AddressedRow>> {
    let wanted = Wanted {
        subject: Some(subject),
        limit: 100,
        ..Wanted::default()
    };
    store::list_duties(ctx.db().read(), &ctx.viewer, &wanted).await
}

/// Whether dates can be counted at all.
///
/// # Errors
/// Internal, when a stored row cannot be read.
pub async fn can_count(ctx: &Ctx) -> Result<bool> {
    Ok(get_calendar(ctx).await?.is_some())
}
