//! The state of the register in an address, whatever somebody puts there. Short by default; `scripts/fuzz` runs longer.

use kenes_platform::slices::recommendations::{Facet, Filter, Sort};
use proptest::prelude::*;

fn address() -> impl Strategy<Value = String> {
    let name = prop_oneof![
        prop::sample::select(
            Facet::ALL
                .map(Facet::code)
                .into_iter()
                .chain(["q", "sort", "after", "all", "evil"])
                .collect::<Vec<_>>()
        )
        .prop_map(str::to_owned),
        any::<String>(),
    ];
    let value = prop_oneof![
        any::<String>(),
        "[а-яқңұ]{0,30}",
        prop::sample::select(vec![
            "number",
            "newest",
            "mechanism",
            "unknown",
            "%00",
            "a&b=c",
            "+"
        ])
        .prop_map(str::to_owned),
    ];
    let pairs = prop::collection::vec((name, value), 0..120);
    let good = pairs.prop_map(|pairs| serde_urlencoded::to_string(pairs).expect("texts"));
    prop_oneof![good, any::<String>(), "[a-z=&%+0-9]{0,80}"]
}

proptest! {
    #[test]
    fn filters_in_addresses(query in address()) {
        let filter = Filter::from_query(&query);
        prop_assert_eq!(Filter::from_query(&filter.to_query()), filter.clone(), "an address reads back");
        prop_assert!(filter.search.chars().count() <= 1000);
        prop_assert!(filter.values.values().all(|values| !values.is_empty() && values.len() <= 50));
        let texts = filter.values.values().flatten().chain([&filter.search, &filter.after]);
        for text in texts {
            prop_assert!(!text.chars().any(kenes_kernel::form::is_invisible), "{:?}", text);
        }
        prop_assert!(Sort::ALL.contains(&filter.sort));
        prop_assert!(filter.first_page().after.is_empty());
    }

    #[test]
    fn asks_of_texts(text in "\\PC{0,300}", standing in 0..5_usize, span in any::<(i32, i32)>()) {
        use kenes_platform::slices::recommendations::{model::asks, words};
        prop_assert!(text.contains(words(&text, span)));
        let spans = asks::refit(standing, &text);
        prop_assert!(spans.len() >= standing.max(1));
        for span in spans {
            prop_assert!(text.contains(words(&text, span)));
        }
    }
}
