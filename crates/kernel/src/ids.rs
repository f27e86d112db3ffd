//! Ids and randomness, which come in through `Ctx` and nowhere else.

use crate::clock::Instant;
use rand::{RngExt, SeedableRng, rngs::StdRng};
use std::sync::Mutex;
use uuid::Uuid;

/// The one source of randomness of a running program. Seeded by the machine, or by a number in tests.
#[derive(Debug)]
pub struct Random(Mutex<StdRng>);

impl Random {
    #[must_use]
    #[allow(
        clippy::disallowed_methods,
        reason = "this is the one place that asks the machine for randomness"
    )]
    pub fn from_machine() -> Self {
        Self(Mutex::new(StdRng::from_rng(&mut rand::rng())))
    }

    #[must_use]
    pub fn seeded(seed: u64) -> Self {
        Self(Mutex::new(StdRng::seed_from_u64(seed)))
    }

    /// `N` random bytes.
    #[must_use]
    pub fn bytes<const N: usize>(&self) -> [u8; N] {
        let mut bytes = [0; N];
        self.0
            .lock()
            .unwrap_or_else(std::sync::PoisonError::into_inner)
            .fill(&mut bytes);
        bytes
    }

    /// A UUIDv7: sorts by time. Never for ballots, sealed identities and protected submissions.
    #[must_use]
    pub fn id(&self, now: Instant) -> Uuid {
        let millis = u64::try_from(now.micros() / 1000).unwrap_or_default();
        uuid::Builder::from_unix_timestamp_millis(millis, &self.bytes::<10>()).into_uuid()
    }

    /// 256 random bits as text, for session cookies and links.
    #[must_use]
    pub fn secret(&self) -> String {
        self.bytes::<32>()
            .iter()
            .map(|b| format!("{b:02x}"))
            .collect()
    }
}
