-- What the kernel stands on: access, journal, events, jobs, files, links, counters.

CREATE TABLE audiences (
    id bigint NOT NULL PRIMARY KEY,
    kind {key} NOT NULL,
    subject {id}
)
;;
CREATE TABLE counters (
    name {key} PRIMARY KEY,
    next bigint NOT NULL
)
;;
CREATE TABLE journal_head (
    id bigint NOT NULL PRIMARY KEY,
    size bigint NOT NULL,
    root {key} NOT NULL,
    frontier {blob} NOT NULL,
    event_seq bigint NOT NULL
)
;;
CREATE TABLE journal_entries (
    seq bigint NOT NULL PRIMARY KEY,
    at bigint NOT NULL,
    subject_kind {key} NOT NULL,
    subject {id},
    verb {key} NOT NULL,
    actor {id},
    audience_id bigint NOT NULL REFERENCES audiences (id),
    removes boolean NOT NULL,
    leaf {blob} NOT NULL,
    body {blob} NOT NULL
)
;;
CREATE INDEX journal_entries_by_subject ON journal_entries (subject, seq)
;;
-- The openings of sealed fields; erasing deletes them, and the tree still verifies.
CREATE TABLE journal_openings (
    seq bigint NOT NULL REFERENCES journal_entries (seq),
    field {key} NOT NULL,
    salt {blob} NOT NULL,
    value text NOT NULL,
    PRIMARY KEY (seq, field)
)
;;
-- The rows of a bulk import, which is one entry over a Merkle root of them.
CREATE TABLE journal_rows (
    seq bigint NOT NULL REFERENCES journal_entries (seq),
    n bigint NOT NULL,
    subject_kind {key} NOT NULL,
    subject {id} NOT NULL,
    salt {blob} NOT NULL,
    leaf {blob} NOT NULL,
    marks {blob} NOT NULL,
    removed_by bigint,
    PRIMARY KEY (seq, n)
)
;;
CREATE INDEX journal_rows_by_subject ON journal_rows (subject, seq)
;;
CREATE TABLE events (
    seq bigint NOT NULL PRIMARY KEY,
    at bigint NOT NULL,
    kind {key} NOT NULL,
    subject_kind {key} NOT NULL,
    subject {id},
    audience_id bigint NOT NULL REFERENCES audiences (id),
    entry bigint NOT NULL
)
;;
CREATE TABLE jobs (
    id {id} NOT NULL PRIMARY KEY,
    kind {key} NOT NULL,
    payload text NOT NULL,
    state {key} NOT NULL,
    attempts integer NOT NULL,
    run_at bigint NOT NULL,
    lease_until bigint,
    created_at bigint NOT NULL,
    created_by {id},
    finished_at bigint,
    progress_done bigint NOT NULL,
    progress_total bigint NOT NULL,
    progress_step text NOT NULL,
    last_error text,
    audience_id bigint NOT NULL REFERENCES audiences (id),
    result_path text
)
;;
CREATE INDEX jobs_by_state ON jobs (state, run_at)
;;
CREATE TABLE attachments (
    id {id} NOT NULL PRIMARY KEY,
    name text NOT NULL,
    content_type {key} NOT NULL,
    size bigint NOT NULL,
    sha256 {key} NOT NULL,
    audience_id bigint NOT NULL REFERENCES audiences (id),
    created_at bigint NOT NULL,
    created_by {id}
)
;;
CREATE TABLE traces (
    id {id} NOT NULL PRIMARY KEY,
    from_kind {key} NOT NULL,
    from_id {id} NOT NULL,
    from_reference {key} NOT NULL,
    to_kind {key} NOT NULL,
    to_id {id} NOT NULL,
    to_reference {key} NOT NULL,
    verb {key} NOT NULL,
    at bigint NOT NULL,
    audience_id bigint NOT NULL REFERENCES audiences (id)
)
;;
CREATE INDEX traces_by_from ON traces (from_id)
;;
CREATE INDEX traces_by_to ON traces (to_id)
;;
CREATE TABLE idempotency_keys (
    owner {key} NOT NULL,
    key {key} NOT NULL,
    request {key} NOT NULL,
    status integer NOT NULL,
    body text NOT NULL,
    at bigint NOT NULL,
    PRIMARY KEY (owner, key)
)
;;
INSERT INTO audiences (id, kind) VALUES (1, 'public'), (2, 'members_and_observers'), (3, 'members'), (4, 'secretariat')
