-- What protects people: identifying content that is withdrawn everywhere, and the acts of the moderator, with appeals.

-- That the content of a recommendation was withdrawn to protect people; a neutral mark stands in its place.
CREATE TABLE protections (
    id {id} NOT NULL PRIMARY KEY,
    recommendation_id {id} NOT NULL UNIQUE REFERENCES recommendations (id),
    -- author, or recipient: whoever received it, because its author asked.
    by_whom {key} NOT NULL,
    -- Whether the author's name was withdrawn with it.
    with_name boolean NOT NULL,
    audience_id bigint NOT NULL REFERENCES audiences (id),
    at bigint NOT NULL,
    by_person {id}
)
;;
-- What the moderator did to a recommendation of civil society, and what came of it.
CREATE TABLE moderations (
    id {id} NOT NULL PRIMARY KEY,
    number bigint NOT NULL UNIQUE,
    recommendation_id {id} NOT NULL REFERENCES recommendations (id),
    -- hide, merge or redirect.
    act {key} NOT NULL,
    -- The reference of the recommendation that says the same, or the key of the institution; empty for a hiding.
    target {key} NOT NULL,
    reason text NOT NULL,
    at bigint NOT NULL,
    by_person {id},
    appeal text,
    appealed_at bigint,
    appealed_by {id},
    -- upheld or granted.
    decision {key},
    decision_reason text,
    decided_at bigint,
    decided_by {id},
    -- Set by the moderator, or when an appeal is granted.
    lifted_at bigint,
    lifted_by {id},
    lift_reason text,
    version bigint NOT NULL
)
;;
CREATE INDEX moderations_by_recommendation ON moderations (recommendation_id, at)
