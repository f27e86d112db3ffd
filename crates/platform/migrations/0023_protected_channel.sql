-- The protected channel: to whom people without an account write, with which keys, and what they sealed.

CREATE TABLE channels (
    id {id} NOT NULL PRIMARY KEY,
    -- As it stands in addresses.
    key {key} NOT NULL UNIQUE,
    name text NOT NULL,
    about text NOT NULL,
    -- Whose it is: one of the two.
    office_id {id} REFERENCES offices (id),
    coalition_id {id} REFERENCES coalitions (id),
    -- Of its messages: held by whoever holds an admitted key.
    audience_id bigint NOT NULL REFERENCES audiences (id),
    version bigint NOT NULL,
    created_at bigint NOT NULL,
    created_by {id}
)
;;
-- Public keys, each of one person. It stands while that person belongs to the channel and nobody withdrew it.
CREATE TABLE channel_keys (
    id {id} NOT NULL PRIMARY KEY,
    channel_id {id} NOT NULL REFERENCES channels (id),
    person_id {id} NOT NULL REFERENCES people (id),
    recipient {key} NOT NULL UNIQUE,
    published_at bigint NOT NULL,
    -- By somebody who held one before; the first one by its own publisher.
    admitted_at bigint,
    admitted_by {id},
    withdrawn_at bigint,
    withdrawn_by {id},
    version bigint NOT NULL
)
;;
CREATE INDEX channel_keys_by_channel ON channel_keys (channel_id, published_at)
;;
CREATE INDEX channel_keys_by_person ON channel_keys (person_id)
;;
-- Sealed by the sender. Ids are random, and there is a day and no time: neither tells in which order messages came.
CREATE TABLE channel_messages (
    id {id} NOT NULL PRIMARY KEY,
    channel_id {id} NOT NULL REFERENCES channels (id),
    audience_id bigint NOT NULL REFERENCES audiences (id),
    -- Of the number that the sender's browser makes from the code.
    code_hash {key} NOT NULL UNIQUE,
    -- The sender's public key for answers.
    reply_to {key},
    sealed {blob} NOT NULL,
    -- Ids of the keys for which it was sealed, as far as that is known.
    sealed_for text NOT NULL,
    received_day {key} NOT NULL,
    read_day {key},
    read_by {id},
    version bigint NOT NULL
)
;;
CREATE INDEX channel_messages_by_channel ON channel_messages (channel_id, received_day)
;;
CREATE TABLE channel_answers (
    id {id} NOT NULL PRIMARY KEY,
    message_id {id} NOT NULL REFERENCES channel_messages (id),
    audience_id bigint NOT NULL REFERENCES audiences (id),
    sealed {blob} NOT NULL,
    sealed_for text NOT NULL,
    answered_day {key} NOT NULL,
    answered_by {id} NOT NULL,
    version bigint NOT NULL
)
;;
CREATE INDEX channel_answers_by_message ON channel_answers (message_id)
;;
-- A mail that not even those who keep people learn of; empty for all others.
ALTER TABLE mails ADD COLUMN audience_id bigint
