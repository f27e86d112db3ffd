-- Doors into the register: who sees a submission can change later, key recommendations are linked after their import,
-- and what the columns of a file of road maps mean is remembered.

-- That an author changed who sees a recommendation of theirs.
CREATE TABLE audience_steps (
    id {id} NOT NULL PRIMARY KEY,
    submission_id {id} NOT NULL REFERENCES submissions (id),
    recommendation_id {id} NOT NULL REFERENCES recommendations (id),
    -- public, members or organisation.
    before_reach {key} NOT NULL,
    reach {key} NOT NULL,
    -- The audience from then on.
    audience_id bigint NOT NULL REFERENCES audiences (id),
    at bigint NOT NULL,
    by_person {id}
)
;;
CREATE INDEX audience_steps_by_recommendation ON audience_steps (recommendation_id, at)
;;
-- A key recommendation that its import did not find, linked by a person from a moment until another.
CREATE TABLE key_links (
    id {id} NOT NULL PRIMARY KEY,
    key_id {id} NOT NULL REFERENCES key_recommendations (id),
    recommendation_id {id} NOT NULL REFERENCES recommendations (id),
    from_at bigint NOT NULL,
    linked_by {id},
    until_at bigint,
    ended_by {id}
)
;;
CREATE UNIQUE INDEX key_links_standing ON key_links (key_id) WHERE until_at IS NULL
;;
CREATE INDEX key_links_by_recommendation ON key_links (recommendation_id)
;;
-- What the columns of a file of road maps mean, by the signature of their names.
CREATE TABLE road_map_mappings (
    signature {key} NOT NULL PRIMARY KEY,
    mapping text NOT NULL,
    at bigint NOT NULL,
    by_person {id}
)
