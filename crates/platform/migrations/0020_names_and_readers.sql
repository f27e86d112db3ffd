-- How the author of a submission is named, who may open a sealed name, and who read what is confidential.
-- Upcaster: upcast_submission
-- Twin test: a_submission_of_the_first_shape_is_proved_by_the_upcaster

-- organisation, person, coalition, or participant: then the register does not say who it was.
ALTER TABLE submissions ADD COLUMN attribution {key} NOT NULL DEFAULT 'organisation'
;;
-- The organisation that may open a sealed name; nobody by default.
ALTER TABLE submissions ADD COLUMN opener_id {id} REFERENCES organisations (id)
;;
-- That a sealed name was opened, by whom and why; its author sees it.
CREATE TABLE identity_openings (
    id {id} NOT NULL PRIMARY KEY,
    recommendation_id {id} NOT NULL REFERENCES recommendations (id),
    organisation_id {id} NOT NULL REFERENCES organisations (id),
    reason text NOT NULL,
    -- The author's own people.
    audience_id bigint NOT NULL REFERENCES audiences (id),
    at bigint NOT NULL,
    by_person {id}
)
;;
CREATE INDEX identity_openings_by_recommendation ON identity_openings (recommendation_id, at)
;;
-- Who read a confidential record that is not their own organisation's, by day and way.
CREATE TABLE reads (
    subject {id} NOT NULL,
    -- A person, or the organisation whose token read it.
    reader_id {id} NOT NULL,
    organisation_id {id},
    role {key} NOT NULL,
    -- page, list, file or api.
    way {key} NOT NULL,
    day {key} NOT NULL,
    last_at bigint NOT NULL,
    PRIMARY KEY (subject, reader_id, way, day)
)
