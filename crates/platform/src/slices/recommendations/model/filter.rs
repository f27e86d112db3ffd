//! The state of the register in its address: search, facets, sort, place.

use super::LabelKind;
use std::collections::BTreeMap;

/// A question by which the register is narrowed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Facet {
    Mechanism,
    Position,
    RoadMap,
    Theme,
    Group,
    Document,
    Cycle,
    Country,
    State,
    Sdg,
    Language,
}

impl Facet {
    /// In the order of the page.
    pub const ALL: [Self; 11] = [
        Self::Mechanism,
        Self::Position,
        Self::RoadMap,
        Self::Theme,
        Self::Group,
        Self::Document,
        Self::Cycle,
        Self::Country,
        Self::State,
        Self::Sdg,
        Self::Language,
    ];

    /// The parameter's name in the address.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Mechanism => "mechanism",
            Self::Position => "position",
            Self::RoadMap => "road_map",
            Self::Theme => "theme",
            Self::Group => "group",
            Self::Document => "document",
            Self::Cycle => "cycle",
            Self::Country => "country",
            Self::State => "state",
            Self::Sdg => "sdg",
            Self::Language => "language",
        }
    }

    /// The kind of label that the question is about.
    #[must_use]
    pub const fn label(self) -> Option<LabelKind> {
        match self {
            Self::Theme => Some(LabelKind::Theme),
            Self::Group => Some(LabelKind::Group),
            Self::State => Some(LabelKind::State),
            Self::Sdg => Some(LabelKind::Sdg),
            _ => None,
        }
    }

    /// The word key of the question.
    #[must_use]
    pub const fn key(self) -> &'static str {
        match self {
            Self::Mechanism => "recommendations-facet-mechanism",
            Self::Position => "recommendations-facet-position",
            Self::RoadMap => "recommendations-facet-road-map",
            Self::Theme => "recommendations-facet-theme",
            Self::Group => "recommendations-facet-group",
            Self::Document => "recommendations-facet-document",
            Self::Cycle => "recommendations-facet-cycle",
            Self::Country => "recommendations-facet-country",
            Self::State => "recommendations-facet-state",
            Self::Sdg => "recommendations-facet-sdg",
            Self::Language => "recommendations-facet-language",
        }
    }
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Sort {
    #[default]
    Number,
    Newest,
    Oldest,
}

impl Sort {
    pub const ALL: [Self; 3] = [Self::Number, Self::Newest, Self::Oldest];

    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Number => "number",
            Self::Newest => "newest",
            Self::Oldest => "oldest",
        }
    }

    #[must_use]
    pub const fn key(self) -> &'static str {
        match self {
            Self::Number => "recommendations-sort-number",
            Self::Newest => "recommendations-sort-newest",
            Self::Oldest => "recommendations-sort-oldest",
        }
    }
}

/// The value of a facet that stands for "not known".
pub const UNKNOWN: &str = "unknown";

/// Values of one facet that are read; more in an address are left out.
const MOST_VALUES: usize = 50;

/// What is asked of the register.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Filter {
    /// What is searched for; empty for everything.
    pub search: String,
    pub values: BTreeMap<Facet, Vec<String>>,
    pub sort: Sort,
    /// The cursor of the page before; empty on the first page.
    pub after: String,
    /// The facet whose values are all shown.
    pub all_of: Option<Facet>,
}

impl Filter {
    /// Reads the query of an address. Unknown names are left out: old links keep working.
    #[must_use]
    pub fn from_query(query: &str) -> Self {
        let mut filter = Self::default();
        let pairs: Vec<(String, String)> = serde_urlencoded::from_str(query).unwrap_or_default();
        for (name, value) in pairs {
            let value = kenes_kernel::form::line(&value);
            if value.is_empty() {
                continue;
            }
            match name.as_str() {
                "q" => filter.search = value.chars().take(1000).collect(),
                "sort" => {
                    filter.sort = Sort::ALL
                        .into_iter()
                        .find(|sort| sort.code() == value)
                        .unwrap_or_default();
                }
                "after" => filter.after = value,
                "all" => filter.all_of = Facet::ALL.into_iter().find(|f| f.code() == value),
                name => {
                    if let Some(facet) = Facet::ALL.into_iter().find(|f| f.code() == name) {
                        let values = filter.values.entry(facet).or_default();
                        if !values.contains(&value) && values.len() < MOST_VALUES {
                            values.push(value);
                        }
                    }
                }
            }
        }
        filter
    }

    /// The query of an address that reads back as this filter; empty for the whole register.
    #[must_use]
    pub fn to_query(&self) -> String {
        let mut pairs: Vec<(&str, &str)> = Vec::new();
        if !self.search.is_empty() {
            pairs.push(("q", &self.search));
        }
        for (facet, values) in &self.values {
            pairs.extend(values.iter().map(|value| (facet.code(), value.as_str())));
        }
        if self.sort != Sort::default() {
            pairs.push(("sort", self.sort.code()));
        }
        if let Some(facet) = self.all_of {
            pairs.push(("all", facet.code()));
        }
        if !self.after.is_empty() {
            pairs.push(("after", &self.after));
        }
        serde_urlencoded::to_string(pairs).unwrap_or_default()
    }

    /// The same filter from its first page.
    #[must_use]
    pub fn first_page(&self) -> Self {
        Self {
            after: String::new(),
            ..self.clone()
        }
    }

    /// The address of `path` with this filter.
    #[must_use]
    pub fn address(&self, path: &str) -> String {
        let query = self.to_query();
        if query.is_empty() {
            path.to_owned()
        } else {
            format!("{path}?{query}")
        }
    }

    #[must_use]
    pub fn chosen(&self, facet: Facet) -> &[String] {
        self.values.get(&facet).map_or(&[], Vec::as_slice)
    }

    /// Whether nothing is asked but the whole register.
    #[must_use]
    pub fn is_whole(&self) -> bool {
        self.search.is_empty() && self.values.is_empty()
    }

    /// A filter of one value.
    #[must_use]
    pub fn of(facet: Facet, value: &str) -> Self {
        Self {
            values: BTreeMap::from([(facet, vec![value.to_owned()])]),
            ..Self::default()
        }
    }
}
