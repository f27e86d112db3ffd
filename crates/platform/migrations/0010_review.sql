-- The review: what was seen of a draft, what was done and can be taken back, what people said of pairs
-- of asks, road maps that were merged or set aside, and the keys that a person works with.

ALTER TABLE proposal_cards ADD COLUMN continues_id {id} REFERENCES road_maps (id)
;;
ALTER TABLE proposal_cards ADD COLUMN gone {key}
;;
ALTER TABLE proposal_cards ADD COLUMN into_n integer
;;
ALTER TABLE proposal_cards ADD COLUMN gone_reason text
;;
ALTER TABLE proposal_places ADD COLUMN version bigint NOT NULL DEFAULT 1
;;
ALTER TABLE proposal_places ADD COLUMN seen_at bigint
;;
ALTER TABLE proposal_places ADD COLUMN seen_by {id}
;;
CREATE INDEX proposal_places_by_ask ON proposal_places (ask_id)
;;
CREATE INDEX proposal_places_doubtful ON proposal_places (proposal_id, confidence) WHERE doubtful
;;
CREATE TABLE review_acts (
    id {id} NOT NULL PRIMARY KEY,
    number bigint NOT NULL UNIQUE,
    proposal_id {id} NOT NULL REFERENCES proposals (id),
    act {key} NOT NULL,
    changes text NOT NULL,
    versions text NOT NULL,
    at bigint NOT NULL,
    done_by {id},
    undone_at bigint,
    undone_by {id}
)
;;
CREATE INDEX review_acts_by_proposal ON review_acts (proposal_id, number)
;;
-- "The same" and "not the same", from a moment until another. The smaller id stands first.
CREATE TABLE ask_pairs (
    id {id} NOT NULL PRIMARY KEY,
    one_id {id} NOT NULL REFERENCES asks (id),
    other_id {id} NOT NULL REFERENCES asks (id),
    verdict {key} NOT NULL,
    act_id {id} REFERENCES review_acts (id),
    from_at bigint NOT NULL,
    said_by {id},
    until_at bigint,
    ended_by {id}
)
;;
CREATE UNIQUE INDEX ask_pairs_standing ON ask_pairs (one_id, other_id) WHERE until_at IS NULL
;;
CREATE INDEX ask_pairs_by_other ON ask_pairs (other_id)
;;
-- A road map that was merged into another or set aside, from a moment until another.
CREATE TABLE road_map_closures (
    id {id} NOT NULL PRIMARY KEY,
    road_map_id {id} NOT NULL REFERENCES road_maps (id),
    kind {key} NOT NULL,
    into_id {id} REFERENCES road_maps (id),
    reason text NOT NULL,
    from_at bigint NOT NULL,
    closed_by {id},
    until_at bigint,
    ended_by {id}
)
;;
CREATE UNIQUE INDEX road_map_closures_standing ON road_map_closures (road_map_id) WHERE until_at IS NULL
;;
CREATE INDEX road_map_closures_by_target ON road_map_closures (into_id)
;;
CREATE TABLE shortcuts (
    person_id {id} NOT NULL PRIMARY KEY REFERENCES people (id),
    in_use boolean NOT NULL,
    keys text NOT NULL,
    changed_at bigint NOT NULL
)
