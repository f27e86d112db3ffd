-- Who owes a reply until when, and how the wait ended.

CREATE TABLE duties (
    id {id} NOT NULL PRIMARY KEY,
    number bigint NOT NULL UNIQUE,
    addressee_id {id} NOT NULL REFERENCES organisations (id),
    subject_kind {key} NOT NULL,
    subject_id {id} NOT NULL,
    subject_reference {key} NOT NULL,
    subject_path {key} NOT NULL,
    what text,
    term text NOT NULL,
    asked_day {key} NOT NULL,
    due_day {key} NOT NULL,
    -- Empty while the reply is awaited: the key of the exit that closed the wait.
    exit {key} NOT NULL,
    audience_id bigint NOT NULL REFERENCES audiences (id),
    version bigint NOT NULL,
    created_at bigint NOT NULL,
    created_by {id}
)
;;
CREATE INDEX duties_by_due ON duties (exit, due_day, number)
;;
CREATE INDEX duties_by_subject ON duties (subject_id)
;;
CREATE INDEX duties_by_addressee ON duties (addressee_id)
;;
-- How an addressee left the clock: facts, never overwritten.
CREATE TABLE duty_exits (
    id {id} NOT NULL PRIMARY KEY,
    duty_id {id} NOT NULL REFERENCES duties (id),
    kind {key} NOT NULL,
    reason text NOT NULL,
    by_id {id} NOT NULL REFERENCES organisations (id),
    to_id {id} REFERENCES organisations (id),
    day {key} NOT NULL,
    at bigint NOT NULL,
    by_person {id}
)
;;
CREATE INDEX duty_exits_by_duty ON duty_exits (duty_id, at)
