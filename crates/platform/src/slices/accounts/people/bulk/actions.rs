//! Reading a table, and sending its invitations.

use super::{
    super::actions::invite_in,
    model::{Column, Knowledge, LINES_AT_MOST, Line, Lines, Plan, folded, lines_of, plan},
};
use crate::slices::accounts::{
    organisations::{Organisation, join, list_organisations},
    people::store,
    policy::{self, MayKeepPeople},
};
use bytes::Bytes;
use kenes_documents::{Limits, Refusal as Unreadable, recognise};
use kenes_kernel::{
    Ctx, Error, Result, access::Role, db::take_numbers, error::Refusal, i18n::Locale,
};

/// What a table says, and what it would do.
pub struct Preview {
    pub read: Lines,
    pub plan: Plan,
}

/// Reads a table.
///
/// # Errors
/// `NotFound` for whoever does not keep people; `Refused` for what is no table, or too long.
pub async fn read(ctx: &Ctx, bytes: Bytes) -> Result<Preview> {
    policy::may_keep_people(&ctx.viewer).ok_or(Error::NotFound)?;
    let limits = Limits {
        rows: LINES_AT_MOST,
        columns: 64,
        cells: LINES_AT_MOST * 64,
        ..Limits::default()
    };
    let names = names_of_columns(ctx);
    let read = tokio::task::spawn_blocking(move || {
        let source = recognise(&bytes, None, &limits).map_err(|why| refused(&why))?;
        let table = source.table();
        let table = table.ok_or_else(|| Refusal::new("accounts-bulk-no-table"))?;
        Ok::<_, Refusal>(lines_of(table, &names))
    })
    .await
    .map_err(Error::internal)??;
    check(ctx, read).await
}

fn refused(why: &Unreadable) -> Refusal {
    match why {
        Unreadable::Empty => Refusal::new("accounts-bulk-empty"),
        Unreadable::TooManyRows { limit } => {
            Refusal::new("accounts-bulk-too-many").with("n", limit)
        }
        _ => Refusal::new("accounts-bulk-no-table"),
    }
}

/// By their words in every language, whatever the reader's is, and by what people also write.
fn names_of_columns(ctx: &Ctx) -> Vec<(String, Column)> {
    let mut names = Vec::new();
    for column in Column::ALL {
        for locale in Locale::ALL {
            let word = ctx.kernel.words.say(locale, column.key(), &[]);
            names.push((folded(&word), column));
        }
        names.extend(column.synonyms().iter().map(|name| (folded(name), column)));
    }
    names
}

/// What lines would do as things stand.
///
/// # Errors
/// `NotFound` for whoever does not keep people; the database's.
pub async fn check(ctx: &Ctx, read: Lines) -> Result<Preview> {
    let permit = policy::may_keep_people(&ctx.viewer).ok_or(Error::NotFound)?;
    let organisations = list_organisations(ctx).await?;
    let knowledge = knowledge(ctx, ctx.db().read(), &permit, organisations).await?;
    let plan = plan(&read.lines, &knowledge);
    Ok(Preview { read, plan })
}

async fn knowledge(
    ctx: &Ctx,
    db: &impl sea_orm::ConnectionTrait,
    permit: &MayKeepPeople,
    organisations: Vec<Organisation>,
) -> Result<Knowledge> {
    let roles = Role::ALL
        .into_iter()
        .filter(|role| *role != Role::Visitor)
        .flat_map(|role| {
            let word = |locale| folded(&ctx.kernel.words.say(locale, role.key(), &[]));
            let words = Locale::ALL.map(word);
            words
                .into_iter()
                .chain([folded(role.code())])
                .map(move |word| (word, role))
        });
    Ok(Knowledge {
        people: store::list_known(db, permit).await?,
        organisations,
        roles: roles.collect(),
        given: Role::ALL
            .into_iter()
            .filter(|role| policy::may_invite(&ctx.viewer, *role).is_some())
            .collect(),
    })
}

/// What came of sending.
pub enum Sent {
    /// So many were invited.
    Done(usize),
    /// Nobody was invited: something changed since the preview.
    Faulty(Preview),
}

/// Invites everybody whom the lines name, or nobody.
///
/// # Errors
/// As [`check`]; `Refused` for more lines than a table may have.
pub async fn send(ctx: &Ctx, lines: Vec<Line>) -> Result<Sent> {
    let permit = policy::may_keep_people(&ctx.viewer).ok_or(Error::NotFound)?;
    if lines.len() > LINES_AT_MOST {
        return Err(Refusal::new("accounts-bulk-too-many")
            .with("n", LINES_AT_MOST)
            .into());
    }
    let organisations = list_organisations(ctx).await?;
    let mut tx = ctx.db().write().await?;
    // A form that is sent twice waits here for itself, and then finds everybody invited.
    take_numbers(&*tx, "bulk_invitations", 1).await?;
    let knowledge = knowledge(ctx, &*tx, &permit, organisations).await?;
    let plan = plan(&lines, &knowledge);
    if !plan.faults.is_empty() {
        let read = Lines {
            lines,
            ..Lines::default()
        };
        return Ok(Sent::Faulty(Preview { read, plan }));
    }
    let invited = plan.invited.len();
    for line in plan.invited {
        let person = invite_in(&mut tx, ctx, line.new).await?;
        if let Some(organisation) = line.organisation {
            join(&mut tx, ctx, person, organisation.id).await?;
        }
    }
    tx.commit(ctx).await?;
    Ok(Sent::Done(invited))
}
