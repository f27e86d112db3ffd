//! What an action is given: time, ids, the acting person, the language, the database.

use crate::{
    access::Viewer,
    clock::{Clock, Day, Instant},
    config::Config,
    db::Db,
    error::Error,
    files::Files,
    i18n::{Arg, Locale, Words},
    ids::Random,
    jobs::{JobKinds, Progresses},
    journal::RecordKinds,
    mail::Carrier,
    memory::Memory,
    page::Chrome,
};
use axum::extract::{FromRef, FromRequestParts};
use http::request::Parts;
use jiff::tz::TimeZone;
use std::sync::Arc;
use tokio::sync::Notify;
use uuid::Uuid;

/// The running program's parts that every slice shares.
pub struct Kernel {
    pub config: Config,
    pub db: Db,
    pub clock: Arc<dyn Clock>,
    pub random: Random,
    pub words: Words,
    pub files: Files,
    /// What takes mails away.
    pub mail: Arc<dyn Carrier>,
    pub zone: TimeZone,
    pub jobs: JobKinds,
    /// How far the jobs of this process are.
    pub progresses: Progresses,
    pub records: RecordKinds,
    /// What is deleted after some days.
    pub retention: Vec<crate::retention::Rule>,
    pub memory: Memory,
    pub chrome: Chrome,
    /// Told when a job was enqueued or an event committed here, so that nobody polls in vain.
    pub stirred: Notify,
    pub shutdown: tokio::sync::watch::Sender<bool>,
}

impl Kernel {
    /// A context for the program itself: jobs, the command line, the demonstration.
    #[must_use]
    pub fn program(self: &Arc<Self>) -> Ctx {
        self.acting(Viewer::program(), Locale::En)
    }

    /// A context for `viewer`, at this moment.
    #[must_use]
    pub fn acting(self: &Arc<Self>, viewer: Viewer, locale: Locale) -> Ctx {
        Ctx {
            kernel: Arc::clone(self),
            now: self.clock.now(),
            viewer,
            locale,
            request_id: String::new(),
            path: "/".into(),
            origin: String::new(),
        }
    }
}

/// One act's surroundings. Cheap to clone.
#[derive(Clone)]
pub struct Ctx {
    pub kernel: Arc<Kernel>,
    pub now: Instant,
    pub viewer: Viewer,
    pub locale: Locale,
    pub request_id: String,
    /// Path and query that were asked for, without the language.
    pub path: String,
    /// The network from which somebody asks, as a prefix; empty when it is not known. For limits of tries alone.
    pub origin: String,
}

impl Ctx {
    #[must_use]
    pub fn db(&self) -> &Db {
        &self.kernel.db
    }

    /// Today in the body's zone.
    #[must_use]
    pub fn today(&self) -> Day {
        self.now.day(&self.kernel.zone)
    }

    /// A new UUIDv7.
    #[must_use]
    pub fn id(&self) -> Uuid {
        self.kernel.random.id(self.now)
    }

    #[must_use]
    pub fn say(&self, key: &str, args: &[(&str, Arg)]) -> String {
        self.kernel.words.say(self.locale, key, args)
    }

    /// The same surroundings a moment later, for long work.
    #[must_use]
    pub fn later(&self) -> Self {
        Self {
            now: self.kernel.clock.now(),
            ..self.clone()
        }
    }
}

/// What the outer layers found out about a request.
#[derive(Clone, Debug)]
pub struct Asked {
    pub locale: Locale,
    pub viewer: Viewer,
    pub request_id: String,
    pub path: String,
    pub origin: String,
}

impl<S> FromRequestParts<S> for Ctx
where
    S: Send + Sync,
    Arc<Kernel>: FromRef<S>,
{
    type Rejection = Error;

    async fn from_request_parts(parts: &mut Parts, state: &S) -> Result<Self, Self::Rejection> {
        let kernel = Arc::<Kernel>::from_ref(state);
        let asked =
            parts.extensions.get::<Asked>().cloned().ok_or_else(|| {
                Error::internal("the layer that recognises the viewer is missing")
            })?;
        Ok(Self {
            now: kernel.clock.now(),
            kernel,
            viewer: asked.viewer,
            locale: asked.locale,
            request_id: asked.request_id,
            path: asked.path,
            origin: asked.origin,
        })
    }
}
