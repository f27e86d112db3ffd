//! What the machinery keeps for some days.

use kenes_kernel::retention::Rule;

/// For how long what is no part of the record is kept.
pub const KEPT: &[Rule] = &[
    Rule {
        name: "jobs",
        days: 90,
        least: 7,
        most: 3650,
        from: "jobs WHERE state IN ('done', 'dead') AND finished_at < ?",
    },
    Rule {
        name: "answers",
        days: 1,
        least: 1,
        most: 30,
        from: "idempotency_keys WHERE at < ?",
    },
];
