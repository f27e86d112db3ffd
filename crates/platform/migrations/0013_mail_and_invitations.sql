-- Mail and invitations: how people come in by themselves, and what is written to them.
-- Upcaster: upcast_person
-- Twin test: a_person_of_the_first_shape_is_proved_by_the_upcaster

-- Where a person is written to, and in which language.
ALTER TABLE people ADD COLUMN mail text
;;
ALTER TABLE people ADD COLUMN language {key}
;;
-- That somebody gave a person another role.
CREATE TABLE role_changes (
    id {id} NOT NULL PRIMARY KEY,
    person_id {id} NOT NULL REFERENCES people (id),
    before_role {key} NOT NULL,
    role {key} NOT NULL,
    -- Empty once the person was erased.
    reason text NOT NULL,
    at bigint NOT NULL,
    by_person {id}
)
;;
CREATE INDEX role_changes_by_person ON role_changes (person_id, at)
;;
-- A link by which a person chooses a password: once, until it expires.
CREATE TABLE invitations (
    id {id} NOT NULL PRIMARY KEY,
    person_id {id} NOT NULL REFERENCES people (id),
    -- invitation, or reset by somebody who forgot their password.
    purpose {key} NOT NULL,
    secret_hash {key} NOT NULL UNIQUE,
    created_at bigint NOT NULL,
    created_by {id},
    expires_at bigint NOT NULL,
    used_at bigint,
    withdrawn_at bigint
)
;;
CREATE INDEX invitations_by_person ON invitations (person_id, created_at)
;;
-- What is limited in number: what was tried, about whom, from which network. Forgotten after an hour.
CREATE TABLE attempts (
    what {key} NOT NULL,
    handle {key} NOT NULL,
    origin {key} NOT NULL,
    at bigint NOT NULL
)
;;
CREATE INDEX attempts_by_handle ON attempts (what, handle, at)
;;
CREATE INDEX attempts_by_origin ON attempts (what, origin, at)
;;
CREATE TABLE mails (
    id {id} NOT NULL PRIMARY KEY,
    person_id {id} NOT NULL REFERENCES people (id),
    kind {key} NOT NULL,
    language {key} NOT NULL,
    -- Emptied when the mail has gone or failed: it may hold a link that lets somebody in.
    subject text NOT NULL,
    body_text text NOT NULL,
    body_html text NOT NULL,
    created_at bigint NOT NULL,
    sent_at bigint,
    failed_at bigint,
    tried_at bigint,
    attempts integer NOT NULL,
    failure {key}
)
;;
CREATE INDEX mails_by_time ON mails (created_at)
;;
CREATE INDEX mails_by_person ON mails (person_id)
