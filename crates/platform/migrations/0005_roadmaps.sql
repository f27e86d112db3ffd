-- Road maps, the places of asks in them, and the engine's proposals.

CREATE TABLE road_maps (
    id {id} NOT NULL PRIMARY KEY,
    number bigint NOT NULL UNIQUE,
    title text NOT NULL,
    summary text,
    origin {key} NOT NULL,
    audience_id bigint NOT NULL REFERENCES audiences (id),
    version bigint NOT NULL,
    created_at bigint NOT NULL,
    created_by {id}
)
;;
CREATE TABLE repeat_groups (
    id {id} NOT NULL PRIMARY KEY,
    number bigint NOT NULL UNIQUE,
    created_at bigint NOT NULL
)
;;
CREATE TABLE proposals (
    id {id} NOT NULL PRIMARY KEY,
    number bigint NOT NULL UNIQUE,
    state {key} NOT NULL,
    road_map_limit integer NOT NULL,
    country {key} NOT NULL,
    scope {key} NOT NULL,
    job_id {id},
    notes text NOT NULL,
    ask_count bigint NOT NULL,
    audience_id bigint NOT NULL REFERENCES audiences (id),
    version bigint NOT NULL,
    created_at bigint NOT NULL,
    created_by {id},
    computed_at bigint,
    closed_at bigint,
    closed_by {id}
)
;;
CREATE TABLE proposal_cards (
    id {id} NOT NULL PRIMARY KEY,
    proposal_id {id} NOT NULL REFERENCES proposals (id),
    n integer NOT NULL,
    title text NOT NULL,
    why text NOT NULL,
    road_map_id {id} REFERENCES road_maps (id),
    accepted_at bigint,
    accepted_by {id},
    version bigint NOT NULL,
    UNIQUE (proposal_id, n)
)
;;
CREATE TABLE proposal_places (
    proposal_id {id} NOT NULL REFERENCES proposals (id),
    ask_id {id} NOT NULL REFERENCES asks (id),
    card_id {id} NOT NULL REFERENCES proposal_cards (id),
    repeat_n integer NOT NULL,
    confidence integer NOT NULL,
    doubtful boolean NOT NULL,
    reasons text NOT NULL,
    moved_at bigint,
    moved_by {id},
    PRIMARY KEY (proposal_id, ask_id)
)
;;
CREATE INDEX proposal_places_by_card ON proposal_places (card_id)
;;
-- Where an ask stands, from a moment until another: facts, never overwritten.
CREATE TABLE placements (
    id {id} NOT NULL PRIMARY KEY,
    ask_id {id} NOT NULL REFERENCES asks (id),
    row bigint NOT NULL,
    road_map_id {id} NOT NULL REFERENCES road_maps (id),
    repeat_group_id {id} REFERENCES repeat_groups (id),
    confidence integer NOT NULL,
    doubtful boolean NOT NULL,
    pinned boolean NOT NULL,
    reasons text NOT NULL,
    proposal_id {id} REFERENCES proposals (id),
    from_at bigint NOT NULL,
    placed_by {id},
    until_at bigint,
    ended_by {id}
)
;;
CREATE UNIQUE INDEX placements_standing ON placements (ask_id) WHERE until_at IS NULL
;;
-- Holds all that the board counts.
CREATE INDEX placements_by_road_map ON placements (road_map_id, until_at, row, repeat_group_id, doubtful)
;;
CREATE INDEX placements_by_row ON placements (row)
;;
CREATE INDEX placements_by_group ON placements (repeat_group_id)
;;
@sqlite CREATE VIRTUAL TABLE road_map_terms USING fts5(terms, content='', contentless_delete=1, tokenize="unicode61 remove_diacritics 0")
@postgres CREATE TABLE road_map_terms (row bigint PRIMARY KEY, terms tsvector NOT NULL)
;;
@postgres CREATE INDEX road_map_terms_gin ON road_map_terms USING gin (terms)
