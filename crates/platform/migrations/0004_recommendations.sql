-- One register of recommendations for all origins.

CREATE TABLE mechanisms (
    code {key} PRIMARY KEY,
    family {key} NOT NULL,
    name text NOT NULL,
    restricted boolean NOT NULL,
    sort integer NOT NULL
)
;;
CREATE TABLE documents (
    id {id} NOT NULL PRIMARY KEY,
    mechanism {key} NOT NULL,
    symbol {key} NOT NULL,
    country {key} NOT NULL,
    date {key},
    audience_id bigint NOT NULL REFERENCES audiences (id),
    created_at bigint NOT NULL,
    UNIQUE (mechanism, symbol, country)
)
;;
CREATE TABLE imports (
    id {id} NOT NULL PRIMARY KEY,
    number bigint NOT NULL UNIQUE,
    state {key} NOT NULL,
    format {key} NOT NULL,
    file_name text NOT NULL,
    attachment_id {id} NOT NULL REFERENCES attachments (id),
    sha256 {key} NOT NULL,
    recognised text NOT NULL,
    mapping text NOT NULL,
    read_count bigint NOT NULL,
    new_count bigint NOT NULL,
    changed_count bigint NOT NULL,
    unchanged_count bigint NOT NULL,
    gone_count bigint NOT NULL,
    fault_count bigint NOT NULL,
    audience_id bigint NOT NULL REFERENCES audiences (id),
    created_at bigint NOT NULL,
    created_by {id},
    confirmed_at bigint,
    confirmed_by {id},
    undone_at bigint,
    undone_by {id},
    version bigint NOT NULL
)
;;
CREATE TABLE import_faults (
    import_id {id} NOT NULL REFERENCES imports (id),
    n bigint NOT NULL,
    row_number bigint,
    column_name text,
    cell text,
    code {key} NOT NULL,
    args text NOT NULL,
    set_aside_at bigint,
    set_aside_by {id},
    PRIMARY KEY (import_id, n)
)
;;
-- A mapping of columns that a person confirmed, for the next file with the same header.
CREATE TABLE column_mappings (
    signature {key} PRIMARY KEY,
    mapping text NOT NULL,
    at bigint NOT NULL,
    by_person {id}
)
;;
CREATE TABLE recommendations (
    id {id} NOT NULL PRIMARY KEY,
    row bigint NOT NULL UNIQUE,
    number bigint NOT NULL UNIQUE,
    -- What lists filter and count by stands before the texts, where it is read fastest.
    audience_id bigint NOT NULL REFERENCES audiences (id),
    gone_import_id {id} REFERENCES imports (id),
    mechanism {key} NOT NULL REFERENCES mechanisms (code),
    position {key} NOT NULL,
    cycle integer,
    language {key} NOT NULL,
    symbol {key} NOT NULL,
    country {key} NOT NULL,
    -- Empty when not known, so that one index sorts all rows.
    date {key} NOT NULL,
    import_id {id} REFERENCES imports (id),
    document_id {id} REFERENCES documents (id),
    source_scope {key} NOT NULL,
    source_key {key} NOT NULL,
    -- A hash of the facts as they stand, to tell an unchanged row without reading it.
    fingerprint {key} NOT NULL,
    version bigint NOT NULL,
    created_at bigint NOT NULL,
    kind {key} NOT NULL,
    -- What a special procedure is about; empty for all others.
    subject_matter {key} NOT NULL,
    issuing_body text NOT NULL,
    paragraph {key} NOT NULL,
    heading text NOT NULL,
    session {key} NOT NULL,
    texts text NOT NULL,
    original_text text NOT NULL,
    position_source text NOT NULL,
    assessment_comment text NOT NULL,
    extra text NOT NULL,
    UNIQUE (source_scope, source_key)
)
;;
CREATE INDEX recommendations_by_import ON recommendations (import_id)
;;
CREATE INDEX recommendations_by_symbol ON recommendations (symbol, row)
;;
CREATE INDEX recommendations_by_date ON recommendations (date, row)
;;
-- The order in which rows without a date come last.
CREATE INDEX recommendations_by_late_date ON recommendations ((CASE WHEN date = '' THEN '9999' ELSE date END), row)
;;
CREATE INDEX recommendations_by_country ON recommendations (country, row)
;;
-- SQLite counts the columns of facets from this index alone; PostgreSQL hashes while it reads the table.
@sqlite CREATE INDEX recommendations_by_facets ON recommendations (audience_id, mechanism, position, cycle, language, symbol, country, row)
;;
-- What SQLite asks of the recommendations behind places.
@sqlite CREATE INDEX recommendations_for_places ON recommendations (row, audience_id, gone_import_id, date)
;;
CREATE TABLE asks (
    id {id} NOT NULL PRIMARY KEY,
    recommendation_id {id} NOT NULL REFERENCES recommendations (id),
    row bigint NOT NULL,
    n integer NOT NULL,
    span_start integer NOT NULL,
    span_end integer NOT NULL,
    UNIQUE (recommendation_id, n)
)
;;
CREATE INDEX asks_by_row ON asks (row)
;;
-- Themes, groups of persons, SDGs and recommending States.
CREATE TABLE labels (
    id bigint NOT NULL PRIMARY KEY,
    kind {key} NOT NULL,
    key {key} NOT NULL,
    name text NOT NULL,
    UNIQUE (kind, key)
)
;;
CREATE TABLE recommendation_labels (
    row bigint NOT NULL,
    label_id bigint NOT NULL REFERENCES labels (id),
    n integer NOT NULL,
    PRIMARY KEY (row, label_id)
@sqlite ) WITHOUT ROWID
@postgres )
;;
CREATE INDEX recommendation_labels_by_label ON recommendation_labels (label_id, row)
;;
-- A correction is a new fact with author and reason; the text as imported stays.
CREATE TABLE corrections (
    id {id} NOT NULL PRIMARY KEY,
    recommendation_id {id} NOT NULL REFERENCES recommendations (id),
    field {key} NOT NULL,
    before_value text NOT NULL,
    after_value text NOT NULL,
    reason text NOT NULL,
    import_id {id} REFERENCES imports (id),
    at bigint NOT NULL,
    by_person {id}
)
;;
CREATE INDEX corrections_by_recommendation ON corrections (recommendation_id, at)
;;
@sqlite CREATE VIRTUAL TABLE recommendation_terms USING fts5(terms, content='', contentless_delete=1, tokenize="unicode61 remove_diacritics 0")
@postgres CREATE TABLE recommendation_terms (row bigint PRIMARY KEY, terms tsvector NOT NULL)
;;
@postgres CREATE INDEX recommendation_terms_gin ON recommendation_terms USING gin (terms)
