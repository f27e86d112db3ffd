//! The layers around every handler, from outside in.

use crate::{
    slice::State,
    slices::{
        accounts::{self, Holder},
        body, channel, portal,
    },
};
use axum::{
    Router,
    body::Body,
    extract::{ConnectInfo, Request, State as Extract},
    middleware::{Next, from_fn_with_state},
    response::{IntoResponse, Response},
};
use http::{HeaderMap, HeaderName, HeaderValue, Method, StatusCode, Uri, header};
use kenes_kernel::{
    Ctx, Error, Kernel, access::Viewer, api::Problem, ctx::Asked, i18n::Locale, page::see_other,
};
use std::{
    net::{IpAddr, SocketAddr},
    sync::Arc,
};
use tower::{Layer, ServiceExt, util::MapRequestLayer};
use tower_http::{catch_panic::CatchPanicLayer, compression::CompressionLayer, csrf::CsrfLayer};
use tracing::Instrument;

const LANGUAGE_COOKIE: &str = "kenes_language";

/// Hangs all layers around the routes.
pub fn around(router: Router<State>, kernel: Arc<Kernel>) -> Router {
    let inner = router
        .fallback(|| async { Error::NotFound })
        .layer(CsrfLayer::new())
        .layer(from_fn_with_state(Arc::clone(&kernel), recognise))
        .layer(CatchPanicLayer::custom(
            |_: Box<dyn std::any::Any + Send>| {
                Error::internal("a handler panicked").into_response()
            },
        ))
        .layer(from_fn_with_state(Arc::clone(&kernel), outermost))
        .layer(CompressionLayer::new())
        .with_state(kernel);
    // The language is cut from the path before routing, so it wraps the router from outside.
    let service = MapRequestLayer::new(cut_language).layer(inner);
    Router::new().fallback_service(service.map_response(IntoResponse::into_response))
}

/// The language that stood in the path.
#[derive(Clone, Copy, Debug)]
struct LanguageInPath(Locale);

/// `/ru/road-maps?x` becomes `/road-maps?x` with the language remembered.
fn cut_language(mut request: Request) -> Request {
    let path = request.uri().path();
    let Some(rest) = path.strip_prefix('/') else {
        return request;
    };
    let (first, rest) = rest.split_once('/').unwrap_or((rest, ""));
    let Ok(locale) = first.parse::<Locale>() else {
        return request;
    };
    let query = request
        .uri()
        .query()
        .map(|q| format!("?{q}"))
        .unwrap_or_default();
    if let Ok(uri) = format!("/{rest}{query}").parse::<Uri>() {
        *request.uri_mut() = uri;
        request.extensions_mut().insert(LanguageInPath(locale));
    }
    request
}

/// Finds out who asks, in which language, and leaves it for the handlers.
async fn recognise(
    Extract(kernel): Extract<Arc<Kernel>>,
    mut request: Request,
    next: Next,
) -> Response {
    let in_path = request.extensions().get::<LanguageInPath>().copied();
    let locale = in_path.map_or_else(|| language_of(&request), |l| l.0);
    let request_id = request
        .extensions()
        .get::<RequestId>()
        .map(|id| id.0.clone())
        .unwrap_or_default();
    let path = request
        .uri()
        .path_and_query()
        .map_or_else(|| "/".to_owned(), |path| path.as_str().to_owned());
    let origin = origin_of(&request, kernel.config.behind_proxy);
    let mut ctx = kernel.acting(Viewer::visitor(), locale);
    ctx.request_id.clone_from(&request_id);
    ctx.origin.clone_from(&origin);
    ctx.path.clone_from(&path);
    let bearer = bearer_of(&path, request.headers());
    if let Some(token) = bearer {
        // A token is sent on purpose, never by a page of another site behind somebody's back.
        request.headers_mut().remove(header::ORIGIN);
        request.headers_mut().remove("sec-fetch-site");
        match by_token(&ctx, &token, request.method()).await {
            Ok(Ok(viewer)) => ctx.viewer = viewer,
            Ok(Err(refusal)) => return refusal,
            Err(error) => return error.into_response(),
        }
    } else if !path.starts_with("/assets/") && !is_nameless(&path) {
        let recognised = match accounts::recognise(&ctx, request.headers()).await {
            Ok(recognised) => recognised,
            Err(error) => return error.into_response(),
        };
        match acting(&ctx, recognised.viewer).await {
            Ok(viewer) => ctx.viewer = viewer,
            Err(error) => return error.into_response(),
        }
        if recognised.must_set_up && !is_open_without_second_factor(&path) {
            return to_second_factor(&ctx, request.method(), &path);
        }
    }
    let nameless = is_nameless(&path);
    let remember = in_path.is_some() && cookie_language(&request) != Some(locale) && !nameless;
    let is_page = !path.starts_with("/api/") && !path.starts_with("/assets/");
    request.extensions_mut().insert(Asked {
        locale,
        viewer: ctx.viewer.clone(),
        request_id,
        path,
        origin,
    });
    let mut response = next.run(request).await;
    response.extensions_mut().insert(ForErrors(ctx));
    if is_page {
        response.headers_mut().append(
            header::VARY,
            HeaderValue::from_static("Accept-Language, Cookie"),
        );
        if remember
            && let Ok(value) = HeaderValue::from_str(&format!(
                "{LANGUAGE_COOKIE}={locale}; Path=/; Max-Age=31536000; SameSite=Lax"
            ))
        {
            response.headers_mut().append(header::SET_COOKIE, value);
        }
    }
    response
}

/// The viewer with the organisation for which they act and what they may see by it.
async fn acting(ctx: &Ctx, viewer: Viewer) -> Result<Viewer, Error> {
    let viewer = body::acting_for(ctx, viewer).await?;
    channel::holding(ctx, viewer).await
}

/// Where nobody is recognised, no cookie is set, nothing is kept in a cache and nothing is written to the log: people
/// write there who must not be found.
fn is_nameless(path: &str) -> bool {
    let path = path.split('?').next().unwrap_or_default();
    path.strip_prefix(channel::NAMELESS)
        .is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
}

/// The token of a request to the API: there the cookie counts for nothing beside it, and elsewhere a token does not.
fn bearer_of(path: &str, headers: &HeaderMap) -> Option<String> {
    if !path.starts_with("/api/") {
        return None;
    }
    let sent = headers.get(header::AUTHORIZATION)?.as_bytes();
    let (scheme, token) = match sent.iter().position(|byte| *byte == b' ') {
        Some(at) => sent.split_at(at),
        None => (sent, &[][..]),
    };
    // What is no text is no token of ours, and is answered as any other that does not work.
    let token = std::str::from_utf8(token).unwrap_or_default().trim();
    scheme
        .eq_ignore_ascii_case(b"bearer")
        .then(|| token.to_owned())
}

/// Who asks by a token, or the answer that refuses it.
async fn by_token(
    ctx: &Ctx,
    token: &str,
    method: &Method,
) -> Result<Result<Viewer, Response>, Error> {
    let (viewer, writes) = match accounts::recognise_token(ctx, token).await? {
        Some(Holder::Person { viewer, writes }) => {
            (Some(body::acting_for(ctx, viewer).await?), writes)
        }
        Some(Holder::Organisation(id)) => (body::machine_of(ctx, id).await?, false),
        None => (None, false),
    };
    Ok(match viewer {
        None => Err(refuse_token(
            ctx,
            StatusCode::UNAUTHORIZED,
            "accounts-token-not-good",
            "Bearer",
        )),
        Some(_) if !writes && !matches!(*method, Method::GET | Method::HEAD) => Err(refuse_token(
            ctx,
            StatusCode::FORBIDDEN,
            "accounts-token-reads-only",
            "Bearer error=\"insufficient_scope\", scope=\"write\"",
        )),
        Some(viewer) => Ok(viewer),
    })
}

fn refuse_token(ctx: &Ctx, status: StatusCode, key: &str, how: &'static str) -> Response {
    let mut response = Problem::saying(ctx, status, key).respond();
    let headers = response.headers_mut();
    headers.insert(header::WWW_AUTHENTICATE, HeaderValue::from_static(how));
    response
}

/// The network of whoever asks: the first 24 bits of an address of version 4, 56 of version 6, so that somebody with
/// a whole network of addresses has no more tries than others.
fn origin_of(request: &Request, behind_proxy: bool) -> String {
    let forwarded = || {
        let header = request
            .headers()
            .get_all("x-forwarded-for")
            .iter()
            .next_back()?;
        header
            .to_str()
            .ok()?
            .rsplit(',')
            .next()?
            .trim()
            .parse()
            .ok()
    };
    let address = if behind_proxy {
        forwarded()
    } else {
        let peer = request.extensions().get::<ConnectInfo<SocketAddr>>();
        peer.map(|peer| peer.0.ip())
    };
    address.map(network_of).unwrap_or_default()
}

fn network_of(address: IpAddr) -> String {
    match address.to_canonical() {
        IpAddr::V4(v4) => {
            let [a, b, c, _] = v4.octets();
            format!("{a}.{b}.{c}.0/24")
        }
        IpAddr::V6(v6) => {
            let network = v6.to_bits() & (u128::MAX << 72);
            format!("{}/56", std::net::Ipv6Addr::from_bits(network))
        }
    }
}

fn is_open_without_second_factor(path: &str) -> bool {
    let plain = path.split('?').next().unwrap_or_default();
    accounts::WITHOUT_SECOND_FACTOR
        .iter()
        .any(|open| plain == *open || plain.strip_prefix(open).is_some_and(|r| r.starts_with('/')))
}

/// Whoever still has to set a second factor up is led there; nothing else is done.
fn to_second_factor(ctx: &Ctx, method: &Method, path: &str) -> Response {
    let is_page = !path.starts_with("/api/");
    if method == Method::GET && is_page {
        return see_other(ctx, "/account/second-factor");
    }
    let mut response = Error::Forbidden.into_response();
    response.extensions_mut().insert(ForErrors(ctx.clone()));
    response
}

#[derive(Clone)]
struct ForErrors(Ctx);

#[derive(Clone)]
struct RequestId(String);

fn cookie_language(request: &Request) -> Option<Locale> {
    axum_extra::extract::CookieJar::from_headers(request.headers())
        .get(LANGUAGE_COOKIE)
        .and_then(|cookie| cookie.value().parse().ok())
}

/// Cookie, then browser, then English.
fn language_of(request: &Request) -> Locale {
    cookie_language(request)
        .or_else(|| {
            request
                .headers()
                .get(header::ACCEPT_LANGUAGE)
                .and_then(|v| v.to_str().ok())
                .and_then(Locale::from_accept_language)
        })
        .unwrap_or_default()
}

/// Gives the request an id, logs it without personal data, writes error bodies and security headers.
async fn outermost(
    Extract(kernel): Extract<Arc<Kernel>>,
    mut request: Request,
    next: Next,
) -> Response {
    let id: String = kernel
        .random
        .bytes::<8>()
        .iter()
        .map(|b| format!("{b:02x}"))
        .collect();
    request.extensions_mut().insert(RequestId(id.clone()));
    let method = request.method().clone();
    let path = request.uri().path().to_owned();
    let is_api = path.starts_with("/api/");
    let nameless = is_nameless(&path);
    let span = tracing::info_span!("request", id = %id);
    let started =
        std::time::Duration::from_micros(u64::try_from(kernel.clock.now().micros()).unwrap_or(0));
    let mut response = next.run(request).instrument(span.clone()).await;
    let took =
        std::time::Duration::from_micros(u64::try_from(kernel.clock.now().micros()).unwrap_or(0))
            .saturating_sub(started);
    let status = response.status();
    if status.is_client_error() || status.is_server_error() {
        response = span.in_scope(|| explain(&kernel, response, is_api, &id));
    }
    // The query is left out: it may hold what a person looked for.
    let path = without_secret(&path);
    if nameless {
        response
            .headers_mut()
            .insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    } else {
        tracing::info!(parent: &span, %method, path, status = status.as_u16(), ms = took.as_millis() as u64, "answered");
    }
    secure(&mut response, &id);
    response
}

/// A link that lets somebody in is no matter of a log.
fn without_secret(path: &str) -> &str {
    const WITH_SECRET: &str = "/invitations/";
    match path.find(WITH_SECRET) {
        Some(at) => &path[..at + WITH_SECRET.len()],
        None => path,
    }
}

/// Turns a bare status into a page or a problem document.
fn explain(kernel: &Arc<Kernel>, mut response: Response, is_api: bool, id: &str) -> Response {
    let ctx = response.extensions_mut().remove::<ForErrors>().map_or_else(
        || {
            let mut ctx = kernel.acting(Viewer::visitor(), Locale::default());
            ctx.request_id = id.to_owned();
            ctx
        },
        |found| found.0,
    );
    let error = match response.extensions_mut().remove::<Error>() {
        Some(error) => error,
        // Statuses that axum or a layer gave without our error, and without a page of ours.
        None if has_page(&response) => return response,
        None => match response.status() {
            StatusCode::NOT_FOUND | StatusCode::METHOD_NOT_ALLOWED => Error::NotFound,
            StatusCode::FORBIDDEN => Error::Forbidden,
            StatusCode::PAYLOAD_TOO_LARGE => Error::TooLarge {
                limit_bytes: kernel.config.upload_limit_bytes(),
            },
            status if status.is_server_error() => Error::internal(format!("bare status {status}")),
            _ => kenes_kernel::error::Refusal::new("error-bad-request").into(),
        },
    };
    if let Error::Internal(cause) = &error {
        tracing::error!(%cause, "internal error");
    }
    let kept = response.headers().get(header::SET_COOKIE).cloned();
    let mut explained = if is_api {
        Problem::of(&ctx, &error).respond()
    } else {
        portal::error_page(&ctx, &error)
    };
    if let Some(cookie) = kept {
        explained.headers_mut().append(header::SET_COOKIE, cookie);
    }
    if let Error::TooMany {
        retry_after_seconds,
    } = error
    {
        explained
            .headers_mut()
            .insert(header::RETRY_AFTER, HeaderValue::from(retry_after_seconds));
    }
    explained
}

fn has_page(response: &Response) -> bool {
    response
        .headers()
        .get(header::CONTENT_TYPE)
        .is_some_and(|v| {
            let v = v.as_bytes();
            v.starts_with(b"text/html")
                || v.starts_with(b"application/problem+json")
                || v.starts_with(b"application/json")
        })
}

fn secure(response: &mut Response<Body>, id: &str) {
    const POLICY: &str = "default-src 'self'; img-src 'self' data:; style-src 'self'; script-src 'self'; font-src 'self'; connect-src 'self'; object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'";
    let headers = response.headers_mut();
    headers.insert(
        header::CONTENT_SECURITY_POLICY,
        HeaderValue::from_static(POLICY),
    );
    headers.insert(
        header::X_CONTENT_TYPE_OPTIONS,
        HeaderValue::from_static("nosniff"),
    );
    headers.insert(
        header::REFERRER_POLICY,
        HeaderValue::from_static("same-origin"),
    );
    headers.insert(header::X_FRAME_OPTIONS, HeaderValue::from_static("DENY"));
    headers.insert(
        HeaderName::from_static("cross-origin-opener-policy"),
        HeaderValue::from_static("same-origin"),
    );
    if let Ok(value) = HeaderValue::from_str(id) {
        headers.insert(HeaderName::from_static("x-request-id"), value);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_network_is_a_prefix() {
        for (address, network) in [
            ("203.0.113.77", "203.0.113.0/24"),
            ("::ffff:203.0.113.77", "203.0.113.0/24"),
            ("2001:db8:1:2ff::1", "2001:db8:1:200::/56"),
        ] {
            assert_eq!(network_of(address.parse().unwrap()), network);
        }
    }

    #[test]
    fn the_header_of_a_proxy_is_believed_only_where_there_is_one_and_only_its_own_entry() {
        let request = Request::builder()
            .header("x-forwarded-for", "198.51.100.1, 203.0.113.77")
            .body(Body::empty())
            .unwrap();
        assert_eq!(origin_of(&request, true), "203.0.113.0/24");
        assert_eq!(origin_of(&request, false), "");
    }

    #[test]
    fn a_token_counts_for_the_api_alone() {
        let of = |path: &str, sent: &str| {
            let mut headers = HeaderMap::new();
            headers.insert(header::AUTHORIZATION, sent.parse().unwrap());
            bearer_of(path, &headers)
        };
        assert_eq!(of("/api/v1/duties", "Bearer x"), Some("x".into()));
        assert_eq!(of("/api/v1/duties", "bearer  x "), Some("x".into()));
        assert_eq!(of("/api/v1/duties", "Bearer"), Some(String::new()));
        assert_eq!(of("/api/v1/duties", "Basic x"), None);
        assert_eq!(of("/account", "Bearer x"), None);
        assert_eq!(of("/apix", "Bearer x"), None);
        assert_eq!(bearer_of("/api/v1/duties", &HeaderMap::new()), None);
    }

    #[test]
    fn where_people_write_unseen_nobody_is_recognised() {
        for path in ["/protected", "/protected/ombudsman", "/protected?x=1"] {
            assert!(is_nameless(path), "{path}");
        }
        for path in ["/", "/channels", "/protectedness", "/api/protected"] {
            assert!(!is_nameless(path), "{path}");
        }
    }

    #[test]
    fn a_link_that_lets_somebody_in_is_not_logged() {
        assert_eq!(without_secret("/ru/invitations/abc"), "/ru/invitations/");
        assert_eq!(without_secret("/recommendations"), "/recommendations");
    }
}
