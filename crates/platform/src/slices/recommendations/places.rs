//! What road maps show on the pages of recommendations. The later slice is told by `app.rs` to
//! fill these slots; without it the pages leave the part out.

use futures_util::future::BoxFuture;
use kenes_kernel::{
    Ctx, Result,
    clock::Instant,
    content::Content,
    db::{Query, WriteTx},
};
use roaring::RoaringBitmap;
use std::{
    collections::HashMap,
    sync::{Arc, OnceLock},
};
use uuid::Uuid;

/// Where one ask of a recommendation stands.
#[derive(Clone, Debug, Default)]
pub struct PlaceOnPage {
    /// Number of the ask in its recommendation, from 1.
    pub ask: i32,
    pub road_map_reference: String,
    pub title: String,
    /// Path without the language.
    pub href: String,
    /// Why it is there, as sentences in the reader's language, in pieces.
    pub reasons: Vec<Vec<Part>>,
    /// The other recommendations of its repeat group, oldest first.
    pub repeats: Vec<Repeat>,
}

/// A piece of a sentence.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Part {
    pub text: String,
    /// Path without the language, where the piece names a record that the reader may see; else empty.
    pub href: String,
}

/// Another recommendation that asks for the same.
#[derive(Clone, Debug, Default)]
pub struct Repeat {
    pub reference: String,
    /// "CAT · 12 December 2014".
    pub source: String,
    /// `supported`, `noted` …; empty when not known.
    pub position: String,
    pub text: String,
    pub lang: String,
}

/// The places of these rows, by row, as the viewer may see them.
pub type FindPlaces =
    fn(Ctx, Vec<i64>) -> BoxFuture<'static, Result<HashMap<i64, Vec<PlaceOnPage>>>>;

/// A query that selects the rows standing in the road map with this reference.
pub type RowsInRoadMap = fn(&str) -> Query;

/// A road map with the rows that stand in it.
#[derive(Clone, Debug)]
pub struct RoadMapRows {
    pub reference: String,
    pub title: Content,
    pub audience_id: i64,
    pub rows: RoaringBitmap,
}

/// The road maps in which something stands, whoever may see them, in the order of their numbers.
pub type RowsByRoadMap = fn(Ctx) -> BoxFuture<'static, Result<Arc<Vec<RoadMapRows>>>>;

/// Whether a place, standing, ended or only proposed, is built upon a recommendation of this import.
pub type IsPlaced = for<'tx> fn(&'tx WriteTx, Uuid) -> BoxFuture<'tx, Result<bool>>;

/// What is to be done once recommendations have come into the register, in the same transaction.
pub type AfterImport = for<'tx> fn(&'tx mut WriteTx, &'tx Ctx) -> BoxFuture<'tx, Result<()>>;

/// Asks of a recommendation leave their places, in the same transaction.
pub type LeavePlaces =
    for<'tx> fn(&'tx mut WriteTx, &'tx Ctx, Uuid, Vec<Uuid>) -> BoxFuture<'tx, Result<()>>;

/// Asks return to the places that ended at a moment.
pub type ReturnToPlaces =
    for<'tx> fn(&'tx mut WriteTx, &'tx Ctx, Vec<Uuid>, Instant) -> BoxFuture<'tx, Result<()>>;

/// What becomes of the places of asks that a person takes out of their text or puts back.
#[derive(Clone, Copy)]
pub struct PlacesOfAsks {
    /// Ends the places of these asks of a recommendation, in the same transaction.
    pub leave: LeavePlaces,
    /// Puts them where they stood until that moment.
    pub return_to: ReturnToPlaces,
    /// Whether any of them stands in a road map.
    pub are_placed: for<'tx> fn(&'tx WriteTx, Vec<Uuid>) -> BoxFuture<'tx, Result<bool>>,
}

static OF_ASKS: OnceLock<PlacesOfAsks> = OnceLock::new();
/// What is to be done once another audience sees a recommendation, by its row, in the same transaction.
pub type AfterAudience = for<'tx> fn(&'tx mut WriteTx, &'tx Ctx, i64) -> BoxFuture<'tx, Result<()>>;

static AUDIENCE: OnceLock<AfterAudience> = OnceLock::new();
static AFTER: OnceLock<AfterImport> = OnceLock::new();
static PLACES: OnceLock<FindPlaces> = OnceLock::new();
static ROWS: OnceLock<RowsInRoadMap> = OnceLock::new();
static COUNTS: OnceLock<RowsByRoadMap> = OnceLock::new();
static PLACED: OnceLock<IsPlaced> = OnceLock::new();

/// Called once by `app.rs`; a second call changes nothing.
pub fn show_places_by(find: FindPlaces) {
    PLACES.get_or_init(|| find);
}

/// Called once by `app.rs`, for the filter by road map.
pub fn filter_road_maps_by(rows: RowsInRoadMap) {
    ROWS.get_or_init(|| rows);
}

/// Called once by `app.rs`, for the counts beside the filter by road map.
pub fn count_road_maps_by(count: RowsByRoadMap) {
    COUNTS.get_or_init(|| count);
}

/// Called once by `app.rs`, for asks that people cut by hand.
pub fn follow_asks_by(places: PlacesOfAsks) {
    OF_ASKS.get_or_init(|| places);
}

pub(super) async fn leave(
    tx: &mut WriteTx,
    ctx: &Ctx,
    recommendation: Uuid,
    asks: Vec<Uuid>,
) -> Result<()> {
    match OF_ASKS.get() {
        Some(places) if !asks.is_empty() => (places.leave)(tx, ctx, recommendation, asks).await,
        _ => Ok(()),
    }
}

pub(super) async fn return_to(
    tx: &mut WriteTx,
    ctx: &Ctx,
    asks: Vec<Uuid>,
    at: Instant,
) -> Result<()> {
    match OF_ASKS.get() {
        Some(places) if !asks.is_empty() => (places.return_to)(tx, ctx, asks, at).await,
        _ => Ok(()),
    }
}

pub(super) async fn are_placed(tx: &WriteTx, asks: Vec<Uuid>) -> Result<bool> {
    match OF_ASKS.get() {
        Some(places) if !asks.is_empty() => (places.are_placed)(tx, asks).await,
        _ => Ok(false),
    }
}

/// Called once by `app.rs`, so that an import upon which places are built is not undone.
pub fn keep_placed_by(is_placed: IsPlaced) {
    PLACED.get_or_init(|| is_placed);
}

/// Called once by `app.rs`, so that places are proposed for what an import brought.
pub fn follow_imports_by(after: AfterImport) {
    AFTER.get_or_init(|| after);
}

/// Called once by `app.rs`, so that the places of a recommendation are seen by whoever sees it.
pub fn follow_audiences_by(after: AfterAudience) {
    AUDIENCE.get_or_init(|| after);
}

pub(super) async fn follow_audience(tx: &mut WriteTx, ctx: &Ctx, row: i64) -> Result<()> {
    match AUDIENCE.get() {
        Some(after) => after(tx, ctx, row).await,
        None => Ok(()),
    }
}

pub(super) async fn after_import(tx: &mut WriteTx, ctx: &Ctx) -> Result<()> {
    match AFTER.get() {
        Some(after) => after(tx, ctx).await,
        None => Ok(()),
    }
}

pub(super) async fn is_placed(tx: &WriteTx, import: Uuid) -> Result<bool> {
    match PLACED.get() {
        Some(is_placed) => is_placed(tx, import).await,
        None => Ok(false),
    }
}

pub(super) async fn places_of(ctx: &Ctx, rows: Vec<i64>) -> Result<HashMap<i64, Vec<PlaceOnPage>>> {
    match PLACES.get() {
        Some(find) if !rows.is_empty() => find(ctx.clone(), rows).await,
        _ => Ok(HashMap::new()),
    }
}

pub(super) fn rows_in(reference: &str) -> Option<Query> {
    ROWS.get().map(|rows| rows(reference))
}

pub(super) async fn road_maps(ctx: &Ctx) -> Result<Arc<Vec<RoadMapRows>>> {
    match COUNTS.get() {
        Some(count) => count(ctx.clone()).await,
        None => Ok(Arc::default()),
    }
}

/// Whether a later slice shows places at all.
pub(super) fn is_filled() -> bool {
    PLACES.get().is_some()
}
