//! What a slice hands to the app: its routes with the act that each stands for, its jobs, the
//! kinds of its records, its entries in the navigation.

use axum::routing::{MethodFilter, MethodRouter, on};
use http::Method;
use kenes_kernel::{
    Ctx, Kernel, access::Viewer, jobs::JobKind, journal::RecordKind, page::NavEntry,
};
use std::sync::Arc;

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

/// A slice as the app sees it.
#[derive(Default)]
pub struct Slice {
    pub name: &'static str,
    pub routes: Vec<Route>,
    pub jobs: Vec<JobKind>,
    pub records: Vec<RecordKind>,
    pub nav: Vec<NavEntry>,
    pub openapi: Option<utoipa::openapi::OpenApi>,
    /// Every page of the slice, rendered with realistic content, for tests in all languages.
    pub samples: Option<fn(&Ctx) -> Vec<Sample>>,
}
