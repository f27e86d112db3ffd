//! What a slice hands to the app: its routes with the act that each stands for, its jobs, the
//! kinds of its records, its entries in the navigation.

use axum::routing::{MethodFilter, MethodRouter, on};
use futures_util::future::BoxFuture;
use http::Method;
use kenes_kernel::{
    Ctx, Kernel, Result, access::Viewer, clock::Day, jobs::JobKind, journal::RecordKind,
    page::NavEntry, retention::Rule,
};
use std::sync::Arc;
use uuid::Uuid;

pub type State = Arc<Kernel>;

/// Something that can be done to a kind of thing, and who may. The permission table is made of these.
#[derive(Clone, Copy)]
pub struct Act {
    pub thing: &'static str,
    pub verb: &'static str,
    /// The rule of `policy.rs`, as far as it depends on the person alone.
    pub may: fn(&Viewer) -> bool,
}

/// One method on one path. Every route stands for an act, so that none is without a rule.
pub struct Route {
    pub method: Method,
    pub path: &'static str,
    pub act: Act,
    pub handler: MethodRouter<State>,
}

impl Route {
    pub fn new<H, T>(method: Method, path: &'static str, act: Act, handler: H) -> Self
    where
        H: axum::handler::Handler<T, State>,
        T: 'static,
    {
        let filter = MethodFilter::try_from(method.clone()).unwrap_or(MethodFilter::GET);
        Self {
            method,
            path,
            act,
            handler: on(filter, handler),
        }
    }
}

/// A GET route.
pub fn get<H, T>(path: &'static str, act: Act, handler: H) -> Route
where
    H: axum::handler::Handler<T, State>,
    T: 'static,
{
    Route::new(Method::GET, path, act, handler)
}

/// A POST route.
pub fn post<H, T>(path: &'static str, act: Act, handler: H) -> Route
where
    H: axum::handler::Handler<T, State>,
    T: 'static,
{
    Route::new(Method::POST, path, act, handler)
}

/// A page rendered with sample content: its name and its HTML.
pub type Sample = (&'static str, askama::Result<String>);

/// One thing that waits for a person: what to do, about what, until when, and where.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Waiting {
    /// In the reader's language.
    pub act: String,
    pub text: String,
    /// Language of the text; empty for the reader's.
    pub lang: String,
    /// Path without the language.
    pub href: String,
    pub due: Option<Day>,
}

impl Waiting {
    #[must_use]
    pub fn new(ctx: &Ctx, act: &str, text: impl Into<String>, href: impl Into<String>) -> Self {
        Self {
            act: ctx.say(act, &[]),
            text: text.into(),
            lang: String::new(),
            href: href.into(),
            due: None,
        }
    }

    #[must_use]
    pub fn due(mut self, day: Day) -> Self {
        self.due = Some(day);
        self
    }

    /// A number of things of one kind; nothing for none.
    #[must_use]
    pub fn some(ctx: &Ctx, act: &str, count: i64, href: &str) -> Option<Self> {
        (count > 0).then(|| Self {
            act: ctx.say(act, &[("n", count.into())]),
            text: String::new(),
            lang: String::new(),
            href: href.to_owned(),
            due: None,
        })
    }
}

/// What waits for the viewer in one slice, and nothing that they may not see.
pub type Today = for<'ctx> fn(&'ctx Ctx) -> BoxFuture<'ctx, Result<Vec<Waiting>>>;

/// What a slice keeps of a person, as the copy of their data holds it.
pub type AboutPerson = for<'ctx> fn(&'ctx Ctx, Uuid) -> BoxFuture<'ctx, Result<serde_json::Value>>;

/// A slice as the app sees it.
#[derive(Default)]
pub struct Slice {
    pub name: &'static str,
    pub routes: Vec<Route>,
    pub jobs: Vec<JobKind>,
    pub records: Vec<RecordKind>,
    pub nav: Vec<NavEntry>,
    pub openapi: Option<utoipa::openapi::OpenApi>,
    /// What waits for the viewer in this slice.
    pub today: Option<Today>,
    /// What is deleted after some days.
    pub retention: Vec<Rule>,
    /// What the slice keeps of a person, for the copy of their data.
    pub about: Option<AboutPerson>,
    /// Every page of the slice, rendered with realistic content, for tests in all languages.
    pub samples: Option<fn(&Ctx) -> Vec<Sample>>,
}
