-- Confidential entries enter the tree in batches: the number of an entry is no longer its place in the tree.

ALTER TABLE journal_entries ADD COLUMN position bigint
;;
-- The number of the batch that a confidential entry is in; nothing while it waits for one.
ALTER TABLE journal_entries ADD COLUMN batch bigint
;;
UPDATE journal_entries SET position = seq
;;
CREATE UNIQUE INDEX journal_entries_by_position ON journal_entries (position)
;;
CREATE INDEX journal_entries_by_batch ON journal_entries (batch, position)
;;
CREATE INDEX journal_entries_by_kind ON journal_entries (subject_kind, at)
