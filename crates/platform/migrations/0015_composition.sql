-- The body as dated facts: what it says of itself, sectors, seats, offices and groups, and who held a part in them when.

CREATE TABLE sectors (
    id {id} NOT NULL PRIMARY KEY,
    key {key} NOT NULL UNIQUE,
    name text NOT NULL,
    -- participant, observer or guest: what a seat of this sector is.
    class {key} NOT NULL,
    -- Sectors of one or two seats may count as one for quorum and secrecy: the key that they share.
    joined {key},
    position bigint NOT NULL,
    from_day {key} NOT NULL,
    until_day {key},
    version bigint NOT NULL,
    created_at bigint NOT NULL
)
;;
-- One row.
CREATE TABLE body_profile (
    id {id} NOT NULL PRIMARY KEY,
    name text NOT NULL,
    mandate text NOT NULL,
    legal_basis text NOT NULL,
    cadence text NOT NULL,
    founded_day {key} NOT NULL,
    version bigint NOT NULL,
    created_at bigint NOT NULL
)
;;
CREATE TABLE seats (
    id {id} NOT NULL PRIMARY KEY,
    number bigint NOT NULL UNIQUE,
    sector_id {id} NOT NULL REFERENCES sectors (id),
    -- Empty for a seat in a person's own name.
    organisation_id {id} REFERENCES organisations (id),
    mandate_document text NOT NULL,
    from_day {key} NOT NULL,
    until_day {key},
    version bigint NOT NULL,
    created_at bigint NOT NULL
)
;;
CREATE INDEX seats_by_organisation ON seats (organisation_id)
;;
CREATE TABLE offices (
    id {id} NOT NULL PRIMARY KEY,
    key {key} NOT NULL UNIQUE,
    title text NOT NULL,
    organisation_id {id} REFERENCES organisations (id),
    from_day {key} NOT NULL,
    until_day {key},
    version bigint NOT NULL,
    created_at bigint NOT NULL
)
;;
CREATE TABLE working_groups (
    id {id} NOT NULL PRIMARY KEY,
    key {key} NOT NULL UNIQUE,
    parent_id {id} REFERENCES working_groups (id),
    name text NOT NULL,
    mandate text NOT NULL,
    from_day {key} NOT NULL,
    until_day {key},
    version bigint NOT NULL,
    created_at bigint NOT NULL
)
;;
-- Who holds a part, from a day until another; exactly one of seat, office, group and institution is named.
CREATE TABLE terms (
    id {id} NOT NULL PRIMARY KEY,
    seat_id {id} REFERENCES seats (id),
    office_id {id} REFERENCES offices (id),
    group_id {id} REFERENCES working_groups (id),
    institution_id {id} REFERENCES organisations (id),
    part {key} NOT NULL,
    person_id {id} REFERENCES people (id),
    -- The name of somebody without an account.
    name text,
    -- For whom a co-chair or a member of a group sits.
    organisation_id {id} REFERENCES organisations (id),
    document text NOT NULL,
    audience_id bigint NOT NULL REFERENCES audiences (id),
    from_day {key} NOT NULL,
    until_day {key},
    until_reason text NOT NULL,
    version bigint NOT NULL,
    created_at bigint NOT NULL
)
;;
CREATE INDEX terms_by_seat ON terms (seat_id)
;;
CREATE INDEX terms_by_office ON terms (office_id)
;;
CREATE INDEX terms_by_group ON terms (group_id)
;;
CREATE INDEX terms_by_institution ON terms (institution_id)
;;
CREATE INDEX terms_by_person ON terms (person_id)
