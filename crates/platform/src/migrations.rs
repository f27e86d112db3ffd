//! The steps of the schema, in order. A released step is never edited.

use kenes_kernel::db::Migration;

macro_rules! migration {
    ($name:literal) => {
        Migration {
            name: $name,
            sql: include_str!(concat!("../migrations/", $name, ".sql")),
        }
    };
}

/// All steps.
pub const ALL: &[Migration] = &[
    migration!("0001_foundations"),
    migration!("0002_accounts_and_body"),
    migration!("0003_duties"),
    migration!("0004_recommendations"),
    migration!("0005_roadmaps"),
    migration!("0006_duties"),
    migration!("0007_saved_views"),
    migration!("0008_submissions"),
    migration!("0009_existing_road_maps"),
    migration!("0010_review"),
    migration!("0011_themes_and_partings"),
    migration!("0012_doors"),
    migration!("0013_mail_and_invitations"),
    migration!("0014_second_factor"),
    migration!("0015_composition"),
    migration!("0016_api_tokens"),
    migration!("0017_coalitions"),
    migration!("0018_batches"),
    migration!("0019_protection"),
    migration!("0020_names_and_readers"),
    migration!("0021_retention"),
    migration!("0022_rules_of_procedure"),
    migration!("0023_protected_channel"),
];
