-- The one clock: the days that count.

CREATE TABLE calendar_days (
    country {key} NOT NULL,
    day {key} NOT NULL,
    kind {key} NOT NULL,
    name text NOT NULL,
    source text NOT NULL,
    confidence {key} NOT NULL,
    PRIMARY KEY (country, day)
)
