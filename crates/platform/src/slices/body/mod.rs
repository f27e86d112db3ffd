//! The body: the one table of organisations, and who takes part, as dated facts.
//!
//! Nouns: organisation, kind (ministry, NGO …), membership (who acts for it, from a day until another); those of the
//! composition, of the rules of procedure and of coalitions: see there.
//! Invariant: an organisation has one row for all slices, with the days from and until which it
//! stands; nothing is deleted.
//! Never: a second table of organisations elsewhere; who is funded from abroad.

mod about;
mod actions;
mod api;
mod coalitions;
mod composition;
mod demo;
mod model;
mod policy;
mod rules;
mod store;
pub mod tables;
mod today;

pub use about::erase_person;
pub use actions::{
    NewOrganisation, ORGANISATIONS, acting_for, add_member, add_organisation, machine_of,
    write_to_people_of,
};
pub use coalitions::{
    actions::{
        FollowLeaving, answer as answer_invitation, follow_leaving_by, found as found_coalition,
        invite as invite_partner,
    },
    model::Typed as TypedCoalition,
    store::list_coalitions,
    tables::CoalitionRow,
};
pub use composition::actions::terms::{TypedTerm, begin_term};
pub use composition::{
    actions::{Typed as TypedName, TypedUnit, add_office},
    model::{Part, parse_key},
    store::{DutyHolder, find_office, find_office_by_id, list_duty_holders, list_offices_of},
    tables::OfficeRow,
};
pub use demo::{seed, seed_composition, seed_rules};
pub use model::{Circle, Kind};
pub use store::{find_organisation, find_organisation_by_key, list_organisations, list_people_of};

/// The rules of procedure for whoever meets, votes or publishes a verdict: which hold on a day, and what they say of a
/// quorum, a right or a vote. Nobody counts beside them.
pub mod procedure {
    pub use super::{
        composition::model::Class,
        rules::{
            actions::{Seating, Version, enter, rules_on, seated_on, withdraw},
            model::{
                Asks, Base, Bound, Joined, Least, Majorities, Majority, Matter, Mixed, Right,
                Rights, Rules, Share,
                count::{
                    Impossible, Need, Outcome, Present, Quorum, Seated, Step, Unit, Verdict, Votes,
                    quorum_steps,
                },
            },
        },
    };
}

use crate::slice::{Slice, get, post};
use composition::pages::{
    self,
    keep::{self, terms},
    place,
};
use kenes_kernel::{
    journal::{LoadSnapshots, RecordKind, as_it_is},
    page::NavEntry,
};
use utoipa::OpenApi as _;

/// The slice's part of the app.
#[must_use]
pub fn slice() -> Slice {
    Slice {
        name: "body",
        about: Some(about::about_person),
        routes: vec![
            get("/body", policy::READ, pages::body),
            get("/body/seats/{reference}", policy::READ, place::seat),
            get("/body/offices/{key}", policy::READ, place::office),
            get("/body/groups/{key}", policy::READ, place::group),
            get(
                "/body/organisations/{key}",
                policy::READ,
                place::organisation,
            ),
            get("/body/people/{id}", policy::READ, place::person),
            get("/body/profile", policy::KEEP, keep::profile),
            post("/body/profile", policy::KEEP, keep::keep_profile),
            get("/body/sectors/new", policy::KEEP, keep::new_sector),
            post("/body/sectors", policy::KEEP, keep::add_sector),
            post("/body/sectors/usual", policy::KEEP, keep::add_usual_sectors),
            get(
                "/body/organisations/new",
                policy::KEEP,
                keep::new_organisation,
            ),
            post("/body/organisations", policy::KEEP, keep::keep_organisation),
            get("/body/seats/new", policy::KEEP, keep::new_seat),
            post("/body/seats", policy::KEEP, keep::add_seat),
            get("/body/offices/new", policy::KEEP, keep::new_office),
            post("/body/offices", policy::KEEP, keep::add_office),
            get("/body/groups/new", policy::KEEP, keep::new_group),
            post("/body/groups", policy::KEEP, keep::add_group),
            get("/body/terms/new", policy::KEEP, terms::new_term),
            post("/body/terms", policy::KEEP, terms::add_term),
            get("/body/terms/{id}/closure", policy::KEEP, terms::term_end),
            post("/body/terms/{id}/closure", policy::KEEP, terms::close_term),
            get(
                "/body/{places}/{key}/closure",
                policy::KEEP,
                terms::place_end,
            ),
            post(
                "/body/{places}/{key}/closure",
                policy::KEEP,
                terms::close_place,
            ),
            get("/body/renewal", policy::KEEP, terms::renewal),
            post("/body/renewal", policy::KEEP, terms::renew),
            get("/body/rules", policy::READ_RULES, rules::pages::rules),
            get(
                "/body/rules/calculator",
                policy::READ_RULES,
                rules::pages::calculator::calculator,
            ),
            get(
                "/body/rules/new",
                policy::SET_RULES,
                rules::pages::keep::new,
            ),
            post("/body/rules", policy::SET_RULES, rules::pages::keep::add),
            get(
                "/body/rules/{number}",
                policy::READ_RULES,
                rules::pages::version,
            ),
            get(
                "/body/rules/{number}/withdrawal",
                policy::SET_RULES,
                rules::pages::keep::withdrawal,
            ),
            post(
                "/body/rules/{number}/withdrawal",
                policy::SET_RULES,
                rules::pages::keep::withdraw,
            ),
            get("/coalitions", policy::ALLY, coalitions::pages::list),
            get("/coalitions/new", policy::ALLY, coalitions::pages::new),
            post("/coalitions", policy::ALLY, coalitions::pages::found),
            get(
                "/coalitions/{id}",
                policy::ALLY,
                coalitions::pages::coalition,
            ),
            post(
                "/coalitions/{id}/invitations",
                policy::ALLY,
                coalitions::pages::invite,
            ),
            post(
                "/coalitions/{id}/answer",
                policy::ALLY,
                coalitions::pages::answer,
            ),
            post(
                "/coalitions/{id}/departure",
                policy::ALLY,
                coalitions::pages::leave,
            ),
            get("/api/v1/composition", policy::READ, api::composition),
            get("/api/v1/rules", policy::READ_RULES, rules::api::rules),
            get(
                "/api/v1/rules/versions",
                policy::READ_RULES,
                rules::api::list_versions,
            ),
            get(
                "/api/v1/rules/outcome",
                policy::READ_RULES,
                rules::api::outcome,
            ),
            get(
                "/api/v1/organisations",
                policy::READ,
                api::list_organisations,
            ),
        ],
        records: vec![
            RecordKind {
                name: tables::ORGANISATION,
                load: tables::load_organisations,
                upcast: as_it_is,
            },
            RecordKind {
                name: tables::MEMBERSHIP,
                load: tables::load_memberships,
                upcast: as_it_is,
            },
            record(
                composition::tables::PROFILE,
                composition::tables::load_profile,
            ),
            record(
                composition::tables::SECTOR,
                composition::tables::load_sectors,
            ),
            record(composition::tables::SEAT, composition::tables::load_seats),
            record(
                composition::tables::OFFICE,
                composition::tables::load_offices,
            ),
            record(composition::tables::GROUP, composition::tables::load_groups),
            record(composition::tables::TERM, composition::tables::load_terms),
            record(rules::tables::RULES, rules::tables::load_rules),
            record(
                coalitions::tables::COALITION,
                coalitions::tables::load_coalitions,
            ),
            record(
                coalitions::tables::PARTNER,
                coalitions::tables::load_partners,
            ),
        ],
        nav: vec![
            NavEntry {
                href: "/body",
                key: "body-nav",
                shown_to: |_| true,
            },
            NavEntry {
                href: "/coalitions",
                key: "body-coalitions-nav",
                shown_to: policy::allies,
            },
        ],
        today: Some(today::today),
        openapi: Some({
            let mut description = api::Description::openapi();
            description.merge(rules::api::Description::openapi());
            description
        }),
        samples: Some(|ctx| {
            let mut samples = pages::samples(ctx);
            samples.extend(coalitions::pages::samples(ctx));
            samples.extend(rules::pages::samples(ctx));
            samples
        }),
        ..Slice::default()
    }
}

const fn record(name: &'static str, load: LoadSnapshots) -> RecordKind {
    RecordKind {
        name,
        load,
        upcast: as_it_is,
    }
}
