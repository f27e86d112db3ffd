//! What every page has around it: title, navigation, languages, the person, notices.

use crate::{
    access::Viewer,
    clock::{Day, Instant},
    ctx::Ctx,
    error::{Error, Result},
    form::{FieldError, FieldErrors},
    i18n::{Arg, Locale},
};
use axum::{
    extract::{FromRequestParts, Path},
    response::{IntoResponse, Response},
};
use http::{HeaderValue, StatusCode, header, request::Parts};
use serde::de::DeserializeOwned;

/// What the platform hangs around pages, gathered from all slices.
#[derive(Clone)]
pub struct Chrome {
    pub nav: Vec<NavEntry>,
    /// The address of a bundled file, by its logical name.
    pub asset: fn(&str) -> &'static str,
}

/// An entry of the navigation and who is shown it.
#[derive(Clone, Copy)]
pub struct NavEntry {
    pub href: &'static str,
    pub key: &'static str,
    pub shown_to: fn(&Viewer) -> bool,
}

/// The page's frame, as templates ask it.
#[derive(Clone)]
pub struct Shell {
    ctx: Ctx,
    pub title: String,
    pub site_name: String,
    pub demo: bool,
    /// Path and query without the language.
    pub path: String,
    pub nav: Vec<NavItem>,
    pub languages: Vec<LanguageLink>,
    pub person: Option<PersonLabel>,
    pub notices: Vec<Notice>,
    pub request_id: String,
}

#[derive(Clone, Debug)]
pub struct NavItem {
    pub href: String,
    pub label: String,
    pub current: bool,
}

#[derive(Clone, Debug)]
pub struct LanguageLink {
    pub tag: &'static str,
    pub name: &'static str,
    pub href: String,
    pub current: bool,
}

#[derive(Clone, Debug)]
pub struct PersonLabel {
    pub name: String,
    pub role: String,
}

#[derive(Clone, Debug)]
pub struct Notice {
    /// `success`, `error` or `info`.
    pub kind: &'static str,
    pub text: String,
}

impl Shell {
    /// The frame for this request, titled by the sentence of `title_key`.
    #[must_use]
    pub fn new(ctx: &Ctx, title_key: &str) -> Self {
        Self::titled(ctx, ctx.say(title_key, &[]))
    }

    /// The frame with a title that is content.
    #[must_use]
    pub fn titled(ctx: &Ctx, title: String) -> Self {
        let plain = ctx.path.split('?').next().unwrap_or("/");
        let nav = ctx
            .kernel
            .chrome
            .nav
            .iter()
            .filter(|entry| (entry.shown_to)(&ctx.viewer))
            .map(|entry| NavItem {
                href: localised(ctx.locale, entry.href),
                label: ctx.say(entry.key, &[]),
                current: plain == entry.href
                    || (entry.href != "/" && plain.starts_with(&format!("{}/", entry.href))),
            })
            .collect();
        let languages = Locale::ALL
            .into_iter()
            .map(|locale| LanguageLink {
                tag: locale.tag(),
                name: locale.own_name(),
                href: localised(locale, &ctx.path),
                current: locale == ctx.locale,
            })
            .collect();
        Self {
            title,
            site_name: ctx.kernel.config.name(ctx.locale).to_owned(),
            demo: ctx.kernel.config.demo,
            path: ctx.path.clone(),
            nav,
            languages,
            person: ctx.viewer.person.as_ref().map(|person| PersonLabel {
                name: person.name.clone(),
                role: ctx.say(ctx.viewer.role.key(), &[]),
            }),
            notices: Vec::new(),
            request_id: ctx.request_id.clone(),
            ctx: ctx.clone(),
        }
    }

    #[must_use]
    pub fn with_notice(mut self, kind: &'static str, text: String) -> Self {
        self.notices.push(Notice { kind, text });
        self
    }

    #[must_use]
    pub fn say(&self, key: &str) -> String {
        self.ctx.say(key, &[])
    }

    #[must_use]
    pub fn say_n(&self, key: &str, n: impl Into<Arg>) -> String {
        self.ctx.say(key, &[("n", n.into())])
    }

    #[must_use]
    pub fn say_1(&self, key: &str, name: &str, value: impl Into<Arg>) -> String {
        self.ctx.say(key, &[(name, value.into())])
    }

    #[must_use]
    pub fn say_2(
        &self,
        key: &str,
        name: &str,
        value: impl Into<Arg>,
        name2: &str,
        value2: impl Into<Arg>,
    ) -> String {
        self.ctx
            .say(key, &[(name, value.into()), (name2, value2.into())])
    }

    /// The sentence beside a wrong field.
    #[must_use]
    pub fn say_error(&self, error: &FieldError) -> String {
        let args: Vec<(&str, Arg)> = error
            .args
            .iter()
            .map(|(name, value)| (*name, Arg::Text(value.clone())))
            .collect();
        self.ctx.say(&error.key, &args)
    }

    #[must_use]
    pub fn lang(&self) -> &'static str {
        self.ctx.locale.tag()
    }

    #[must_use]
    pub fn locale(&self) -> Locale {
        self.ctx.locale
    }

    /// The path in the reader's language.
    #[must_use]
    pub fn url(&self, path: &str) -> String {
        localised(self.ctx.locale, path)
    }

    /// The address of a bundled file.
    #[must_use]
    pub fn asset(&self, name: &str) -> &'static str {
        (self.ctx.kernel.chrome.asset)(name)
    }

    #[must_use]
    pub fn number(&self, n: impl Into<Arg>) -> String {
        match n.into() {
            Arg::Number(n) => self.ctx.kernel.words.number(self.ctx.locale, n),
            Arg::Text(text) => text,
        }
    }

    #[must_use]
    pub fn day(&self, day: &Day) -> String {
        self.ctx.kernel.words.day(self.ctx.locale, *day)
    }

    #[must_use]
    pub fn short_day(&self, day: &Day) -> String {
        self.ctx.kernel.words.short_day(self.ctx.locale, *day)
    }

    #[must_use]
    pub fn moment(&self, instant: &Instant) -> String {
        self.ctx
            .kernel
            .words
            .moment(self.ctx.locale, *instant, &self.ctx.kernel.zone)
    }

    /// Whether the person may be shown controls for signing out rather than in.
    #[must_use]
    pub fn is_signed_in(&self) -> bool {
        self.person.is_some()
    }
}

/// A field that could not be taken, with its sentence.
#[derive(Clone, Debug)]
pub struct FormError {
    /// Id of the input.
    pub field: String,
    pub text: String,
}

/// One of several things to choose in a form, as `components.html` draws it.
#[derive(Clone, Debug)]
pub struct Choice {
    /// What the form sends.
    pub value: String,
    /// In the reader's language.
    pub label: String,
    pub selected: bool,
}

/// The errors of a form in the reader's language: all of them above it, each beside its field.
#[derive(Clone, Debug, Default)]
pub struct FormErrors(Vec<FormError>);

impl FormErrors {
    #[must_use]
    pub fn of(shell: &Shell, errors: &FieldErrors) -> Self {
        errors
            .iter()
            .map(|(field, error)| (field.as_str(), shell.say_error(error)))
            .collect()
    }

    /// The same errors, for a page on which each of many items has a field of this name.
    #[must_use]
    pub fn at_item(mut self, field: &str, item: &str) -> Self {
        for error in self.0.iter_mut().filter(|error| error.field == field) {
            error.field = format!("{field}-{item}");
        }
        self
    }

    /// The sentence beside a field; empty when it was taken.
    #[must_use]
    pub fn beside(&self, field: &str) -> &str {
        self.iter()
            .find(|error| error.field == field)
            .map_or("", |error| &error.text)
    }

    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    pub fn iter(&self) -> std::slice::Iter<'_, FormError> {
        self.0.iter()
    }
}

impl<'text> FromIterator<(&'text str, String)> for FormErrors {
    fn from_iter<I: IntoIterator<Item = (&'text str, String)>>(errors: I) -> Self {
        Self(
            errors
                .into_iter()
                .map(|(field, text)| FormError {
                    field: field.to_owned(),
                    text,
                })
                .collect(),
        )
    }
}

/// What stands in the path: a reference, a number, an id. What does not read as one names nothing,
/// so the answer is the one for whatever is not there.
#[derive(Clone, Copy, Debug)]
pub struct At<T>(pub T);

impl<S, T> FromRequestParts<S> for At<T>
where
    S: Send + Sync,
    T: DeserializeOwned + Send,
{
    type Rejection = Error;

    async fn from_request_parts(parts: &mut Parts, state: &S) -> Result<Self> {
        match Path::<T>::from_request_parts(parts, state).await {
            Ok(Path(found)) => Ok(Self(found)),
            Err(_) => Err(Error::NotFound),
        }
    }
}

fn localised(locale: Locale, path: &str) -> String {
    if path.starts_with('/') && !path.starts_with("/api/") && !path.starts_with("/assets/") {
        format!("/{locale}{}", if path == "/" { "" } else { path })
    } else {
        path.to_owned()
    }
}

/// Renders a page.
///
/// # Errors
/// Internal, when the template fails.
pub fn render(page: &impl askama::Template) -> Result<Response> {
    render_with(StatusCode::OK, page)
}

/// Renders a page under a status, such as 422 for a form that came back.
///
/// # Errors
/// Internal, when the template fails.
pub fn render_with(status: StatusCode, page: &impl askama::Template) -> Result<Response> {
    let html = page.render().map_err(Error::internal)?;
    let mut response = (status, axum::response::Html(html)).into_response();
    response.headers_mut().insert(
        header::CACHE_CONTROL,
        HeaderValue::from_static("no-cache, private"),
    );
    Ok(response)
}

/// After a successful form: see other, in the reader's language.
#[must_use]
pub fn see_other(ctx: &Ctx, path: &str) -> Response {
    axum::response::Redirect::to(&localised(ctx.locale, path)).into_response()
}
