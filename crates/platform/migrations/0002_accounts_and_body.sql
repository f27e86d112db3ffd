-- Organisations, people and their sign-in, in a first form.

CREATE TABLE organisations (
    id {id} NOT NULL PRIMARY KEY,
    key {key} NOT NULL UNIQUE,
    kind {key} NOT NULL,
    sector {key} NOT NULL,
    name text NOT NULL,
    sort_kk {blob} NOT NULL,
    sort_ru {blob} NOT NULL,
    sort_en {blob} NOT NULL,
    audience_id bigint NOT NULL REFERENCES audiences (id),
    from_day {key} NOT NULL,
    until_day {key},
    version bigint NOT NULL,
    created_at bigint NOT NULL
)
;;
CREATE TABLE people (
    id {id} NOT NULL PRIMARY KEY,
    handle {key} NOT NULL UNIQUE,
    name text NOT NULL,
    role {key} NOT NULL,
    password_hash text,
    demonstration boolean NOT NULL,
    what_to_try text,
    erased_at bigint,
    audience_id bigint NOT NULL REFERENCES audiences (id),
    version bigint NOT NULL,
    created_at bigint NOT NULL
)
;;
CREATE TABLE sessions (
    token_hash {key} PRIMARY KEY,
    person_id {id} NOT NULL REFERENCES people (id),
    created_at bigint NOT NULL,
    last_used_at bigint NOT NULL,
    ended_at bigint
)
;;
CREATE INDEX sessions_by_person ON sessions (person_id)
;;
CREATE TABLE sign_in_attempts (
    handle {key} NOT NULL,
    at bigint NOT NULL
)
;;
CREATE INDEX sign_in_attempts_by_handle ON sign_in_attempts (handle, at)
;;
-- Who acts for which organisation, from a day until another.
CREATE TABLE memberships (
    id {id} NOT NULL PRIMARY KEY,
    person_id {id} NOT NULL REFERENCES people (id),
    organisation_id {id} NOT NULL REFERENCES organisations (id),
    from_day {key} NOT NULL,
    until_day {key}
)
;;
CREATE INDEX memberships_by_person ON memberships (person_id)
