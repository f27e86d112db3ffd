-- Views of the register that a person gave a name. Erased with the person.

CREATE TABLE saved_views (
    id {id} NOT NULL PRIMARY KEY,
    person_id {id} NOT NULL REFERENCES people (id),
    name text NOT NULL,
    query text NOT NULL,
    created_at bigint NOT NULL
)
;;
CREATE INDEX saved_views_by_person ON saved_views (person_id, created_at)
