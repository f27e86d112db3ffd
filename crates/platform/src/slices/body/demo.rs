//! The demonstration's body: its organisations, and who takes part since 2013.

use super::{
    actions::{NewOrganisation, add_member, add_organisation},
    composition::actions::{
        Typed, TypedProfile, TypedSeat, TypedUnit, add_group, add_office, add_seat,
        add_usual_sectors, keep_profile,
        terms::{TypedTerm, begin_term},
    },
    model::Kind,
    rules::actions::enter,
};
use crate::slices::accounts;
use kenes_kernel::{Ctx, Error, Result, content::Content};
use serde::{Deserialize, de::DeserializeOwned};
use std::collections::{BTreeMap, HashMap};

const ORGANISATIONS: &str = include_str!("../../../demo/organisations.csv");
const PEOPLE: &str = include_str!("../../../demo/people.csv");
const PROFILE: &str = include_str!("../../../demo/composition/profile.csv");
const OFFICES: &str = include_str!("../../../demo/composition/offices.csv");
const GROUPS: &str = include_str!("../../../demo/composition/groups.csv");
const SEATS: &str = include_str!("../../../demo/composition/seats.csv");
const RULES: &str = include_str!("../../../demo/composition/rules.csv");
const TERMS: &str = include_str!("../../../demo/composition/terms.csv");

#[derive(Deserialize)]
struct Line {
    key: String,
    kind: String,
    sector: String,
    from: String,
    name_en: String,
    name_ru: String,
    name_kk: String,
}

#[derive(Deserialize)]
struct Member {
    key: String,
    organisation: String,
}

fn lines<T: DeserializeOwned>(file: &str) -> Result<Vec<T>> {
    csv::Reader::from_reader(file.as_bytes())
        .deserialize()
        .collect::<std::result::Result<_, _>>()
        .map_err(Error::internal)
}

/// Adds the demonstration's organisations, and lets its people act for theirs.
///
/// # Errors
/// Those of [`add_organisation`]; internal for a broken file.
pub async fn seed(ctx: &Ctx) -> Result<()> {
    for line in lines::<Line>(ORGANISATIONS)? {
        let kind = Kind::from_code(&line.kind)
            .ok_or_else(|| Error::internal(format!("no such kind: {}", line.kind)))?;
        let new = NewOrganisation {
            key: line.key,
            kind,
            sector: line.sector,
            name: Content::in_three(&line.name_kk, &line.name_ru, &line.name_en),
            from: Some(line.from.parse().map_err(Error::internal)?),
        };
        add_organisation(&ctx.later(), new).await?;
    }
    for line in lines::<Member>(PEOPLE)? {
        // A body may be founded without the demonstration's people.
        let person = accounts::find_person_by_handle(ctx.db().read(), &line.key).await?;
        if person.is_some() {
            add_member(&ctx.later(), &line.key, &line.organisation).await?;
        }
    }
    Ok(())
}

/// One line of a file of the composition, by the names of its columns.
type Row = HashMap<String, String>;

fn one(row: &Row, column: &str) -> String {
    row.get(column).cloned().unwrap_or_default()
}

fn three(row: &Row, column: &str) -> Typed {
    Typed {
        kk: one(row, &format!("{column}_kk")),
        ru: one(row, &format!("{column}_ru")),
        en: one(row, &format!("{column}_en")),
    }
}

/// Enters the demonstration's composition since 2013: profile, sectors, offices, groups, seats, terms. Its people and
/// organisations must be there.
///
/// # Errors
/// Those of the acts; internal for a broken file.
pub async fn seed_composition(ctx: &Ctx) -> Result<()> {
    for row in lines::<Row>(PROFILE)? {
        let profile = TypedProfile {
            name: three(&row, "name"),
            mandate: three(&row, "mandate"),
            legal_basis: three(&row, "legal_basis"),
            cadence: three(&row, "cadence"),
            founded: one(&row, "founded"),
            version: 0,
        };
        keep_profile(&ctx.later(), &profile).await?;
    }
    add_usual_sectors(&ctx.later()).await?;
    let unit = |row: &Row, name: &str| TypedUnit {
        key: one(row, "key"),
        name: three(row, name),
        mandate: three(row, "mandate"),
        parent: one(row, "parent"),
        organisation: one(row, "organisation"),
        from: one(row, "from"),
        until: one(row, "until"),
    };
    for row in lines::<Row>(OFFICES)? {
        add_office(&ctx.later(), &unit(&row, "title")).await?;
    }
    for row in lines::<Row>(GROUPS)? {
        add_group(&ctx.later(), &unit(&row, "name")).await?;
    }
    for row in lines::<Row>(SEATS)? {
        let seat = TypedSeat {
            sector: one(&row, "sector"),
            organisation: one(&row, "organisation"),
            document: one(&row, "document"),
            from: one(&row, "from"),
            until: one(&row, "until"),
        };
        add_seat(&ctx.later(), &seat).await?;
    }
    for row in lines::<Row>(TERMS)? {
        let term = TypedTerm {
            place: one(&row, "place"),
            of: one(&row, "of"),
            part: one(&row, "part"),
            handle: one(&row, "handle"),
            name: three(&row, "name"),
            organisation: one(&row, "organisation"),
            document: one(&row, "document"),
            from: one(&row, "from"),
            until: one(&row, "until"),
        };
        begin_term(&ctx.later(), &term).await?;
    }
    Ok(())
}

/// One field of the form of one version of the rules.
#[derive(Deserialize)]
struct RulesField {
    version: i64,
    field: String,
    value: String,
}

/// Enters the demonstration's rules of procedure, which are nobody's but ours: two versions. Its composition must be
/// there.
///
/// # Errors
/// Those of the act; internal for a broken file.
pub async fn seed_rules(ctx: &Ctx) -> Result<()> {
    let mut versions: BTreeMap<i64, BTreeMap<String, String>> = BTreeMap::new();
    for line in lines::<RulesField>(RULES)? {
        let form = versions.entry(line.version).or_default();
        form.insert(line.field, line.value);
    }
    for (number, mut form) in versions {
        form.insert("after".into(), (number - 1).to_string());
        enter(&ctx.later(), &form).await?;
    }
    Ok(())
}
