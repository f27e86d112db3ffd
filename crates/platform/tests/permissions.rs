//! The permission table: role × thing × verb, reviewed as a snapshot and walked.

use crate::world::{On, World};
use http::{Method, StatusCode};
use kenes_kernel::access::{Role, Viewer, ViewerPerson};
use kenes_platform::app;
use std::{
    collections::{BTreeMap, BTreeSet},
    fmt::Write as _,
};

fn viewer(role: Role) -> Viewer {
    match role {
        Role::Visitor => Viewer::visitor(),
        role => Viewer::person(
            ViewerPerson {
                id: uuid::Uuid::nil(),
                name: "A".into(),
            },
            role,
            role.audiences(),
        ),
    }
}

#[test]
fn the_table_is_as_reviewed() {
    let mut acts: BTreeMap<(&str, &str), (BTreeSet<String>, String)> = BTreeMap::new();
    for slice in app::slices() {
        for route in slice.routes {
            let may: String = Role::ALL
                .into_iter()
                .map(|role| {
                    if (route.act.may)(&viewer(role)) {
                        " x"
                    } else {
                        " ."
                    }
                })
                .collect();
            let entry = acts.entry((route.act.thing, route.act.verb)).or_default();
            entry.0.insert(format!("{} {}", route.method, route.path));
            entry.1 = may;
        }
    }
    let mut table = format!("{:<44}", "");
    for role in Role::ALL {
        let _ = write!(table, " {}", &role.code()[..1]);
    }
    let names: Vec<&str> = Role::ALL.iter().map(|role| role.code()).collect();
    let _ = writeln!(table, "   ({})", names.join(", "));
    for ((thing, verb), (routes, may)) in acts {
        let _ = writeln!(table, "{:<44}{may}", format!("{thing}: {verb}"));
        for route in routes {
            let _ = writeln!(table, "    {route}");
        }
    }
    insta::assert_snapshot!(table);
}

#[test]
fn no_route_is_given_twice() {
    let mut seen = BTreeSet::new();
    for slice in app::slices() {
        for route in slice.routes {
            let name = format!("{} {}", route.method, route.path);
            assert!(seen.insert(name.clone()), "{name} is given twice");
        }
    }
}

#[tokio::test]
async fn what_a_visitor_may_not_do_does_not_exist_for_them() {
    let world = World::on(On::Sqlite).await;
    let visitor = Viewer::visitor();
    for slice in app::slices() {
        for route in slice.routes {
            if (route.act.may)(&visitor) {
                continue;
            }
            let id = "01890a5d-ac96-774b-bcce-b302099a8057";
            let path: String = route
                .path
                .split('/')
                .map(|part| if part.starts_with('{') { id } else { part })
                .collect::<Vec<_>>()
                .join("/");
            let answer = world.stranger().method(route.method.as_str(), &path).await;
            let refused = [
                StatusCode::NOT_FOUND,
                StatusCode::FORBIDDEN,
                StatusCode::SEE_OTHER,
                StatusCode::BAD_REQUEST,
                StatusCode::UNPROCESSABLE_ENTITY,
                StatusCode::UNSUPPORTED_MEDIA_TYPE,
            ];
            let reads = route.method == Method::GET;
            assert!(
                refused.contains(&answer.status),
                "{} {path}: {}",
                route.method,
                answer.status
            );
            assert!(
                !reads || matches!(answer.status, StatusCode::NOT_FOUND | StatusCode::SEE_OTHER),
                "{path}: {}",
                answer.status
            );
        }
    }
}
