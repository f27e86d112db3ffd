//! The catalogues are complete and equal.

use kenes_kernel::i18n::Locale;
use kenes_platform::words;

#[test]
fn the_three_catalogues_have_the_same_keys() {
    let words = words::load().unwrap();
    for locale in [Locale::Kk, Locale::Ru] {
        let missing: Vec<_> = words
            .keys(Locale::En)
            .difference(words.keys(locale))
            .collect();
        let extra: Vec<_> = words
            .keys(locale)
            .difference(words.keys(Locale::En))
            .collect();
        assert!(
            missing.is_empty() && extra.is_empty(),
            "{locale}: missing {missing:?}, extra {extra:?}"
        );
    }
}

#[test]
fn plurals_follow_each_language() {
    let words = words::load().unwrap();
    let say = |locale, n: i64| words.say(locale, "accounts-sessions-count", &[("n", n.into())]);
    assert_eq!(say(Locale::Ru, 1), "Открыт 1 сеанс.");
    assert_eq!(say(Locale::Ru, 3), "Открыто 3 сеанса.");
    assert_eq!(say(Locale::Ru, 11), "Открыто 11 сеансов.");
    assert_eq!(say(Locale::En, 2), "2 sessions are open.");
}

#[test]
fn numbers_days_and_names_follow_each_language() {
    let words = words::load().unwrap();
    assert_eq!(words.number(Locale::En, 38_906), "38,906");
    assert_eq!(words.number(Locale::Ru, 38_906), "38\u{a0}906");
    let day = "2026-03-22".parse().unwrap();
    assert_eq!(words.day(Locale::En, day), "22 March 2026");
    assert_eq!(words.day(Locale::Ru, day), "22 марта 2026 года");
    assert_eq!(words.day(Locale::Kk, day), "2026 жылғы 22 наурыз");
    let key = |name| words.sort_key(Locale::Kk, name);
    assert!(
        key("Алия") < key("Әлия") && key("Әлия") < key("Болат"),
        "ә follows а in Kazakh"
    );
}
