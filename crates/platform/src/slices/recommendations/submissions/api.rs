//! An organisation's own submissions through the API.

use super::{
    actions,
    circles::circle_of,
    model::{Reach, State, Typed},
    store::{self as own_store, Became, Wanted},
    tables::SubmissionRow,
};
use crate::slices::{
    body,
    recommendations::{
        actions::PAGE,
        model::reference,
        reads::store::{Way, note_draft},
    },
};
use axum::{body::Bytes, extract::Query, response::Response};
use http::{HeaderMap, StatusCode};
use kenes_kernel::{
    Ctx, Result,
    api::{Listed, Problem, answer, idempotent, read_cursor},
    error::Refusal,
    page::At,
};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

#[derive(utoipa::OpenApi)]
#[openapi(
    paths(list_submissions, get_submission, add_submission),
    components(schemas(Submission, NewSubmission, Problem))
)]
pub struct Description;

/// A recommendation as an organisation drafts or submitted it. Only its own people see it here.
#[derive(Serialize, utoipa::ToSchema)]
pub struct Submission {
    pub id: Uuid,
    /// `draft`, `submitted` or `withdrawn`.
    pub state: String,
    /// `R-0142`, once it was submitted.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub reference: Option<String>,
    pub path: String,
    pub title: String,
    /// `kk`, `ru`, `en`, or empty: found by the text.
    pub language: String,
    pub text: String,
    /// Key of a theme of the register.
    pub theme: String,
    /// Title of the report in which it stands.
    pub source: String,
    /// `YYYY-MM-DD`.
    pub source_day: String,
    pub paragraph: String,
    pub country: String,
    /// Key of an organisation.
    pub addressee: String,
    /// `public`, `members_and_observers`, `members`, `coalition` or `organisation`; a draft may leave it empty.
    pub reach: String,
    /// How the author is named: `organisation`, `person`, `coalition` or `participant`.
    pub attribution: String,
    /// Key of the organisation that may open a sealed name; empty for nobody.
    pub opener: String,
    /// Who works on the draft: `person`, `organisation` or `coalition`.
    pub circle: String,
    /// When the draft was begun, RFC 3339.
    pub created: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub submitted: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub withdrawn: Option<String>,
    pub version: i64,
}

/// What is sent to enter one. Everything but the text may be left out of a draft.
#[derive(Default, Deserialize, utoipa::ToSchema)]
#[serde(default, deny_unknown_fields)]
pub struct NewSubmission {
    title: String,
    language: String,
    text: String,
    theme: String,
    source: String,
    source_day: String,
    paragraph: String,
    country: String,
    addressee: String,
    reach: String,
    attribution: String,
    opener: String,
    /// Whether it is submitted at once; otherwise it is a draft.
    submit: bool,
}

#[derive(Default, Deserialize, utoipa::IntoParams)]
#[serde(default)]
#[into_params(parameter_in = Query)]
pub struct Asked {
    /// `draft`, `submitted`, `withdrawn` or nothing for all.
    state: String,
    /// As in a submission, or nothing for all.
    reach: String,
    /// 1 to 200, otherwise 50.
    limit: Option<i64>,
    /// `next` of the page before.
    after: Option<String>,
}

/// What the caller's organisation drafted and submitted, drafts first, then the newest.
#[utoipa::path(
    get, path = "/api/v1/submissions", tag = "submissions", params(Asked),
    responses((status = 200, body = Listed<Submission>), (status = 404, body = Problem), (status = 422, body = Problem))
)]
pub async fn list_submissions(
    ctx: Ctx,
    headers: HeaderMap,
    Query(asked): Query<Asked>,
) -> Result<Response> {
    let wanted = Wanted {
        state: State::from_code(&asked.state),
        reach: Reach::from_code(&asked.reach),
        after: asked.after.as_deref().map(read_cursor).transpose()?,
        ..Wanted::default()
    };
    let limit = asked.limit.unwrap_or(PAGE);
    let page = actions::list_submissions(&ctx, &wanted, limit).await?;
    let next = (!page.next.is_empty()).then_some(page.next);
    let items = items(&ctx, page.rows).await?;
    answer(&headers, &Listed { items, next })
}

/// One of them.
#[utoipa::path(
    get, path = "/api/v1/submissions/{id}", tag = "submissions",
    params(("id" = Uuid, Path, description = "Of the submission")),
    responses((status = 200, body = Submission), (status = 404, body = Problem))
)]
pub async fn get_submission(ctx: Ctx, At(id): At<Uuid>, headers: HeaderMap) -> Result<Response> {
    let row = actions::get_submission(&ctx, id).await?;
    note_draft(&ctx, Way::Api, row.id, row.organisation_id).await?;
    answer(&headers, &item(&ctx, row).await?)
}

/// Enters one, as a draft or submitted at once. The same `Idempotency-Key` with the same body gives the first answer
/// again.
#[utoipa::path(
    post, path = "/api/v1/submissions", tag = "submissions", request_body = NewSubmission,
    params(("Idempotency-Key" = Option<String>, Header, description = "One for each submission")),
    responses((status = 201, body = Submission), (status = 404, body = Problem), (status = 422, body = Problem))
)]
pub async fn add_submission(ctx: Ctx, headers: HeaderMap, body: Bytes) -> Result<Response> {
    // Whoever drafts nothing learns nothing about the fields.
    actions::drafting(&ctx)?;
    idempotent(&ctx, &headers, &body, async {
        let new: NewSubmission = serde_json::from_slice(&body)
            .map_err(|_| Refusal::new("recommendations-submission-bad-json"))?;
        let (typed, submit) = (new.typed(), new.submit);
        let id = if submit {
            actions::enter(&ctx, &typed).await?
        } else {
            actions::draft(&ctx, &typed).await?
        };
        let row = actions::get_submission(&ctx, id).await?;
        Ok((StatusCode::CREATED, item(&ctx, row).await?))
    })
    .await
}

impl NewSubmission {
    fn typed(&self) -> Typed {
        Typed {
            version: 0,
            title: self.title.clone(),
            language: self.language.clone(),
            text: self.text.clone(),
            theme: self.theme.clone(),
            source: self.source.clone(),
            source_day: self.source_day.clone(),
            paragraph: self.paragraph.clone(),
            country: self.country.clone(),
            addressee: self.addressee.clone(),
            reach: self.reach.clone(),
            attribution: self.attribution.clone(),
            opener: self.opener.clone(),
            act: String::new(),
        }
    }
}

async fn item(ctx: &Ctx, row: SubmissionRow) -> Result<Submission> {
    items(ctx, vec![row])
        .await?
        .pop()
        .ok_or(kenes_kernel::Error::NotFound)
}

async fn items(ctx: &Ctx, rows: Vec<SubmissionRow>) -> Result<Vec<Submission>> {
    let db = ctx.db().read();
    let became = own_store::list_became(db, &rows).await?;
    let coalitions = body::list_coalitions(db, &ctx.viewer).await?;
    let keys: std::collections::HashMap<Uuid, String> =
        body::list_organisations(db, &ctx.viewer, ctx.locale)
            .await?
            .into_iter()
            .map(|organisation| (organisation.id, organisation.key))
            .collect();
    Ok(rows
        .into_iter()
        .map(|row| {
            let became = row.recommendation_id.and_then(|id| became.get(&id));
            Submission {
                state: Became::state(became).code().to_owned(),
                reference: became.map(|became| reference(became.number)),
                path: became.map_or_else(
                    || row.path(),
                    |became| format!("/recommendations/{}", reference(became.number)),
                ),
                circle: circle_of(ctx, row.audience_id, &coalitions)
                    .code()
                    .to_owned(),
                addressee: row
                    .addressee_id
                    .and_then(|id| keys.get(&id).cloned())
                    .unwrap_or_default(),
                opener: row
                    .opener_id
                    .and_then(|id| keys.get(&id).cloned())
                    .unwrap_or_default(),
                attribution: row.attribution,
                created: row.created_at.timestamp().to_string(),
                submitted: row.submitted_at.map(|at| at.timestamp().to_string()),
                withdrawn: became
                    .and_then(|became| became.withdrawn_at)
                    .map(|at| at.timestamp().to_string()),
                id: row.id,
                title: row.title,
                language: row.language,
                text: row.text,
                theme: row.theme,
                source: row.source,
                source_day: row.source_day,
                paragraph: row.paragraph,
                country: row.country,
                reach: row.reach,
                version: row.version,
            }
        })
        .collect())
}
