-- Themes that the engine offers for texts without them, what people decided about them, and asks that
-- people cut out of a text by hand.
-- Upcaster: none, because entries hold the asks of a recommendation as spans of those that stand, and an ask of the
-- older schema stands.
-- Twin test: a_database_of_every_step_is_opened_by_the_program_of_today

-- That the engine looked at a text, and how sure it is of the best theme; 0 where it offers none.
CREATE TABLE theme_looks (
    row bigint NOT NULL PRIMARY KEY,
    best integer NOT NULL,
    at bigint NOT NULL
)
;;
CREATE INDEX theme_looks_by_best ON theme_looks (best, row)
;;
CREATE TABLE theme_offers (
    row bigint NOT NULL,
    n integer NOT NULL,
    theme {key} NOT NULL,
    confidence integer NOT NULL,
    because text NOT NULL,
    PRIMARY KEY (row, n)
@sqlite ) WITHOUT ROWID
@postgres )
;;
-- What a person decided, from a moment until somebody takes it back.
CREATE TABLE theme_decisions (
    id {id} NOT NULL PRIMARY KEY,
    recommendation_id {id} NOT NULL REFERENCES recommendations (id),
    verdict {key} NOT NULL,
    offered text NOT NULL,
    themes text NOT NULL,
    at bigint NOT NULL,
    by_person {id},
    taken_back_at bigint,
    taken_back_by {id}
)
;;
CREATE UNIQUE INDEX theme_decisions_standing ON theme_decisions (recommendation_id) WHERE taken_back_at IS NULL
;;
CREATE INDEX theme_decisions_by_moment ON theme_decisions (at)
;;
-- An ask that a person took out of its text. It keeps its number, since places and the journal name it.
ALTER TABLE asks ADD COLUMN gone_at bigint
;;
CREATE TABLE partings (
    id {id} NOT NULL PRIMARY KEY,
    recommendation_id {id} NOT NULL REFERENCES recommendations (id),
    before_asks text NOT NULL,
    after_asks text NOT NULL,
    at bigint NOT NULL,
    by_person {id},
    undone_at bigint,
    undone_by {id}
)
;;
CREATE INDEX partings_by_recommendation ON partings (recommendation_id, at)
