-- The second factor, devices that are known, and sessions that say where they were begun.

CREATE TABLE second_factors (
    person_id {id} NOT NULL PRIMARY KEY REFERENCES people (id),
    secret {blob} NOT NULL,
    -- The newest step of thirty seconds whose code was used: none works twice.
    last_step bigint NOT NULL,
    created_at bigint NOT NULL,
    confirmed_at bigint
)
;;
CREATE TABLE recovery_codes (
    code_hash {key} NOT NULL PRIMARY KEY,
    person_id {id} NOT NULL REFERENCES people (id),
    created_at bigint NOT NULL,
    used_at bigint
)
;;
CREATE INDEX recovery_codes_by_person ON recovery_codes (person_id)
;;
-- The password was right, the code is still to come.
CREATE TABLE half_sign_ins (
    token_hash {key} NOT NULL PRIMARY KEY,
    person_id {id} NOT NULL REFERENCES people (id),
    expires_at bigint NOT NULL,
    failures integer NOT NULL
)
;;
-- Browsers in which a person has signed in: strangers' wrong passwords make them wait in none of these.
CREATE TABLE devices (
    token_hash {key} NOT NULL,
    person_id {id} NOT NULL REFERENCES people (id),
    created_at bigint NOT NULL,
    last_used_at bigint NOT NULL,
    PRIMARY KEY (token_hash, person_id)
)
;;
CREATE INDEX devices_by_person ON devices (person_id)
;;
-- Program and system of the browser, such as "Firefox, Linux".
ALTER TABLE sessions ADD COLUMN device {key}
;;
-- Failed sign-ins are counted with all other tries, by network or device.
DROP TABLE sign_in_attempts
