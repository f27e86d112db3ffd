-- Road maps that a body had already, with what their files bring; places proposed for what came later.

CREATE TABLE road_map_imports (
    id {id} NOT NULL PRIMARY KEY,
    number bigint NOT NULL UNIQUE,
    -- unmapped, read, confirmed, undone or discarded.
    state {key} NOT NULL,
    file_name text NOT NULL,
    attachment_id {id} NOT NULL REFERENCES attachments (id),
    sha256 {key} NOT NULL,
    mapping text NOT NULL,
    -- JSON: what the key recommendations could be in the register.
    matches text NOT NULL,
    read_count bigint NOT NULL,
    new_count bigint NOT NULL,
    grown_count bigint NOT NULL,
    unchanged_count bigint NOT NULL,
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
-- What a road map was made for, in the words of its file.
CREATE TABLE key_recommendations (
    id {id} NOT NULL PRIMARY KEY,
    road_map_id {id} NOT NULL REFERENCES road_maps (id),
    n integer NOT NULL,
    written text NOT NULL,
    recommendation_id {id} REFERENCES recommendations (id),
    -- reference, paragraph, text or person; empty while it stands for no recommendation of the register.
    matched_by {key} NOT NULL,
    import_id {id} NOT NULL REFERENCES road_map_imports (id),
    created_at bigint NOT NULL,
    created_by {id},
    UNIQUE (road_map_id, n)
)
;;
CREATE INDEX key_recommendations_by_recommendation ON key_recommendations (recommendation_id)
;;
CREATE TABLE indicators (
    id {id} NOT NULL PRIMARY KEY,
    road_map_id {id} NOT NULL REFERENCES road_maps (id),
    n integer NOT NULL,
    words text NOT NULL,
    import_id {id} NOT NULL REFERENCES road_map_imports (id),
    created_at bigint NOT NULL,
    created_by {id},
    UNIQUE (road_map_id, n)
)
;;
-- What an assessor says of a road map, as published: never overwritten, never brought to one figure.
CREATE TABLE grades (
    id {id} NOT NULL PRIMARY KEY,
    road_map_id {id} NOT NULL REFERENCES road_maps (id),
    n integer NOT NULL,
    grade text NOT NULL,
    assessor text NOT NULL,
    -- state, independent or not_said.
    standing {key} NOT NULL,
    -- YYYY-MM-DD, or empty when not known.
    day {key} NOT NULL,
    method text NOT NULL,
    import_id {id} NOT NULL REFERENCES road_map_imports (id),
    created_at bigint NOT NULL,
    created_by {id},
    UNIQUE (road_map_id, n)
)
;;
-- What the engine proposes for asks that stand nowhere; written anew by each run, so nothing refers to it and it
-- refers to nothing.
CREATE TABLE queue_places (
    ask_id {id} NOT NULL PRIMARY KEY,
    road_map_id {id},
    -- Number of the new road map that it would need; 0: none was found.
    card integer NOT NULL,
    -- The ask whose repeat it is.
    repeats_ask_id {id},
    confidence integer NOT NULL,
    doubtful boolean NOT NULL,
    reasons text NOT NULL,
    computed_at bigint NOT NULL
)
;;
CREATE TABLE queue_cards (
    n integer NOT NULL PRIMARY KEY,
    title text NOT NULL,
    why text NOT NULL
)
;;
-- A proposed place that a person refused, until they take that back.
CREATE TABLE refusals (
    id {id} NOT NULL PRIMARY KEY,
    ask_id {id} NOT NULL REFERENCES asks (id),
    road_map_id {id} REFERENCES road_maps (id),
    reason text NOT NULL,
    at bigint NOT NULL,
    by_person {id},
    withdrawn_at bigint,
    withdrawn_by {id}
)
;;
CREATE UNIQUE INDEX refusals_standing ON refusals (ask_id, road_map_id) WHERE withdrawn_at IS NULL
