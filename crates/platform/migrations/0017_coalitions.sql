-- Named groups of organisations that draft together, and every step of the circle that works on a draft.

CREATE TABLE coalitions (
    id {id} NOT NULL PRIMARY KEY,
    name text NOT NULL,
    purpose text NOT NULL,
    -- Whoever founded it may part with others.
    founder_id {id} NOT NULL REFERENCES organisations (id),
    audience_id bigint NOT NULL REFERENCES audiences (id),
    version bigint NOT NULL,
    created_at bigint NOT NULL,
    created_by {id},
    ended_at bigint
)
;;
-- One row for each time that an organisation is invited.
CREATE TABLE coalition_partners (
    id {id} NOT NULL PRIMARY KEY,
    coalition_id {id} NOT NULL REFERENCES coalitions (id),
    organisation_id {id} NOT NULL REFERENCES organisations (id),
    invited_at bigint NOT NULL,
    accepted_at bigint,
    -- Declined, left, or parted with.
    ended_at bigint,
    ended_how {key},
    version bigint NOT NULL
)
;;
CREATE INDEX coalition_partners_by_coalition ON coalition_partners (coalition_id)
;;
CREATE INDEX coalition_partners_by_organisation ON coalition_partners (organisation_id)
;;
CREATE TABLE circle_steps (
    id {id} NOT NULL PRIMARY KEY,
    submission_id {id} NOT NULL,
    -- person, organisation or coalition.
    circle {key} NOT NULL,
    coalition_id {id} REFERENCES coalitions (id),
    audience_id bigint NOT NULL REFERENCES audiences (id),
    at bigint NOT NULL,
    by_person {id}
)
;;
CREATE INDEX circle_steps_by_submission ON circle_steps (submission_id)
