//! Every page of every slice, rendered with sample content in the three languages.

use crate::world::{On, World};
use kenes_kernel::{access::Viewer, i18n::Locale};
use kenes_platform::app;

#[tokio::test]
async fn every_page_renders_in_three_languages_without_a_missing_word() {
    let world = World::demonstration(On::Sqlite).await;
    let words = &world.kernel.words;
    for locale in Locale::ALL {
        let ctx = world.kernel.acting(Viewer::visitor(), locale);
        for slice in app::slices() {
            if slice.routes.is_empty() {
                continue;
            }
            let Some(samples) = slice.samples else {
                panic!("the slice {} has no samples of its pages", slice.name)
            };
            for (name, html) in samples(&ctx) {
                let html = html.unwrap();
                let page = format!("{} {name} {locale}", slice.name);
                assert!(html.contains(&format!("<html lang=\"{locale}\"")), "{page}");
                assert_eq!(html.matches("<h1").count(), 1, "{page}: one h1");
                assert!(
                    !html.contains("/assets/unknown"),
                    "{page}: a file is not bundled"
                );
                assert!(
                    missing_word(&html).is_none(),
                    "{page}: {:?}",
                    missing_word(&html)
                );
            }
        }
        assert!(words.keys(locale).len() > 100);
    }
}

/// A key in brackets is what a page shows when a word is missing.
fn missing_word(html: &str) -> Option<&str> {
    html.match_indices('[').find_map(|(at, _)| {
        let rest = &html[at + 1..];
        let end = rest.find([']', ':', ' ', '<'])?;
        let key = &rest[..end];
        let looks = key.contains('-')
            && key
                .chars()
                .all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-');
        looks.then_some(key)
    })
}
