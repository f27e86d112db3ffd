-- For how long the body keeps what is no part of the record, where it says otherwise than the program.
CREATE TABLE retention_rules (
    id {id} NOT NULL PRIMARY KEY,
    name {key} NOT NULL UNIQUE,
    days integer NOT NULL,
    audience_id bigint NOT NULL REFERENCES audiences (id),
    at bigint NOT NULL,
    by_person {id}
)
