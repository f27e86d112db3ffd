//! Style sheets, scripts, fonts and icons, embedded in the program.
//!
//! `build.rs` bundles them from `crates/platform/web/` and from the npm packages of the lock file.
//! Every file carries the hash of its content in its name, so a server may send it with
//! `Cache-Control: public, max-age=31536000, immutable`. Compressed forms are made once, at build
//! time; a form that would not be smaller is left out.
//!
//! ```
//! let url = kenes_assets::url("app.css");
//! let asset = kenes_assets::get(url).expect("a file of our own");
//! assert_eq!(asset.content_type, "text/css; charset=utf-8");
//! ```

/// The folder of addresses under which every asset is served.
pub const PREFIX: &str = "/assets/";

/// One embedded file.
#[derive(Debug)]
pub struct Asset {
    /// The name that templates use: `app.css`.
    pub name: &'static str,
    /// The address with the content's hash in it: `/assets/app.3f2a81c09d17.css`.
    pub url: &'static str,
    /// The file as it is.
    pub bytes: &'static [u8],
    /// The value of the `Content-Type` header.
    pub content_type: &'static str,
    /// The value of the `ETag` header, quotes included.
    pub etag: &'static str,
    /// The file compressed with gzip, where that makes it smaller.
    pub gzip: Option<&'static [u8]>,
    /// The file compressed with Brotli, where that makes it smaller.
    pub brotli: Option<&'static [u8]>,
}

include!(concat!(env!("OUT_DIR"), "/table.rs"));

/// The asset at an address; the leading `/assets/` may be left out.
#[must_use]
pub fn get(path: &str) -> Option<&'static Asset> {
    let file = path.strip_prefix(PREFIX).unwrap_or(path);
    TABLE
        .iter()
        .find(|asset| asset.url.strip_prefix(PREFIX) == Some(file))
}

/// The address of an asset by the name that templates use.
///
/// A name that is not in the bundle gives `/assets/unknown`, which answers 404; a test over all
/// templates keeps such names out.
#[must_use]
pub fn url(name: &str) -> &'static str {
    TABLE
        .iter()
        .find(|asset| asset.name == name)
        .map_or("/assets/unknown", |asset| asset.url)
}

/// All assets, in the order of their names.
#[must_use]
pub fn all() -> &'static [Asset] {
    TABLE
}
