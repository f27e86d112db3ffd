-- What civil society drafts and submits under its own name, and takes back.

-- Numbers of audiences up to 100 are standing ones.
INSERT INTO counters (name, next) VALUES ('audience', 101)
;;
-- A Word report in which an organisation marks its recommendations.
CREATE TABLE alternative_reports (
    id {id} NOT NULL PRIMARY KEY,
    organisation_id {id} NOT NULL REFERENCES organisations (id),
    attachment_id {id} NOT NULL REFERENCES attachments (id),
    title text NOT NULL,
    day {key} NOT NULL,
    sha256 {key} NOT NULL,
    audience_id bigint NOT NULL REFERENCES audiences (id),
    version bigint NOT NULL,
    created_at bigint NOT NULL,
    created_by {id}
)
;;
CREATE INDEX alternative_reports_by_organisation ON alternative_reports (organisation_id, created_at)
;;
-- A draft until it has a recommendation.
CREATE TABLE submissions (
    id {id} NOT NULL PRIMARY KEY,
    organisation_id {id} NOT NULL REFERENCES organisations (id),
    report_id {id} REFERENCES alternative_reports (id),
    -- The paragraph of the report that was marked, from 1.
    report_place integer,
    title text NOT NULL,
    language {key} NOT NULL,
    text text NOT NULL,
    theme {key} NOT NULL,
    source text NOT NULL,
    source_day {key} NOT NULL,
    paragraph {key} NOT NULL,
    country {key} NOT NULL,
    addressee_id {id} REFERENCES organisations (id),
    -- Who shall see the recommendation: public, members or organisation.
    reach {key} NOT NULL,
    audience_id bigint NOT NULL REFERENCES audiences (id),
    version bigint NOT NULL,
    created_at bigint NOT NULL,
    created_by {id},
    submitted_at bigint,
    submitted_by {id},
    recommendation_id {id} REFERENCES recommendations (id)
)
;;
CREATE INDEX submissions_by_organisation ON submissions (organisation_id, created_at)
;;
CREATE INDEX submissions_by_recommendation ON submissions (recommendation_id)
;;
-- A recommendation that its author took back stays; this says so.
CREATE TABLE withdrawals (
    id {id} NOT NULL PRIMARY KEY,
    recommendation_id {id} NOT NULL UNIQUE REFERENCES recommendations (id),
    reason text NOT NULL,
    at bigint NOT NULL,
    by_person {id}
)
