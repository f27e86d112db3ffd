//! The register with all that it can show.

use super::{
    super::{
        model::{
            bitmaps::Totals,
            filter::{Facet, Filter},
        },
        themes::pages::Offered,
        views::pages::{SavedViews, ViewLink},
    },
    Chosen, Entry, FacetOption, FacetView, PageRange, RegisterView, export_links, lead, sorts,
};
use kenes_kernel::{Ctx, page::Shell};

pub fn register(ctx: &Ctx, empty: bool) -> RegisterView {
    let facet = FacetView {
        name: "mechanism",
        legend: ctx.say(Facet::Mechanism.key(), &[]),
        options: vec![FacetOption {
            value: "CAT".into(),
            label: "CAT".into(),
            count: 41,
            checked: true,
        }],
        folds: false,
        open: false,
        all: "/en/recommendations?all=mechanism".into(),
        all_label: ctx.say("recommendations-facet-all", &[("n", 8_i64.into())]),
    };
    RegisterView {
        shell: Shell::new(ctx, "recommendations-title"),
        lead: lead(
            ctx,
            &Filter::default(),
            Totals {
                found: 327,
                supported: 269,
            },
        ),
        search: "пытка".into(),
        sorts: sorts(ctx, &Filter::default()),
        facets: vec![
            facet,
            FacetView {
                name: "language",
                legend: ctx.say(Facet::Language.key(), &[]),
                options: Vec::new(),
                folds: true,
                open: true,
                all: String::new(),
                all_label: String::new(),
            },
        ],
        chosen: vec![Chosen {
            label: "CAT".into(),
            href: "/en/recommendations".into(),
        }],
        clear: "/en/recommendations".into(),
        entries: if empty {
            Vec::new()
        } else {
            vec![Entry::sample()]
        },
        exports: export_links(ctx, &Filter::default()),
        pager: PageRange {
            previous: String::new(),
            next: "/en/recommendations?after=x".into(),
            from: 1,
            to: 50,
            total: 327,
        },
        first: "/en/recommendations".into(),
        may_import: true,
        may_add: true,
        offers: Some(Offered {
            href: "/en/recommendations/themes".into(),
            sentence: ctx.say(
                "recommendations-offers-link",
                &[("n", 63_i64.into()), ("offered", 58_i64.into())],
            ),
        }),
        views: SavedViews {
            links: vec![ViewLink {
                name: "Torture, not supported".into(),
                href: "/en/recommendations?position=noted".into(),
                current: true,
                removal: "/en/recommendations/views/x/removal".into(),
            }],
            action: "/en/recommendations/views".into(),
            query: "position=noted".into(),
            name: String::new(),
            error: ctx.say("recommendations-view-name-empty", &[]),
        },
    }
}
