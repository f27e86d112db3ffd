//! The /design page: every part in all its states.

use askama::Template;
use kenes_kernel::page::Shell;

struct Link {
    href: String,
    label: String,
    current: bool,
}
struct Tag {
    kind: &'static str,
    label: String,
}
struct Message {
    kind: &'static str,
    title: String,
    text: String,
}
struct FieldProblem {
    field: &'static str,
    text: String,
}
struct Choice {
    value: &'static str,
    label: String,
    selected: bool,
}
struct Facet {
    legend: String,
    name: &'static str,
    options: Vec<FacetOption>,
}
struct FacetOption {
    value: &'static str,
    label: String,
    count: i64,
    checked: bool,
}
struct Card {
    id: String,
    href: String,
    reference: String,
    title: String,
    sentence: String,
    tags: Vec<Tag>,
    summary: String,
    asks: Vec<Excerpt>,
}
struct Excerpt {
    text: String,
    lang: &'static str,
}
struct Pager {
    previous: String,
    next: String,
    from: i64,
    to: i64,
    total: i64,
}
struct Column {
    label: String,
    sort_href: String,
    sort: &'static str,
    numeric: bool,
}
struct Row {
    name: String,
    received: i64,
    supported: i64,
    kind: &'static str,
    state: String,
}
struct Point {
    label: String,
    href: String,
    text: String,
    state: &'static str,
}
struct TraceGroup {
    label: String,
    links: Vec<TraceLink>,
    day: String,
}
struct TraceLink {
    href: String,
    reference: String,
    title: String,
}
struct Job {
    id: String,
    title: String,
    state: &'static str,
    state_label: String,
    sentence: String,
    done: i64,
    total: i64,
    events: String,
}
struct Part {
    kind: &'static str,
    text: String,
}

#[derive(Template)]
#[template(path = "design.html")]
pub struct Design {
    shell: Shell,
    crumbs: Vec<Link>,
    tabs: Vec<Link>,
    states: Vec<Tag>,
    errors: Vec<FieldProblem>,
    callouts: Vec<Message>,
    choices: Vec<Choice>,
    facets: Vec<Facet>,
    cards: Vec<Card>,
    pager: Pager,
    columns: Vec<Column>,
    rows: Vec<Row>,
    points: Vec<Point>,
    sources: Vec<TraceGroup>,
    results: Vec<TraceGroup>,
    stages: Vec<Tag>,
    jobs: Vec<Job>,
    parts: Vec<Part>,
}

impl Design {
    pub fn new(shell: Shell) -> Self {
        let w = |key: &str| shell.say(&format!("web-design-{key}"));
        let link = |key: &str, href: &str, current| Link {
            href: href.into(),
            label: w(key),
            current,
        };
        let tag = |kind, key: &str| Tag {
            kind,
            label: w(key),
        };
        let message = |kind: &'static str| Message {
            kind,
            title: w(&format!("callout-{kind}-title")),
            text: w(&format!("callout-{kind}")),
        };
        let choice = |value, key: &str, selected| Choice {
            value,
            label: w(key),
            selected,
        };
        let option = |value, label, count, checked| FacetOption {
            value,
            label,
            count,
            checked,
        };
        let position = |kind: &str| shell.say(&format!("web-position-{kind}"));
        let card = |reference: &str, title: &str, sentence: &str, tags| Card {
            href: shell.url("/design"),
            reference: reference.into(),
            title: w(title),
            sentence: w(sentence),
            tags,
            id: format!("card-{reference}"),
            summary: String::new(),
            asks: ["card-ask-1", "card-ask-2"]
                .map(|key| Excerpt {
                    text: w(key),
                    lang: shell.lang(),
                })
                .into(),
        };
        let link_to = |reference: &str, title: &str| TraceLink {
            href: shell.url("/design"),
            reference: reference.into(),
            title: title.into(),
        };
        let column = |key: &str, href: &str, sort, numeric| Column {
            label: w(key),
            sort_href: href.into(),
            sort,
            numeric,
        };
        let point = |year: &str, state| Point {
            label: year.into(),
            href: shell.url("/design"),
            text: w(&format!("point-{year}")),
            state,
        };
        let job = |state: &'static str, done, total| Job {
            id: state.into(),
            title: w("job-title"),
            state,
            state_label: w(&format!("job-state-{state}")),
            sentence: w(&format!("job-{state}")),
            done,
            total,
            events: String::new(),
        };
        let part = |kind, key: &str| Part { kind, text: w(key) };
        Self {
            crumbs: vec![
                link("home", &shell.url("/"), false),
                link("title", &shell.url("/design"), false),
            ],
            tabs: vec![
                link("tab-all", "#content", true),
                link("tab-forms", "#forms", false),
                link("tab-tables", "#tables", false),
            ],
            states: vec![
                tag("draft", "state-draft"),
                tag("waiting", "state-waiting"),
                tag("overdue", "state-overdue"),
                tag("fulfilled", "state-fulfilled"),
                tag("declined", "state-declined"),
                tag("stale", "state-stale"),
                tag("restricted", "state-restricted"),
                tag("public", "state-public"),
                tag("unknown", "state-unknown"),
            ],
            errors: vec![
                FieldProblem {
                    field: "due",
                    text: w("error-due"),
                },
                FieldProblem {
                    field: "decision",
                    text: w("error-decision"),
                },
            ],
            callouts: ["success", "info", "error", "waits", "danger"]
                .map(message)
                .into(),
            choices: vec![
                choice("justice", "choice-justice", false),
                choice("interior", "choice-interior", false),
                choice("health", "choice-health", false),
            ],
            facets: vec![
                Facet {
                    legend: w("facet-mechanism"),
                    name: "mechanism",
                    options: vec![
                        option("upr", w("facet-upr"), 198, true),
                        option("cat", w("facet-cat"), 41, false),
                        option("crpd", w("facet-crpd"), 28, false),
                    ],
                },
                Facet {
                    legend: w("facet-position"),
                    name: "position",
                    options: vec![
                        option("supported", position("supported"), 269, false),
                        option("noted", position("noted"), 58, false),
                    ],
                },
            ],
            cards: vec![
                card(
                    "RM-17",
                    "card-title",
                    "card-sentence",
                    vec![tag("draft", "state-draft")],
                ),
                card(
                    "RM-04",
                    "card-title-2",
                    "card-sentence-2",
                    vec![tag("draft", "state-draft"), tag("stale", "state-stale")],
                ),
            ],
            pager: Pager {
                previous: shell.url("/design?page=1"),
                next: shell.url("/design?page=3"),
                from: 26,
                to: 50,
                total: 327,
            },
            columns: vec![
                column("column-cycle", "?sort=cycle", "ascending", false),
                column("column-received", "?sort=received", "none", true),
                column("column-supported", "?sort=supported", "none", true),
                column("column-state", "", "none", false),
            ],
            rows: vec![
                Row {
                    name: w("row-third"),
                    received: 245,
                    supported: 214,
                    kind: "done",
                    state: w("plan-done"),
                },
                Row {
                    name: w("row-fourth"),
                    received: 294,
                    supported: 259,
                    kind: "in-progress",
                    state: w("plan-in-progress"),
                },
            ],
            points: vec![
                point("2010", "supported"),
                point("2014", "noted"),
                point("2019", "partly"),
                point("2025", "supported"),
            ],
            sources: vec![
                TraceGroup {
                    label: w("trace-statement"),
                    links: vec![link_to("S-208", &w("trace-statement-title"))],
                    day: w("trace-day"),
                },
                TraceGroup {
                    label: w("trace-decision"),
                    links: vec![link_to("M-43", &w("trace-decision-title"))],
                    day: w("trace-day"),
                },
                TraceGroup {
                    label: w("trace-recommendations"),
                    links: ["R-0050", "R-0142", "R-0194"]
                        .map(|r| link_to(r, ""))
                        .into(),
                    day: String::new(),
                },
            ],
            results: vec![],
            stages: vec![
                tag("draft", "stage-voiced"),
                tag("draft", "stage-study"),
                tag("draft", "stage-draft"),
                tag("draft", "stage-signed"),
            ],
            jobs: vec![
                job("waiting", 0, 0),
                job("running", 214, 327),
                job("done", 327, 327),
                job("failed", 214, 327),
            ],
            parts: vec![
                part("same", "diff-same-1"),
                part("removed", "diff-removed"),
                part("added", "diff-added"),
                part("same", "diff-same-2"),
            ],
            shell,
        }
    }
}
