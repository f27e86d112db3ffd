//! Queries of the review: the draft as acts change it, acts, and pairs of asks.

use super::{CHUNK, json, proposals::CardRow};
use crate::slices::recommendations::STANDS;
use crate::slices::roadmaps::{
    model::{
        difference::Drafted,
        review::{CardState, Change, Changes, Draft, Gone, PlaceState},
    },
    policy::MayKeep,
    tables::{
        PROPOSAL_COLUMNS, PlacementRow, ProposalRow,
        review::{PAIR_COLUMNS, PairRow, REVIEW_ACT_COLUMNS, ReviewActRow},
    },
};
use kenes_kernel::{
    Ctx, Error, Result, access::Viewer, clock::Instant, content::Content, db::Query,
};
use sea_orm::{ConnectionTrait, FromQueryResult};
use std::collections::{BTreeMap, BTreeSet};
use uuid::Uuid;

/// Takes the turn of one proposal until the transaction ends, and reads it: acts of two persons come
/// one after the other.
pub async fn take_turn(db: &impl ConnectionTrait, proposal: Uuid) -> Result<ProposalRow> {
    Query::new("UPDATE proposals SET version = version WHERE id = ?")
        .bind(proposal)
        .run(db)
        .await?;
    Query::new(&format!(
        "SELECT {PROPOSAL_COLUMNS} FROM proposals WHERE id = ?"
    ))
    .bind(proposal)
    .one(db)
    .await?
    .ok_or(Error::NotFound)
}

/// Which places of a draft are read.
#[derive(Clone, Copy, Debug)]
pub enum Which<'a> {
    Asks(&'a [Uuid]),
    Cards(&'a [i32]),
}

#[derive(FromQueryResult)]
struct StateRow {
    ask_id: Uuid,
    card_n: i32,
    repeat_n: i32,
    doubtful: bool,
    decided: bool,
    seen: bool,
    version: i64,
}

/// The cards of a draft and some of its places, with the versions of both.
pub struct Loaded {
    pub draft: Draft,
    pub cards: Vec<CardRow>,
    pub versions: BTreeMap<Uuid, i64>,
}

pub async fn load(db: &impl ConnectionTrait, proposal: Uuid, which: Which<'_>) -> Result<Loaded> {
    let cards = super::proposals::list_cards(db, proposal).await?;
    let select = "SELECT pp.ask_id, c.n AS card_n, pp.repeat_n, pp.doubtful, pp.moved_at IS NOT NULL AS decided, pp.seen_at IS NOT NULL AS seen, pp.version FROM proposal_places pp JOIN proposal_cards c ON c.id = pp.card_id WHERE pp.proposal_id = ?";
    let mut rows: Vec<StateRow> = Vec::new();
    match which {
        Which::Asks(asks) => {
            for chunk in asks.chunks(CHUNK) {
                let some: Vec<StateRow> = Query::new(select)
                    .bind(proposal)
                    .text(" AND pp.ask_id IN ")
                    .list(chunk.iter().copied())
                    .all(db)
                    .await?;
                rows.extend(some);
            }
        }
        Which::Cards(numbers) => {
            rows = Query::new(select)
                .bind(proposal)
                .text(" AND c.n IN ")
                .list(numbers.iter().copied())
                .all(db)
                .await?;
        }
    }
    let highest: Option<i32> =
        Query::new("SELECT max(repeat_n) FROM proposal_places WHERE proposal_id = ?")
            .bind(proposal)
            .scalar(db)
            .await?;
    let versions = rows.iter().map(|row| (row.ask_id, row.version)).collect();
    let draft = Draft {
        cards: cards.iter().map(|card| (card.n, card.state())).collect(),
        places: rows
            .into_iter()
            .map(|row| {
                let state = PlaceState {
                    card: row.card_n,
                    repeat: row.repeat_n,
                    doubtful: row.doubtful,
                    decided: row.decided,
                    seen: row.seen,
                };
                (row.ask_id, state)
            })
            .collect(),
        next_repeat: highest.unwrap_or(0) + 1,
    };
    Ok(Loaded {
        draft,
        cards,
        versions,
    })
}

impl CardRow {
    /// As the rules of the review know it.
    #[must_use]
    pub fn state(&self) -> CardState {
        CardState {
            title: self.title.clone(),
            road_map: self.road_map_id,
            gone: match self.gone.as_deref() {
                Some("merged") => Some(Gone::Merged {
                    into: self.into_n.unwrap_or(0),
                }),
                Some("set_aside") => Some(Gone::SetAside {
                    reason: self.gone_reason.clone().unwrap_or_default(),
                }),
                Some(_) => Some(Gone::Undone),
                None => None,
            },
        }
    }
}

/// Writes what an act changed; the versions of the cards that it touched come back.
pub async fn write(
    db: &impl ConnectionTrait,
    _: &MayKeep,
    ctx: &Ctx,
    proposal: Uuid,
    cards: &[CardRow],
    changes: &Changes,
) -> Result<BTreeMap<i32, i64>> {
    let mut ids: BTreeMap<i32, (Uuid, i64)> = cards
        .iter()
        .map(|card| (card.n, (card.id, card.version)))
        .collect();
    for change in &changes.cards {
        let known = ids.get(&change.key).copied();
        let id = write_card(db, ctx, proposal, known.map(|(id, _)| id), change).await?;
        ids.entry(change.key).or_insert((id, 0));
    }
    for (after, asks) in alike(&changes.places) {
        let (card, _) = ids[&after.card];
        write_places(db, ctx, proposal, card, &after, &asks).await?;
    }
    let mut versions = BTreeMap::new();
    for n in changes.touched_cards() {
        let (id, version) = ids[&n];
        if version > 0 {
            Query::new("UPDATE proposal_cards SET version = version + 1 WHERE id = ?")
                .bind(id)
                .run(db)
                .await?;
        }
        versions.insert(n, version + 1);
    }
    Ok(versions)
}

async fn write_card(
    db: &impl ConnectionTrait,
    ctx: &Ctx,
    proposal: Uuid,
    known: Option<Uuid>,
    change: &Change<i32, CardState>,
) -> Result<Uuid> {
    let after = &change.after;
    let (gone, into, reason) = match &after.gone {
        None => (None, None, None),
        Some(Gone::Merged { into }) => (Some("merged"), Some(*into), None),
        Some(Gone::SetAside { reason }) => (Some("set_aside"), None, Some(reason.as_str())),
        Some(Gone::Undone) => (Some("undone"), None, None),
    };
    let accepted = after.road_map.map(|_| ctx.now.micros());
    let accepted_by = after.road_map.and_then(|_| ctx.viewer.person_id());
    let Some(id) = known else {
        let id = ctx.id();
        let why = Content::in_three(
            "Адам басқа жобадан бөліп шығарған.",
            "Выделено человеком из другого проекта.",
            "A person split it off another draft.",
        );
        Query::new("INSERT INTO proposal_cards (id, proposal_id, n, title, why, version) VALUES (?, ?, ?, ?, ?, ?)")
            .bind(id)
            .bind(proposal)
            .bind(change.key)
            .bind(json(&after.title)?)
            .bind(json(&why)?)
            .bind(1_i64)
            .run(db)
            .await?;
        return Ok(id);
    };
    Query::new("UPDATE proposal_cards SET title = ?, road_map_id = ?, accepted_at = ?, accepted_by = ?, gone = ?, into_n = ?, gone_reason = ? WHERE id = ?")
        .bind(json(&after.title)?)
        .bind(after.road_map)
        .bind(accepted)
        .bind(accepted_by)
        .bind(gone)
        .bind(into)
        .bind(reason)
        .bind(id)
        .run(db)
        .await?;
    Ok(id)
}

/// Places that get the same state, so that one statement writes many.
fn alike(places: &[Change<Uuid, PlaceState>]) -> Vec<(PlaceState, Vec<Uuid>)> {
    let mut alike: Vec<(PlaceState, Vec<Uuid>)> = Vec::new();
    let mut at: BTreeMap<(i32, i32, bool, bool, bool), usize> = BTreeMap::new();
    for change in places {
        let s = &change.after;
        let key = (s.card, s.repeat, s.doubtful, s.decided, s.seen);
        let n = *at.entry(key).or_insert_with(|| {
            alike.push((s.clone(), Vec::new()));
            alike.len() - 1
        });
        alike[n].1.push(change.key);
    }
    alike
}

async fn write_places(
    db: &impl ConnectionTrait,
    ctx: &Ctx,
    proposal: Uuid,
    card: Uuid,
    after: &PlaceState,
    asks: &[Uuid],
) -> Result<()> {
    let fact = |holds: bool| {
        let at = holds.then_some(ctx.now.micros());
        (at, at.and(ctx.viewer.person_id()))
    };
    let (moved_at, moved_by) = fact(after.decided);
    let (seen_at, seen_by) = fact(after.seen);
    for chunk in asks.chunks(CHUNK) {
        Query::new("UPDATE proposal_places SET card_id = ?, repeat_n = ?, doubtful = ?, moved_at = ?, moved_by = ?, seen_at = ?, seen_by = ?, version = version + 1 WHERE proposal_id = ? AND ask_id IN ")
            .bind(card)
            .bind(after.repeat)
            .bind(after.doubtful)
            .bind(moved_at)
            .bind(moved_by)
            .bind(seen_at)
            .bind(seen_by)
            .bind(proposal)
            .list(chunk.iter().copied())
            .run(db)
            .await?;
    }
    Ok(())
}

pub async fn insert_act(db: &impl ConnectionTrait, _: &MayKeep, row: &ReviewActRow) -> Result<()> {
    Query::new("INSERT INTO review_acts (id, number, proposal_id, act, changes, versions, at, done_by) VALUES (?, ?, ?, ?, ?, ?, ?, ?)")
        .bind(row.id)
        .bind(row.number)
        .bind(row.proposal_id)
        .bind(row.act.as_str())
        .bind(row.changes.as_str())
        .bind(row.versions.as_str())
        .bind(row.at.micros())
        .bind(row.done_by)
        .run(db)
        .await?;
    Ok(())
}

/// Marks an act as taken back; the cards have these versions then.
pub async fn undo_act(db: &impl ConnectionTrait, _: &MayKeep, ctx: &Ctx, id: Uuid) -> Result<()> {
    Query::new("UPDATE review_acts SET undone_at = ?, undone_by = ? WHERE id = ?")
        .bind(ctx.now.micros())
        .bind(ctx.viewer.person_id())
        .bind(id)
        .run(db)
        .await?;
    Ok(())
}

/// The acts on a draft, the newest first.
pub async fn list_acts(
    db: &impl ConnectionTrait,
    proposal: Uuid,
    limit: i64,
) -> Result<Vec<ReviewActRow>> {
    Ok(Query::new(&format!("SELECT {REVIEW_ACT_COLUMNS} FROM review_acts WHERE proposal_id = ? ORDER BY number DESC LIMIT ?"))
        .bind(proposal)
        .bind(limit)
        .all(db)
        .await?)
}

/// The acts of one person that are not taken back, the newest first, down to a number.
pub async fn list_own_acts(
    db: &impl ConnectionTrait,
    proposal: Uuid,
    person: Option<Uuid>,
    from: Option<i64>,
) -> Result<Vec<ReviewActRow>> {
    let mut query = Query::new(&format!("SELECT {REVIEW_ACT_COLUMNS} FROM review_acts WHERE proposal_id = ? AND undone_at IS NULL AND act <> 'undo' AND done_by = ?"))
        .bind(proposal)
        .bind(person);
    query = match from {
        Some(number) => query
            .text(" AND number >= ? ORDER BY number DESC")
            .bind(number),
        None => query.text(" ORDER BY number DESC LIMIT 1"),
    };
    Ok(query.all(db).await?)
}

/// Acceptances that were taken back, the oldest first.
pub async fn list_undone_acceptances(
    db: &impl ConnectionTrait,
    proposal: Uuid,
) -> Result<Vec<ReviewActRow>> {
    Ok(Query::new(&format!("SELECT {REVIEW_ACT_COLUMNS} FROM review_acts WHERE proposal_id = ? AND act = 'accept' AND undone_at IS NOT NULL ORDER BY number"))
        .bind(proposal)
        .all(db)
        .await?)
}

/// How many recommendations a draft holds, and of how many every ask was seen or accepted.
pub async fn count_seen(
    db: &impl ConnectionTrait,
    viewer: &Viewer,
    proposal: Uuid,
) -> Result<(i64, i64)> {
    #[derive(FromQueryResult)]
    struct Counts {
        seen: i64,
        total: i64,
    }
    let counts: Option<Counts> = Query::new("SELECT CAST(COALESCE(sum(CASE WHEN k.unseen = 0 THEN 1 ELSE 0 END), 0) AS bigint) AS seen, count(*) AS total FROM (SELECT r.row, sum(CASE WHEN pp.seen_at IS NULL AND c.road_map_id IS NULL AND (c.gone IS NULL OR c.gone <> 'set_aside') THEN 1 ELSE 0 END) AS unseen FROM proposal_places pp JOIN proposal_cards c ON c.id = pp.card_id JOIN asks a ON a.id = pp.ask_id AND a.gone_at IS NULL JOIN recommendations r ON r.id = a.recommendation_id WHERE pp.proposal_id = ? AND r.audience_id IN ")
        .bind(proposal)
        .list(viewer.audiences().iter().copied())
        .text(" AND ")
        .text(STANDS)
        .text(" GROUP BY r.row) k")
        .one(db)
        .await?;
    Ok(counts.map_or((0, 0), |c| (c.seen, c.total)))
}

/// How many places of open cards are doubtful.
pub async fn count_doubtful(
    db: &impl ConnectionTrait,
    viewer: &Viewer,
    proposal: Uuid,
) -> Result<i64> {
    let found: Option<i64> = Query::new("SELECT count(*) FROM proposal_places pp JOIN proposal_cards c ON c.id = pp.card_id JOIN asks a ON a.id = pp.ask_id AND a.gone_at IS NULL JOIN recommendations r ON r.id = a.recommendation_id WHERE pp.proposal_id = ? AND pp.doubtful AND c.road_map_id IS NULL AND c.gone IS NULL AND r.audience_id IN ")
        .bind(proposal)
        .list(viewer.audiences().iter().copied())
        .text(" AND ")
        .text(STANDS)
        .scalar(db)
        .await?;
    Ok(found.unwrap_or(0))
}

/// Where the asks of a draft's open cards stand now.
pub async fn count_drafted(
    db: &impl ConnectionTrait,
    viewer: &Viewer,
    proposal: Uuid,
) -> Result<Vec<Drafted>> {
    #[derive(FromQueryResult)]
    struct Row {
        card_n: i32,
        stands_in: Option<i64>,
        asks: i64,
    }
    let rows: Vec<Row> = Query::new("SELECT c.n AS card_n, m.number AS stands_in, count(*) AS asks FROM proposal_places pp JOIN proposal_cards c ON c.id = pp.card_id JOIN asks a ON a.id = pp.ask_id AND a.gone_at IS NULL JOIN recommendations r ON r.id = a.recommendation_id LEFT JOIN placements p ON p.ask_id = pp.ask_id AND p.until_at IS NULL LEFT JOIN road_maps m ON m.id = p.road_map_id WHERE pp.proposal_id = ? AND c.road_map_id IS NULL AND c.gone IS NULL AND r.audience_id IN ")
        .bind(proposal)
        .list(viewer.audiences().iter().copied())
        .text(" AND ")
        .text(STANDS)
        .text(" GROUP BY c.n, m.number ORDER BY c.n, m.number")
        .all(db)
        .await?;
    Ok(rows
        .into_iter()
        .map(|row| Drafted {
            card: row.card_n,
            stands_in: row.stands_in,
            asks: usize::try_from(row.asks).unwrap_or(0),
        })
        .collect())
}

/// The recommendations of a card that stand in another road map, by number.
pub async fn list_moving(
    db: &impl ConnectionTrait,
    viewer: &Viewer,
    proposal: Uuid,
    from: i64,
    to: i32,
    limit: i64,
) -> Result<Vec<i64>> {
    Ok(Query::new("SELECT DISTINCT r.number FROM proposal_places pp JOIN proposal_cards c ON c.id = pp.card_id JOIN asks a ON a.id = pp.ask_id AND a.gone_at IS NULL JOIN recommendations r ON r.id = a.recommendation_id JOIN placements p ON p.ask_id = pp.ask_id AND p.until_at IS NULL JOIN road_maps m ON m.id = p.road_map_id WHERE pp.proposal_id = ? AND c.n = ? AND m.number = ? AND r.audience_id IN ")
        .bind(proposal)
        .bind(to)
        .bind(from)
        .list(viewer.audiences().iter().copied())
        .text(" AND ")
        .text(STANDS)
        .text(" ORDER BY r.number LIMIT ?")
        .bind(limit)
        .column(db)
        .await?)
}

/// In which road maps asks stand, of those that no person has placed.
pub async fn list_loose(
    db: &impl ConnectionTrait,
    asks: &BTreeSet<Uuid>,
) -> Result<Vec<(Uuid, i64)>> {
    #[derive(FromQueryResult)]
    struct Row {
        ask_id: Uuid,
        number: i64,
    }
    let rows: Vec<Row> = Query::new("SELECT p.ask_id, m.number FROM placements p JOIN road_maps m ON m.id = p.road_map_id WHERE p.until_at IS NULL AND NOT p.pinned")
        .all(db)
        .await?;
    Ok(rows
        .into_iter()
        .filter(|row| asks.contains(&row.ask_id))
        .map(|row| (row.ask_id, row.number))
        .collect())
}

/// What was said of pairs and stands, of these asks or of all.
pub async fn list_pairs(db: &impl ConnectionTrait, asks: Option<&[Uuid]>) -> Result<Vec<PairRow>> {
    let mut query = Query::new(&format!(
        "SELECT {PAIR_COLUMNS} FROM ask_pairs WHERE until_at IS NULL"
    ));
    if let Some(asks) = asks {
        query = query
            .text(" AND (one_id IN ")
            .list(asks.iter().copied())
            .text(" OR other_id IN ")
            .list(asks.iter().copied())
            .text(")");
    }
    Ok(query.text(" ORDER BY from_at, id").all(db).await?)
}

/// What was said of pairs in an act, and what that ended.
pub async fn list_pairs_of_act(
    db: &impl ConnectionTrait,
    act: Uuid,
    at: Instant,
) -> Result<Vec<PairRow>> {
    Ok(Query::new(&format!("SELECT {PAIR_COLUMNS} FROM ask_pairs n WHERE (n.act_id = ? AND n.until_at IS NULL) OR (n.until_at = ? AND EXISTS (SELECT 1 FROM ask_pairs o WHERE o.act_id = ? AND o.one_id = n.one_id AND o.other_id = n.other_id)) ORDER BY n.id"))
        .bind(act)
        .bind(at.micros())
        .bind(act)
        .all(db)
        .await?)
}

pub async fn insert_pair(db: &impl ConnectionTrait, _: &MayKeep, row: &PairRow) -> Result<()> {
    Query::new("INSERT INTO ask_pairs (id, one_id, other_id, verdict, act_id, from_at, said_by) VALUES (?, ?, ?, ?, ?, ?, ?)")
        .bind(row.id)
        .bind(row.one_id)
        .bind(row.other_id)
        .bind(row.verdict.as_str())
        .bind(row.act_id)
        .bind(row.from_at.micros())
        .bind(row.said_by)
        .run(db)
        .await?;
    Ok(())
}

pub async fn end_pair(db: &impl ConnectionTrait, _: &MayKeep, ctx: &Ctx, id: Uuid) -> Result<()> {
    Query::new("UPDATE ask_pairs SET until_at = ?, ended_by = ? WHERE id = ? AND until_at IS NULL")
        .bind(ctx.now.micros())
        .bind(ctx.viewer.person_id())
        .bind(id)
        .run(db)
        .await?;
    Ok(())
}

/// The placements that an acceptance made, and those that it ended.
pub async fn list_placements_of(
    db: &impl ConnectionTrait,
    proposal: Uuid,
    road_map: Uuid,
    at: Instant,
) -> Result<(Vec<PlacementRow>, Vec<PlacementRow>)> {
    let columns = crate::slices::roadmaps::tables::PLACEMENT_COLUMNS;
    let made: Vec<PlacementRow> = Query::new(&format!("SELECT {columns} FROM placements p JOIN recommendations r ON r.row = p.row WHERE p.proposal_id = ? AND p.road_map_id = ? AND p.from_at = ?"))
        .bind(proposal)
        .bind(road_map)
        .bind(at.micros())
        .all(db)
        .await?;
    let mut ended = Vec::new();
    let asks: Vec<Uuid> = made.iter().map(|row| row.ask_id).collect();
    for chunk in asks.chunks(CHUNK) {
        let some: Vec<PlacementRow> = Query::new(&format!("SELECT {columns} FROM placements p JOIN recommendations r ON r.row = p.row WHERE p.until_at = ? AND p.ask_id IN "))
            .bind(at.micros())
            .list(chunk.iter().copied())
            .all(db)
            .await?;
        ended.extend(some);
    }
    Ok((made, ended))
}
