//! Reading the register: its pages, and the counts of its facets, from bitmaps that follow the events.

use crate::slices::recommendations::{
    model::{
        LabelKind,
        bitmaps::{Bitmaps, Found, Totals},
        filter::{Facet, Filter},
    },
    places::{self, RoadMapRows},
    reads::store::{Way, note_read, watched},
    store::{self, Counted, Place, Read},
    tables::{IMPORT, LabelRow, RECOMMENDATION, RecommendationRow, labels_of},
};
use kenes_kernel::{
    Ctx, Error, Result,
    api::{cursor, read_cursor},
    content::Content,
    events::{self, Head},
    remember::Remembered,
};
use roaring::RoaringBitmap;
use std::{
    collections::HashMap,
    sync::{Arc, PoisonError, RwLock},
};
use uuid::Uuid;

/// Rows of one page of the register.
pub const PAGE: i64 = 50;
/// Values of a facet that are shown before all are asked for.
const VALUES_SHOWN: usize = 12;
/// Records touched by events that are read one by one; beyond them everything is read anew.
const MOST_TOUCHED: u32 = 2000;

/// One page of the register.
pub struct RegisterPage {
    pub rows: Vec<RecommendationRow>,
    pub labels: HashMap<i64, Vec<LabelRow>>,
    pub totals: Totals,
    /// How many come before this page.
    pub before: i64,
    /// The cursor of the next page; empty on the last one.
    pub next: String,
}

/// The values of one facet, as the page shows them.
#[derive(Clone)]
pub struct FacetValues {
    pub facet: Facet,
    pub values: Vec<Counted>,
    /// How many more values there are.
    pub hidden: usize,
}

/// One page of what the viewer may see, in the filter's order; `limit` is 1 to 200.
///
/// # Errors
/// Refused for a cursor that is not ours; the database's.
pub async fn list_recommendations(ctx: &Ctx, filter: &Filter, limit: i64) -> Result<RegisterPage> {
    let limit = usize::try_from(limit.clamp(1, 200)).map_err(Error::internal)?;
    let after = match filter.after.as_str() {
        "" => None,
        after => Some(read_cursor::<Place>(after)?),
    };
    let before = after
        .as_ref()
        .map_or(0, |place| place.2.clamp(0, i64::from(i32::MAX)));
    let asked = Asked::of(ctx, filter).await?;
    let (mut page, totals) = asked.answer(ctx, filter, |found| {
        let place = after.as_ref().map(|Place(date, row, _)| {
            let row = u32::try_from((*row).max(0)).unwrap_or(u32::MAX);
            (date.as_str(), row)
        });
        (found.page(filter.sort, place, limit + 1), found.totals())
    });
    let more = page.len() > limit;
    page.truncate(limit);
    let rows = store::list_rows(ctx.db().read(), &ctx.viewer, &page).await?;
    let next = match rows.last() {
        Some(last) if more => cursor(&Place(
            last.date.clone(),
            last.row,
            before + page.len() as i64,
        )),
        _ => String::new(),
    };
    note_read(ctx, Way::List, &watched(&rows)).await?;
    let numbers: Vec<i64> = rows.iter().map(|row| row.row).collect();
    Ok(RegisterPage {
        labels: labels_of(ctx.db().read(), &numbers).await?,
        totals,
        rows,
        before,
        next,
    })
}

/// All facets with counts that respect the filters of the others.
///
/// # Errors
/// The database's.
pub async fn list_facets(ctx: &Ctx, filter: &Filter) -> Result<Vec<FacetValues>> {
    let asked = Asked::of(ctx, filter).await?;
    let road_maps = places::road_maps(ctx).await?;
    let mut facets: Vec<FacetValues> = asked.answer(ctx, filter, |found| {
        let of = |facet| match facet {
            Facet::RoadMap => {
                count_road_maps(ctx, &road_maps, &found.open_for(Some(Facet::RoadMap)))
            }
            _ => found.counted(facet).into_iter().map(nameless).collect(),
        };
        Facet::ALL
            .into_iter()
            .map(|facet| shown(filter, facet, of(facet)))
            .filter(|facet| !facet.values.is_empty())
            .collect()
    });
    name(ctx, &mut facets).await?;
    Ok(facets)
}

fn nameless((value, count): (String, i64)) -> Counted {
    Counted {
        value,
        name: None,
        count,
    }
}

/// Gives the values that are labels their names.
async fn name(ctx: &Ctx, facets: &mut [FacetValues]) -> Result<()> {
    let labels: Vec<(LabelKind, String)> = facets
        .iter()
        .filter_map(|facet| facet.facet.label().map(|kind| (kind, &facet.values)))
        .flat_map(|(kind, values)| values.iter().map(move |value| (kind, value.value.clone())))
        .collect();
    let names = store::label_names(ctx.db().read(), &labels).await?;
    for facet in facets {
        if let Some(kind) = facet.facet.label() {
            for value in &mut facet.values {
                value.name = names.get(&(kind, value.value.clone())).cloned();
            }
        }
    }
    Ok(())
}

/// The road maps that the viewer sees and in which these rows stand, the fullest first.
fn count_road_maps(ctx: &Ctx, road_maps: &[RoadMapRows], rows: &RoaringBitmap) -> Vec<Counted> {
    let mut counts: Vec<Counted> = road_maps
        .iter()
        .filter(|road_map| ctx.viewer.may_see(road_map.audience_id))
        .map(|road_map| {
            let title = road_map.title.text(ctx.locale);
            Counted {
                value: road_map.reference.clone(),
                name: Some(Content::new(
                    ctx.locale.tag(),
                    format!("{} {title}", road_map.reference),
                )),
                count: i64::try_from(rows.intersection_len(&road_map.rows)).unwrap_or(i64::MAX),
            }
        })
        .filter(|counted| counted.count > 0)
        .collect();
    counts.sort_by_key(|counted| std::cmp::Reverse(counted.count));
    counts
}

/// The values that the page shows at first: the most frequent, and what is chosen.
fn shown(filter: &Filter, facet: Facet, mut values: Vec<Counted>) -> FacetValues {
    let chosen = filter.chosen(facet);
    for value in chosen {
        if !values.iter().any(|counted| counted.value == *value) {
            values.push(nameless((value.clone(), 0)));
        }
    }
    let mut hidden = 0;
    if filter.all_of != Some(facet) {
        let mut shown = 0;
        values.retain(|counted| {
            shown += 1;
            let keep = shown <= VALUES_SHOWN || chosen.contains(&counted.value);
            hidden += usize::from(!keep);
            keep
        });
    }
    FacetValues {
        facet,
        values,
        hidden,
    }
}

/// The register in memory, up to an event.
#[derive(Default)]
struct Kept {
    standing: RwLock<Standing>,
    /// One at a time brings it up to date; whoever else asks waits for that.
    turn: tokio::sync::Mutex<()>,
    /// The rows that searches find, whoever may see them.
    searches: Remembered<RoaringBitmap>,
}

#[derive(Default)]
struct Standing {
    head: Option<Head>,
    bitmaps: Bitmaps,
}

impl Kept {
    fn head(&self) -> Option<Head> {
        let standing = self.standing.read().unwrap_or_else(PoisonError::into_inner);
        standing.head.clone()
    }

    /// Brings the bitmaps to the newest event, by what the events since then were about.
    async fn follow(&self, ctx: &Ctx) -> Result<()> {
        let db = ctx.db();
        if events::head(db.read()).await? == self.head() {
            return Ok(());
        }
        let _turn = self.turn.lock().await;
        // The head is read before the rows: what changes meanwhile is read again by its own event.
        let head = events::head(db.read()).await?;
        let before = self.head();
        if head == before {
            return Ok(());
        }
        if let Some(before) = before
            && events::has_passed(db.read(), &before).await?
        {
            let touched = events::list_touched(
                db.read(),
                &[RECOMMENDATION, IMPORT],
                before.seq,
                MOST_TOUCHED + 1,
            )
            .await?;
            if touched.len() <= MOST_TOUCHED as usize && self.take_in(ctx, &touched).await? {
                self.now_at(head);
                return Ok(());
            }
        }
        let all = store::read_part(db, Read::All).await?;
        let mut bitmaps = Bitmaps::default();
        bitmaps.replace(&RoaringBitmap::new(), all);
        self.change(|standing| standing.bitmaps = bitmaps);
        self.now_at(head);
        Ok(())
    }

    /// Reads what events were about; `false` where that does not tell which rows are no more.
    async fn take_in(&self, ctx: &Ctx, touched: &[events::Touched]) -> Result<bool> {
        let of = |kind: &str| -> Vec<Uuid> {
            let some = touched.iter().filter(|one| one.subject_kind == kind);
            some.map(|one| one.subject).collect()
        };
        for import in of(IMPORT) {
            let part = store::read_part(ctx.db(), Read::OfImport(import)).await?;
            self.change(|standing| {
                let rows = standing.bitmaps.of_import(import) | part.rows();
                standing.bitmaps.replace(&rows, part);
            });
        }
        for ids in of(RECOMMENDATION).chunks(500) {
            let part = store::read_part(ctx.db(), Read::These(ids)).await?;
            let rows = part.rows();
            if rows.len() != ids.len() as u64 {
                return Ok(false);
            }
            self.change(|standing| standing.bitmaps.replace(&rows, part));
        }
        Ok(true)
    }

    fn change(&self, by: impl FnOnce(&mut Standing)) {
        by(&mut self
            .standing
            .write()
            .unwrap_or_else(PoisonError::into_inner));
        self.searches.clear();
    }

    fn now_at(&self, head: Option<Head>) {
        let mut standing = self
            .standing
            .write()
            .unwrap_or_else(PoisonError::into_inner);
        standing.head = head;
    }
}

/// Reads the register into memory before anybody asks for it.
///
/// # Errors
/// The database's.
pub async fn warm(ctx: &Ctx) -> Result<()> {
    ctx.kernel.memory.of::<Kept>().follow(ctx).await
}

/// What a filter needs beside the bitmaps: the rows that its search and its road maps name.
struct Asked {
    kept: Arc<Kept>,
    searched: Option<Arc<RoaringBitmap>>,
    road_maps: RoaringBitmap,
}

impl Asked {
    async fn of(ctx: &Ctx, filter: &Filter) -> Result<Self> {
        let kept = ctx.kernel.memory.of::<Kept>();
        kept.follow(ctx).await?;
        let searched = match filter.search.as_str() {
            "" => None,
            asked => {
                let searching = store::search_rows(ctx.db(), asked);
                Some(kept.searches.get(asked.to_owned(), searching).await?)
            }
        };
        let mut road_maps = RoaringBitmap::new();
        for reference in filter.chosen(Facet::RoadMap) {
            if let Some(query) = places::rows_in(reference) {
                road_maps |= store::rows_of(ctx.db(), &query).await?;
            }
        }
        Ok(Self {
            kept,
            searched,
            road_maps,
        })
    }

    /// Asks the bitmaps; nothing waits for the database while they are held.
    fn answer<T>(&self, ctx: &Ctx, filter: &Filter, ask: impl FnOnce(&Found<'_>) -> T) -> T {
        let standing = self.kept.standing.read();
        let standing = standing.unwrap_or_else(PoisonError::into_inner);
        ask(&standing.bitmaps.find(
            ctx.viewer.audiences(),
            filter,
            self.searched.as_deref(),
            &self.road_maps,
        ))
    }
}
