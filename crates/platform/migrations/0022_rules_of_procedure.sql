-- Rules of procedure in versions, each from a day on. A version is never changed; one that has not begun can be withdrawn.

CREATE TABLE rules_of_procedure (
    id {id} NOT NULL PRIMARY KEY,
    number bigint NOT NULL UNIQUE,
    from_day {key} NOT NULL,
    adopted_day {key} NOT NULL,
    -- The decision by which the body adopted them, in languages.
    document text NOT NULL,
    -- What changed and why, in languages; may be empty.
    note text NOT NULL,
    -- What they say, as JSON.
    rules text NOT NULL,
    withdrawn_at bigint,
    withdrawn_why text NOT NULL,
    version bigint NOT NULL,
    created_at bigint NOT NULL
)
