//! Channels and their keys: opening, publishing, admitting, withdrawing.

pub mod messages;

use super::{
    model::{Recipient, Standing, Typed, standing_keys},
    policy::{self, MayHold},
    store,
    tables::{ChannelRow, KeyRow},
};
use crate::slices::body::{self, Circle};
use kenes_kernel::{
    Ctx, Error, Result,
    access::{Viewer, audience_of},
    content::Content,
    db::WriteTx,
    error::{Conflict, Refusal},
    form::{FieldError, FieldErrors, wrong},
};
use sea_orm::ConnectionTrait;
use std::sync::Arc;
use uuid::Uuid;

/// A channel as it stands today.
#[derive(Clone, Debug)]
pub struct Channel {
    pub row: ChannelRow,
    pub keys: Vec<KeyRow>,
    /// Who belongs to it today.
    pub people: Vec<Uuid>,
}

impl Channel {
    /// The keys for which a text is sealed today.
    #[must_use]
    pub fn standing(&self) -> Vec<&KeyRow> {
        standing_keys(&self.keys, &self.people)
    }

    #[must_use]
    pub fn holds(&self, person: Option<Uuid>) -> bool {
        self.standing()
            .iter()
            .any(|key| Some(key.person_id) == person)
    }
}

/// Whose a channel is.
///
/// # Errors
/// Internal for a row that belongs to nobody.
pub fn circle_of(row: &ChannelRow) -> Result<Circle> {
    match (row.office_id, row.coalition_id) {
        (Some(office), None) => Ok(Circle::Office(office)),
        (None, Some(coalition)) => Ok(Circle::Coalition(coalition)),
        _ => Err(Error::internal("a channel belongs to one circle")),
    }
}

/// The channel with its keys and people.
///
/// # Errors
/// The database's.
pub async fn as_of_today(db: &impl ConnectionTrait, ctx: &Ctx, row: ChannelRow) -> Result<Channel> {
    let people =
        body::list_people_of(db, circle_of(&row)?, &ctx.today().iso(), &policy::HOLDING).await?;
    let keys = store::list_keys(db, row.id).await?;
    Ok(Channel { row, keys, people })
}

/// All channels as they stand today.
///
/// # Errors
/// The database's.
pub async fn list_channels(ctx: &Ctx) -> Result<Vec<Channel>> {
    let db = ctx.db().read();
    let mut channels = Vec::new();
    for row in store::list_channels(db).await? {
        channels.push(as_of_today(db, ctx, row).await?);
    }
    Ok(channels)
}

/// A channel by the key in its address.
///
/// # Errors
/// `NotFound`.
pub async fn get_channel_by_key(ctx: &Ctx, key: &str) -> Result<Channel> {
    let db = ctx.db().read();
    let row = store::find_channel_by_key(db, key)
        .await?
        .ok_or(Error::NotFound)?;
    as_of_today(db, ctx, row).await
}

/// The viewer with the audiences of the channels of which they hold a key today. A key gives nothing to whoever no
/// longer belongs to the channel.
///
/// # Errors
/// The database's.
pub async fn holding(ctx: &Ctx, viewer: Viewer) -> Result<Viewer> {
    let Some(person) = viewer.person_id().filter(|_| policy::holds(&viewer)) else {
        return Ok(viewer);
    };
    let db = ctx.db().read();
    let mut audiences = Vec::new();
    for row in store::list_held_by(db, person).await? {
        let channel = as_of_today(db, ctx, row).await?;
        if channel.holds(Some(person)) {
            audiences.push(channel.row.audience_id);
        }
    }
    Ok(viewer.seeing_too(&audiences))
}

/// The permit of whoever may hold a key. For all others there is nothing here.
///
/// # Errors
/// `NotFound`.
pub fn holder(ctx: &Ctx) -> Result<(MayHold, Uuid)> {
    let permit = policy::may_hold(&ctx.viewer).ok_or(Error::NotFound)?;
    let person = ctx.viewer.person_id().ok_or(Error::NotFound)?;
    Ok((permit, person))
}

/// The channels to which the viewer belongs.
///
/// # Errors
/// `NotFound` for whoever may hold no key.
pub async fn list_own(ctx: &Ctx) -> Result<Vec<Channel>> {
    let (_, person) = holder(ctx)?;
    let mut channels = list_channels(ctx).await?;
    channels.retain(|channel| channel.people.contains(&person));
    Ok(channels)
}

/// A channel to which the viewer belongs, with or without a key of it.
///
/// # Errors
/// `NotFound` for everybody else.
pub async fn get_own(db: &impl ConnectionTrait, ctx: &Ctx, id: Uuid) -> Result<(MayHold, Channel)> {
    let (permit, person) = holder(ctx)?;
    let row = store::find_channel(db, id).await?.ok_or(Error::NotFound)?;
    let channel = as_of_today(db, ctx, row).await?;
    if channel.people.contains(&person) {
        Ok((permit, channel))
    } else {
        Err(Error::NotFound)
    }
}

/// What the viewer may open a channel for: the value of the form, and the name in three languages.
///
/// # Errors
/// `NotFound` for whoever may hold no key.
pub async fn list_choices(ctx: &Ctx) -> Result<Vec<(String, Content)>> {
    let (_, person) = holder(ctx)?;
    let db = ctx.db().read();
    let taken = store::list_channels(db).await?;
    let mut choices = Vec::new();
    for office in body::list_offices_of(db, person, &ctx.today().iso()).await? {
        if !taken.iter().any(|row| row.office_id == Some(office.id)) {
            choices.push((format!("office {}", office.key), office.title));
        }
    }
    for coalition in body::list_coalitions(db, &ctx.viewer).await? {
        if !taken
            .iter()
            .any(|row| row.coalition_id == Some(coalition.id))
        {
            let name = Content::in_three(&coalition.name, &coalition.name, &coalition.name);
            choices.push((format!("coalition {}", coalition.id), name));
        }
    }
    Ok(choices)
}

/// Opens a channel. From here on its name is public; nobody can write before two people hold a key.
///
/// # Errors
/// `NotFound`; `Invalid` with a sentence for each field.
pub async fn open(ctx: &Ctx, typed: &Typed) -> Result<Uuid> {
    let (permit, person) = holder(ctx)?;
    let mut errors = FieldErrors::new();
    let typed = typed.checked().unwrap_or_else(|found| {
        errors = found;
        typed.clone()
    });
    let key = body::parse_key(&typed.key).unwrap_or_else(|error| {
        errors.entry("key".into()).or_insert(error);
        String::new()
    });
    let choices = list_choices(ctx).await?;
    let chosen = choices.iter().any(|(value, _)| *value == typed.of);
    let mut tx = ctx.db().write().await?;
    let circle = if chosen {
        read_circle(&tx, &typed.of).await?
    } else {
        None
    };
    if circle.is_none() {
        errors.insert("of".into(), FieldError::new("channel-of-wrong"));
    }
    if store::find_channel_by_key(&*tx, &key).await?.is_some() {
        errors.insert("key".into(), FieldError::new("channel-key-taken"));
    }
    let Some(circle) = circle.filter(|_| errors.is_empty()) else {
        return Err(Error::Invalid(errors));
    };
    let id = ctx.id();
    let row = ChannelRow {
        id,
        key,
        name: Content::in_three(&typed.name_kk, &typed.name_ru, &typed.name_en),
        about: Content::in_three(&typed.about_kk, &typed.about_ru, &typed.about_en),
        office_id: match circle {
            Circle::Office(id) => Some(id),
            Circle::Coalition(_) => None,
        },
        coalition_id: match circle {
            Circle::Coalition(id) => Some(id),
            Circle::Office(_) => None,
        },
        audience_id: audience_of(&*tx, "channel", id).await?,
        version: 1,
        created_at: ctx.now,
        created_by: Some(person),
    };
    store::insert_channel(&tx, &permit, &row).await?;
    tx.record("open", row.snapshot());
    tx.commit(ctx).await?;
    Ok(id)
}

async fn read_circle(tx: &WriteTx, of: &str) -> Result<Option<Circle>> {
    Ok(match of.split_once(' ') {
        Some(("office", key)) => body::find_office(&**tx, key)
            .await?
            .map(|office| Circle::Office(office.id)),
        Some(("coalition", id)) => id.parse().ok().map(Circle::Coalition),
        _ => None,
    })
}

/// Publishes a public key of the viewer. The first one of a channel stands at once; each later one when somebody who
/// holds one admits it, so that nobody who is merely named to an office reads what was sent to it.
///
/// # Errors
/// `NotFound` for whoever does not belong to the channel; `Invalid` at the field `recipient`.
pub async fn publish(ctx: &Ctx, channel: Uuid, typed: &str) -> Result<()> {
    let mut tx = ctx.db().write().await?;
    let (permit, channel) = get_own(&*tx, ctx, channel).await?;
    let refused = |error| Error::Invalid(wrong("recipient", error));
    let recipient = Recipient::parse(typed).map_err(refused)?;
    if store::is_known_key(&*tx, recipient.as_str()).await? {
        return Err(refused(FieldError::new("channel-key-known")));
    }
    let person = ctx.viewer.person_id().ok_or(Error::NotFound)?;
    let waits = |key: &&KeyRow| {
        key.person_id == person && Standing::of(key, &channel.people) == Standing::Waits
    };
    if channel.keys.iter().any(|key| waits(&key)) {
        return Err(refused(FieldError::new("channel-key-waits")));
    }
    let first = channel.standing().is_empty();
    let row = KeyRow {
        id: ctx.id(),
        channel_id: channel.row.id,
        person_id: person,
        recipient: recipient.as_str().to_owned(),
        published_at: ctx.now,
        admitted_at: first.then_some(ctx.now),
        admitted_by: first.then_some(person),
        withdrawn_at: None,
        withdrawn_by: None,
        version: 1,
    };
    store::insert_key(&tx, &permit, &row).await?;
    tx.record("publish", row.snapshot());
    tx.commit(ctx).await
}

/// Admits the key of somebody who belongs to the channel: from here on texts are sealed for it too. An earlier key of
/// the same person is withdrawn.
///
/// # Errors
/// `NotFound` for whoever holds no key of the channel.
pub async fn admit(ctx: &Ctx, channel: Uuid, key: Uuid) -> Result<()> {
    let mut tx = ctx.db().write().await?;
    let (permit, channel) = get_held(&*tx, ctx, channel).await?;
    let mut row = channel
        .keys
        .iter()
        .find(|row| row.id == key && Standing::of(row, &channel.people) == Standing::Waits)
        .cloned()
        .ok_or(Error::NotFound)?;
    if Some(row.person_id) == ctx.viewer.person_id() {
        return Err(Refusal::new("channel-key-own").into());
    }
    row.admitted_at = Some(ctx.now);
    row.admitted_by = ctx.viewer.person_id();
    put(&mut tx, &permit, &channel.row, &mut row, "admit").await?;
    let earlier = channel.standing();
    let earlier = earlier.iter().filter(|key| key.person_id == row.person_id);
    for key in earlier {
        let mut key = (*key).clone();
        key.withdrawn_at = Some(ctx.now);
        key.withdrawn_by = ctx.viewer.person_id();
        put(&mut tx, &permit, &channel.row, &mut key, "withdraw").await?;
    }
    tx.commit(ctx).await
}

/// Withdraws a key: one's own, or another's by whoever holds one.
///
/// # Errors
/// `NotFound`.
pub async fn withdraw(ctx: &Ctx, channel: Uuid, key: Uuid) -> Result<()> {
    let mut tx = ctx.db().write().await?;
    let (permit, channel) = get_own(&*tx, ctx, channel).await?;
    let person = ctx.viewer.person_id();
    let mut row = channel
        .keys
        .iter()
        .find(|row| row.id == key && row.withdrawn_at.is_none())
        .filter(|row| Some(row.person_id) == person || channel.holds(person))
        .cloned()
        .ok_or(Error::NotFound)?;
    row.withdrawn_at = Some(ctx.now);
    row.withdrawn_by = person;
    put(&mut tx, &permit, &channel.row, &mut row, "withdraw").await?;
    tx.commit(ctx).await
}

/// A channel of which the viewer holds a key.
///
/// # Errors
/// `NotFound` for everybody else.
pub async fn get_held(
    db: &impl ConnectionTrait,
    ctx: &Ctx,
    id: Uuid,
) -> Result<(MayHold, Channel)> {
    let (permit, channel) = get_own(db, ctx, id).await?;
    if channel.holds(ctx.viewer.person_id()) {
        Ok((permit, channel))
    } else {
        Err(Error::NotFound)
    }
}

async fn put(
    tx: &mut WriteTx,
    permit: &MayHold,
    channel: &ChannelRow,
    row: &mut KeyRow,
    verb: &'static str,
) -> Result<()> {
    row.version += 1;
    if !store::update_key(tx, permit, row).await? {
        return Err(conflict(channel, row.version));
    }
    tx.record(verb, row.snapshot());
    Ok(())
}

/// Somebody was faster.
pub(super) fn conflict(channel: &ChannelRow, version: i64) -> Error {
    Error::Conflict(Arc::new(Conflict {
        path: channel.path(),
        stored_version: version,
        fields: Vec::new(),
    }))
}
