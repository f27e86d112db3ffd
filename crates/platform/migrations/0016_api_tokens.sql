-- Tokens of the API: of a person, or of a machine of an organisation.

CREATE TABLE api_tokens (
    id {id} NOT NULL PRIMARY KEY,
    -- Of the whole token, which is shown once and stored nowhere.
    token_hash {key} NOT NULL UNIQUE,
    -- What its owner calls it; empty once the person was erased.
    name text NOT NULL,
    -- read or write.
    scope {key} NOT NULL,
    -- Whose it is: one of the two.
    person_id {id} REFERENCES people (id),
    -- Of the table of a later slice, so no reference of this one.
    organisation_id {id},
    audience_id bigint NOT NULL REFERENCES audiences (id),
    created_at bigint NOT NULL,
    created_by {id} NOT NULL REFERENCES people (id),
    expires_at bigint NOT NULL,
    withdrawn_at bigint,
    -- Empty where a new password or an erasure withdrew it.
    withdrawn_by {id},
    -- The hour in which it was last used: written once an hour at most.
    last_used_at bigint
)
;;
CREATE INDEX api_tokens_by_person ON api_tokens (person_id, created_at)
;;
CREATE INDEX api_tokens_by_organisation ON api_tokens (organisation_id, created_at)
