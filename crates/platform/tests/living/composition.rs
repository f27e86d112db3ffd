//! The composition of a small body, by hand.

use super::{pass, sign_in};
use crate::world::World;
use http::StatusCode;

/// Every kind of record of the composition in every state, through the forms that write it.
pub async fn live(world: &World) {
    let mut clerk = sign_in(world, "aliya").await;
    for (path, form) in [
        (
            "/en/body/profile",
            "name-en=The%20Platform&name-kk=%D0%90%D0%BB%D0%B0%D2%A3&mandate-en=Speaks&founded=2013-03-01",
        ),
        (
            "/en/body/profile",
            "name-en=The%20Platform&mandate-en=Speaks%20together&founded=2013-03-01&version=1",
        ),
        (
            "/en/body/sectors",
            "key=government&name-en=Government&class=participant&from=2013-03-01",
        ),
        (
            "/en/body/sectors",
            "key=ombudsman&name-ru=%D0%9E%D0%BC%D0%B1%D1%83%D0%B4%D1%81%D0%BC%D0%B5%D0%BD&class=participant&joined=independent&from=2013-03-01",
        ),
        (
            "/en/body/organisations",
            "key=mazhilis&name-en=Mazhilis&kind=parliament&from=2013-03-01",
        ),
        (
            "/en/body/sectors",
            "key=mission&name-en=Missions&class=observer&from=2013-03-01&until=2026-01-01",
        ),
        (
            "/en/body/organisations",
            "key=embassy&name-en=Embassy&kind=mission&from=2014-01-01",
        ),
        (
            "/en/body/offices",
            "key=deputy&name-en=Deputy&from=2013-03-01&until=2020-01-01",
        ),
        (
            "/en/body/seats",
            "sector=government&organisation=justice&document=Order%207&from=2026-11-23",
        ),
        (
            "/en/body/seats",
            "sector=ombudsman&from=2013-03-01&until=2030-01-01",
        ),
        (
            "/en/body/offices",
            "key=ambassador&name-en=Ambassador&organisation=platform&from=2013-03-01",
        ),
        (
            "/en/body/groups",
            "key=wg&name-en=Working%20group&mandate-en=Plans&from=2015-02-01&until=2016-02-01",
        ),
        (
            "/en/body/groups",
            "key=wg-law&parent=wg&name-en=Law&from=2015-02-01&until=2016-01-01",
        ),
        ("/en/body/groups", "key=now&name-en=Now&from=2026-01-01"),
        (
            "/en/body/terms",
            "place=office&of=ambassador&part=holder&name-kk=%D0%A1%D0%B5%D1%80%D1%96%D0%BA&from=2013-03-01&until=2020-01-01",
        ),
        (
            "/en/body/terms",
            "place=office&of=ambassador&part=holder&handle=marat&from=2020-01-01&until=2027-01-01",
        ),
        (
            "/en/body/terms",
            "place=seat&of=S-01&part=holder&name-en=A.%20Holder&from=2026-11-23",
        ),
        (
            "/en/body/terms",
            "place=group&of=wg&part=co-chair&name-en=B.%20Chair&organisation=mazhilis&from=2015-02-01&until=2016-02-01",
        ),
        (
            "/en/body/terms",
            "place=group&of=now&part=member&handle=aliya&from=2026-01-01",
        ),
        (
            "/en/body/terms",
            "place=institution&of=justice&part=validator&name-en=C.%20Validator&from=2026-11-23",
        ),
    ] {
        pass(world);
        let form: Vec<(String, String)> = serde_urlencoded::from_str(form).unwrap();
        let form: Vec<(&str, &str)> = form.iter().map(|(k, v)| (k.as_str(), v.as_str())).collect();
        let answer = clerk.post(path, &form).await;
        assert_eq!(
            answer.status,
            StatusCode::SEE_OTHER,
            "{form:?}: {}",
            answer.body
        );
    }
    pass(world);
    let end = [
        ("until", "2026-12-01"),
        ("reason", "Аяқталды"),
        ("version", "1"),
    ];
    let answer = clerk.post("/en/body/groups/now/closure", &end).await;
    assert_eq!(answer.status, StatusCode::SEE_OTHER, "{}", answer.body);
    let term = clerk.get("/en/body/renewal").await.body;
    let id = term.split("name=\"terms\" value=\"").nth(1).unwrap();
    let id = id.split('"').next().unwrap().to_owned();
    pass(world);
    let form = [("terms", id.as_str()), ("until", "2028-01-01")];
    let answer = clerk.post("/en/body/renewal", &form).await;
    assert_eq!(answer.status, StatusCode::SEE_OTHER, "{}", answer.body);
}
