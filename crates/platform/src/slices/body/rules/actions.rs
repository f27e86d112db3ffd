//! What is done with the rules of procedure: which hold on a day, and what the secretariat enters.

use super::{
    model::{
        Rules,
        count::Seated,
        dated::{self, Dated, Standing},
        typed::{Sent, is_long, one, read_three, too_long},
    },
    store,
    tables::RulesRow,
};
use crate::slices::body::{
    composition::{model::Class, store as composition},
    policy::{self, MaySetRules},
};
use kenes_kernel::{
    Ctx, Error, Result,
    clock::Day,
    content::Content,
    error::Refusal,
    form::{FieldError, FieldErrors, paragraph, wrong},
};
use sea_orm::ConnectionTrait;
use std::collections::BTreeMap;

/// One version with the days on which it holds.
#[derive(Clone, Debug)]
pub struct Version {
    pub row: RulesRow,
    pub rules: Rules,
    pub from: Day,
    /// The first day on which it no longer holds.
    pub until: Option<Day>,
    pub standing: Standing,
    /// Number of the version that it follows.
    pub before: Option<i64>,
}

/// All sectors, with the seats that each has on a day.
#[derive(Clone, Debug, Default)]
pub struct Seating {
    pub seated: Vec<Seated>,
    /// Key and name of each sector, in the same order.
    pub names: Vec<(String, Content)>,
    /// Sectors by the word under which the composition offers to join them; whether they are joined, rules say.
    pub offered: BTreeMap<String, Vec<String>>,
}

impl Seating {
    /// Sectors with at least one seat.
    pub fn standing(&self) -> impl Iterator<Item = &Seated> {
        self.seated.iter().filter(|place| place.seats > 0)
    }
}

/// The seats of a day by sector, held or vacant.
///
/// # Errors
/// The database's.
pub async fn seated_on(db: &impl ConnectionTrait, day: Day) -> Result<Seating> {
    let seats = composition::list_seats(db, Some(&day.iso())).await?;
    let mut found = Seating::default();
    for sector in composition::list_sectors(db, None).await? {
        let count = seats.iter().filter(|seat| seat.sector_id == sector.id);
        found.seated.push(Seated {
            sector: sector.key.clone(),
            class: Class::from_code(&sector.class).unwrap_or(Class::Guest),
            seats: u32::try_from(count.count()).map_err(Error::internal)?,
        });
        if let Some(word) = sector.joined {
            let offered = found.offered.entry(word).or_default();
            offered.push(sector.key.clone());
        }
        found.names.push((sector.key, sector.name));
    }
    Ok(found)
}

/// The number of the newest version, withdrawn ones too; 0 where there is none.
///
/// # Errors
/// The database's.
pub async fn newest(db: &impl ConnectionTrait) -> Result<i64> {
    let rows = store::list_versions(db).await?;
    Ok(rows.last().map_or(0, |row| row.number))
}

/// All versions as they stand to a day, the oldest first.
///
/// # Errors
/// The database's.
pub async fn list_versions(db: &impl ConnectionTrait, day: Day) -> Result<Vec<Version>> {
    let rows = store::list_versions(db).await?;
    let dated = rows.iter().map(dated_of).collect::<Result<Vec<_>>>()?;
    rows.into_iter()
        .map(|row| version_of(row, &dated, day))
        .collect()
}

fn version_of(row: RulesRow, all: &[Dated], day: Day) -> Result<Version> {
    let one = dated_of(&row)?;
    Ok(Version {
        rules: row.rules()?,
        from: one.from,
        until: dated::until(all, one),
        standing: dated::stands(all, one, day),
        before: dated::before(all, one),
        row,
    })
}

fn dated_of(row: &RulesRow) -> Result<Dated> {
    Ok(Dated {
        number: row.number,
        from: row.from()?,
        is_withdrawn: row.withdrawn_at.is_some(),
    })
}

/// The version that holds on a day. What is decided on that day keeps its number.
///
/// # Errors
/// The database's.
pub async fn rules_on(db: &impl ConnectionTrait, day: Day) -> Result<Option<Version>> {
    let rows = store::list_versions(db).await?;
    let dated = rows.iter().map(dated_of).collect::<Result<Vec<_>>>()?;
    let number = dated::in_force(&dated, day);
    let found = rows.into_iter().find(|row| Some(row.number) == number);
    found.map(|row| version_of(row, &dated, day)).transpose()
}

/// One version by its number.
///
/// # Errors
/// `NotFound`; the database's.
pub async fn get_version(ctx: &Ctx, number: i64) -> Result<(Version, Vec<Version>)> {
    let versions = list_versions(ctx.db().read(), ctx.today()).await?;
    let found = versions.iter().find(|version| version.row.number == number);
    Ok((found.cloned().ok_or(Error::NotFound)?, versions))
}

/// Whoever may enter rules, or the answer that a stranger gets: there is nothing here.
///
/// # Errors
/// `NotFound`.
pub fn permit(ctx: &Ctx) -> Result<MaySetRules> {
    policy::may_set_rules(&ctx.viewer).ok_or(Error::NotFound)
}

/// A version that could be entered.
#[derive(Clone, Debug)]
pub struct Draft {
    pub rules: Rules,
    pub from: Day,
    pub adopted: Day,
    pub document: Content,
    pub note: Content,
    /// Seats on its first day.
    pub seating: Seating,
    /// The version that it follows.
    pub before: Option<Version>,
}

/// Reads a form without keeping anything: what would hold, and instead of what.
///
/// # Errors
/// `NotFound` for a stranger; `Invalid` by field, also where another version was entered since the form was opened.
pub async fn check(ctx: &Ctx, sent: &Sent) -> Result<Draft> {
    permit(ctx)?;
    read(ctx, ctx.db().read(), sent).await
}

async fn read(ctx: &Ctx, db: &impl ConnectionTrait, sent: &Sent) -> Result<Draft> {
    let versions = list_versions(db, ctx.today()).await?;
    let newest = versions.last().map_or(0, |version| version.row.number);
    let last = versions
        .into_iter()
        .rfind(|version| version.standing != Standing::Withdrawn);
    let mut errors = FieldErrors::new();
    if one(sent, "after") != newest.to_string() {
        let error = FieldError::new("body-rules-entered-since").with("number", newest);
        errors.insert("after".into(), error);
    }
    let from = read_day(sent, "from", &mut errors);
    let adopted = read_day(sent, "adopted", &mut errors);
    if let (Some(from), Some(last)) = (from, &last)
        && from < last.from
    {
        let error = FieldError::new("body-rules-before-last")
            .with("number", last.row.number)
            .with("from", last.from);
        errors.insert("from".into(), error);
    }
    if let Some(adopted) = adopted {
        let today = ctx.today();
        if adopted > today {
            let error = FieldError::new("body-rules-adopted-later").with("today", today);
            errors.insert("adopted".into(), error);
        } else if from.is_some_and(|from| from < adopted) {
            let error = FieldError::new("body-rules-before-adopted").with("adopted", adopted);
            errors.entry("from".into()).or_insert(error);
        }
    }
    let document = read_three(sent, "document", &mut errors);
    let note = read_three(sent, "note", &mut errors);
    if document.is_none() {
        let error = FieldError::new("body-rules-document-missing");
        errors.entry("document-en".into()).or_insert(error);
    }
    let seating = seated_on(db, from.unwrap_or_else(|| ctx.today())).await?;
    let rules = Rules::parse(sent, &seating.seated)
        .map_err(|wrong| errors.extend(wrong))
        .ok();
    let read = (rules, from, adopted, document);
    let ((Some(rules), Some(from), Some(adopted), Some(document)), true) =
        (read, errors.is_empty())
    else {
        return Err(Error::Invalid(errors));
    };
    Ok(Draft {
        rules,
        from,
        adopted,
        document,
        note: note.unwrap_or_else(|| Content::new("en", "")),
        seating,
        before: last,
    })
}

fn read_day(sent: &Sent, field: &str, errors: &mut FieldErrors) -> Option<Day> {
    let day = one(sent, field).parse().ok();
    if day.is_none() {
        errors.insert(field.into(), FieldError::new("body-day-wrong"));
    }
    day
}

/// Enters a version; its number.
///
/// # Errors
/// Those of [`check`].
pub async fn enter(ctx: &Ctx, sent: &Sent) -> Result<i64> {
    let permit = permit(ctx)?;
    let mut tx = ctx.db().write().await?;
    let draft = read(ctx, &*tx, sent).await?;
    let newest: i64 = one(sent, "after").parse().map_err(Error::internal)?;
    let row = RulesRow {
        id: ctx.id(),
        number: newest + 1,
        from_day: draft.from.iso(),
        adopted_day: draft.adopted.iso(),
        document: draft.document,
        note: draft.note,
        rules: serde_json::to_string(&draft.rules).map_err(Error::internal)?,
        withdrawn_at: None,
        withdrawn_why: String::new(),
        version: 1,
        created_at: ctx.now,
    };
    store::insert_rules(&*tx, &permit, &row).await?;
    tx.record("enter", row.snapshot());
    tx.commit(ctx).await?;
    Ok(row.number)
}

/// The version with this number, if it can be withdrawn: it has not begun.
///
/// # Errors
/// `NotFound`; `Refused` once it has begun or was withdrawn.
pub async fn find_withdrawable(
    db: &impl ConnectionTrait,
    number: i64,
    today: Day,
) -> Result<Version> {
    let found = list_versions(db, today)
        .await?
        .into_iter()
        .find(|version| version.row.number == number)
        .ok_or(Error::NotFound)?;
    if found.standing == Standing::Withdrawn {
        return Err(Refusal::new("body-rules-withdrawn-already").into());
    }
    if found.from <= today {
        return Err(Refusal::new("body-rules-begun")
            .with("from", found.from)
            .into());
    }
    Ok(found)
}

/// Withdraws a version that has not begun; it stays in the list.
///
/// # Errors
/// `NotFound` for a stranger; `Refused` once it has begun; `Invalid` without a reason.
pub async fn withdraw(ctx: &Ctx, number: i64, why: &str) -> Result<()> {
    let permit = permit(ctx)?;
    let why = paragraph(why);
    let mut tx = ctx.db().write().await?;
    let found = find_withdrawable(&*tx, number, ctx.today()).await?;
    if why.is_empty() {
        let error = FieldError::new("body-rules-why-missing");
        return Err(Error::Invalid(wrong("why", error)));
    }
    if is_long(&why) {
        return Err(Error::Invalid(wrong("why", too_long())));
    }
    let row = RulesRow {
        withdrawn_at: Some(ctx.now),
        withdrawn_why: why,
        version: found.row.version + 1,
        ..found.row
    };
    store::withdraw_rules(&*tx, &permit, &row).await?;
    tx.record("withdraw", row.snapshot());
    tx.commit(ctx).await
}
