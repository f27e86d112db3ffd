//! Queries of what is asked again and again.

use super::model::{PAGE, RepeatFilter, RepeatSort};
use kenes_kernel::{Result, access::Viewer, content::Content, db::Query};
use sea_orm::{ConnectionTrait, DbBackend, FromQueryResult};

/// A repeat group with the counts that its viewer may see.
#[derive(Clone, Debug, FromQueryResult)]
pub struct RepeatRow {
    pub number: i64,
    /// How many groups there are in all.
    pub total: i64,
}

/// ` AND …` of what the viewer may see and the filter asks of the recommendations `r`.
fn condition(query: Query, viewer: &Viewer, filter: &RepeatFilter) -> Query {
    let mut query = query
        .text(" AND r.gone_import_id IS NULL AND r.audience_id IN ")
        .list(viewer.audiences().iter().copied());
    if !filter.mechanism.is_empty() {
        query = query
            .text(" AND r.mechanism = ?")
            .bind(filter.mechanism.as_str());
    }
    if !filter.position.is_empty() {
        let position = if filter.position == "unknown" {
            ""
        } else {
            &filter.position
        };
        query = query.text(" AND r.position = ?").bind(position);
    }
    if let Some(from) = filter.from {
        query = query.text(" AND r.date >= ?").bind(format!("{from:04}"));
    }
    if let Some(to) = filter.to {
        // Dates begin with their year, so that all of a year come before the next one.
        query = query
            .text(" AND r.date <> '' AND r.date < ?")
            .bind(format!("{:04}", to + 1));
    }
    if !filter.theme.is_empty() {
        query = query
            .text(" AND r.row IN (SELECT rl.row FROM recommendation_labels rl JOIN labels l ON l.id = rl.label_id WHERE l.kind = ? AND l.key = ?)")
            .bind("theme")
            .bind(filter.theme.as_str());
    }
    query
}

/// The groups of which the viewer may see two recommendations or more, a page of them or all.
pub async fn list_repeats(
    db: &impl ConnectionTrait,
    viewer: &Viewer,
    filter: &RepeatFilter,
    paged: bool,
) -> Result<Vec<RepeatRow>> {
    // CROSS JOIN keeps SQLite to walking the placements and looking into the narrow index of recommendations.
    let join = match db.get_database_backend() {
        DbBackend::Sqlite => "CROSS JOIN",
        _ => "JOIN",
    };
    let on = match db.get_database_backend() {
        DbBackend::Sqlite => "WHERE r.row = p.row AND",
        _ => "ON r.row = p.row WHERE",
    };
    let inner = Query::new(&format!(
        "SELECT p.repeat_group_id, count(DISTINCT p.row) AS times, min(NULLIF(r.date, '')) AS first_date, max(r.date) AS last_date FROM placements p {join} recommendations r {on} p.until_at IS NULL AND p.repeat_group_id IS NOT NULL"
    ));
    let inner = condition(inner, viewer, filter)
        .text(" GROUP BY p.repeat_group_id HAVING count(DISTINCT p.row) > 1");
    let mut query = Query::new("SELECT g.number, count(*) OVER () AS total FROM (")
        .add(&inner)
        .text(") c JOIN repeat_groups g ON g.id = c.repeat_group_id")
        .text(match filter.sort {
            RepeatSort::Asked => " ORDER BY c.times DESC, c.last_date DESC, g.number",
            RepeatSort::Newest => " ORDER BY c.last_date DESC, c.times DESC, g.number",
            RepeatSort::Oldest => " ORDER BY COALESCE(c.first_date, '9'), c.times DESC, g.number",
        });
    if paged {
        query = query
            .text(" LIMIT ? OFFSET ?")
            .bind(PAGE)
            .bind((filter.page - 1) * PAGE);
    }
    Ok(query.all(db).await?)
}

/// A recommendation of a repeat group.
#[derive(Clone, Debug, FromQueryResult)]
pub struct MemberRow {
    pub group_number: i64,
    pub row: i64,
    pub number: i64,
    pub span_start: i32,
    pub span_end: i32,
    pub mechanism: String,
    pub issuing_body: String,
    pub date: Option<String>,
    pub cycle: Option<i32>,
    pub position: String,
    pub assessment_comment: String,
    pub texts: Content,
    pub road_map_number: i64,
    pub road_map_title: Content,
    /// Whether its author took it back.
    pub withdrawn: bool,
}

/// The members of groups as the filter leaves them, oldest first; a recommendation with two asks in a group once.
pub async fn list_members(
    db: &impl ConnectionTrait,
    viewer: &Viewer,
    groups: &[i64],
    filter: &RepeatFilter,
) -> Result<Vec<MemberRow>> {
    let mut members: Vec<MemberRow> = Vec::new();
    for chunk in groups.chunks(500) {
        let query = Query::new("SELECT g.number AS group_number, r.row, r.number, a.span_start, a.span_end, r.mechanism, r.issuing_body, r.date, r.cycle, r.position, r.assessment_comment, r.texts, m.number AS road_map_number, m.title AS road_map_title, EXISTS (SELECT 1 FROM withdrawals w WHERE w.recommendation_id = r.id) AS withdrawn FROM repeat_groups g JOIN placements p ON p.repeat_group_id = g.id AND p.until_at IS NULL JOIN asks a ON a.id = p.ask_id JOIN recommendations r ON r.row = p.row JOIN road_maps m ON m.id = p.road_map_id WHERE m.audience_id IN ")
            .list(viewer.audiences().iter().copied())
            .text(" AND g.number IN ")
            .list(chunk.iter().copied());
        let some: Vec<MemberRow> = condition(query, viewer, filter)
            .text(
                " ORDER BY g.number, CASE WHEN r.date = '' THEN '9' ELSE r.date END, r.number, a.n",
            )
            .all(db)
            .await?;
        members.extend(some);
    }
    members.dedup_by(|next, known| {
        next.group_number == known.group_number && next.number == known.number
    });
    Ok(members)
}
