//! The ways from other pages to offered themes, and what those pages say of them.

use super::{super::store as offers, work};
use crate::slices::{
    accounts,
    operations::JobLine,
    recommendations::{
        pages::{author, localised},
        policy,
        tables::{ImportRow, RecommendationRow},
    },
};
use kenes_kernel::{Ctx, Result, page::Shell};
use std::collections::HashMap;
use uuid::Uuid;

/// The way from texts without themes to what the engine offers for them.
pub struct Offered {
    pub href: String,
    pub sentence: String,
}

/// The way to the texts without themes, of one import or of all; `None` for those who do not decide, and
/// where none waits.
///
/// # Errors
/// The database's.
pub async fn offered(ctx: &Ctx, import: Option<Uuid>) -> Result<Option<Offered>> {
    if policy::may_correct(&ctx.viewer).is_none() {
        return Ok(None);
    }
    let counts = offers::count(ctx.db().read(), &ctx.viewer, import).await?;
    let query = import.map_or_else(String::new, |id| format!("?import={id}"));
    Ok((counts.waiting > 0).then(|| Offered {
        href: localised(ctx, &format!("/recommendations/themes{query}")),
        sentence: ctx.say(
            if counts.offered() > 0 {
                "recommendations-offers-link"
            } else {
                "recommendations-offers-link-none"
            },
            &[
                ("n", counts.waiting.into()),
                ("offered", counts.offered().into()),
            ],
        ),
    }))
}

/// Where a recommendation's themes come from, when the engine had proposed them.
pub struct Origin {
    pub sentence: String,
    /// Where the decision is taken back; empty for those who may not.
    pub undo: String,
}

/// The origin of the themes of a recommendation, as far as a decision about offers stands behind them.
///
/// # Errors
/// The database's.
pub async fn origin(
    ctx: &Ctx,
    row: &RecommendationRow,
    names: &HashMap<Uuid, String>,
) -> Result<Option<Origin>> {
    let standing = offers::find_standing(ctx.db().read(), row.id).await?;
    let may = policy::may_correct(&ctx.viewer).is_some();
    let Some(decision) = standing.filter(|decision| may || decision.verdict != "refused") else {
        return Ok(None);
    };
    let mut names = names.clone();
    if let Some(person) = decision.by_person {
        let db = ctx.db().read();
        names.extend(accounts::list_names(db, &ctx.viewer, ctx.locale, &[person]).await?);
    }
    let shell = Shell::titled(ctx, String::new());
    Ok(Some(Origin {
        sentence: ctx.say(
            &format!("recommendations-themes-{}", decision.verdict),
            &[
                ("who", author(ctx, decision.by_person, &names).into()),
                ("when", shell.moment(&decision.at).into()),
            ],
        ),
        undo: if may {
            localised(ctx, &format!("{}/themes/undoing", row.path()))
        } else {
            String::new()
        },
    }))
}

/// What becomes of the texts of an import that came without themes.
#[derive(Default)]
pub struct ThemesOfImport {
    pub work: Vec<JobLine>,
    pub link: Option<Offered>,
}

impl ThemesOfImport {
    pub async fn of(ctx: &Ctx, row: &ImportRow) -> Result<Self> {
        if row.state != "confirmed" {
            return Ok(Self::default());
        }
        let link = offered(ctx, Some(row.id)).await?;
        Ok(Self {
            work: match link {
                Some(_) => work(ctx).await?,
                None => Vec::new(),
            },
            link,
        })
    }

    pub fn sample(ctx: &Ctx) -> Self {
        Self {
            work: vec![JobLine::sample(ctx)],
            link: Some(Offered {
                href: "/en/recommendations/themes?import=x".into(),
                sentence: ctx.say(
                    "recommendations-offers-link",
                    &[("n", 63_i64.into()), ("offered", 58_i64.into())],
                ),
            }),
        }
    }
}
