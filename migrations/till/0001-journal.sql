-- The append-only side: facts, the answers of the commands that made them, and how far the hub holds them.
-- Migrated additively for ever: no later migration may drop, rename or rewrite what is here.

CREATE TABLE journal (
  -- epoch and seq in one integer: the order of the journal, and the uniqueness of (epoch, seq) without a second index.
  position INTEGER PRIMARY KEY CHECK (position = epoch * 1099511627776 + seq),
  device TEXT NOT NULL CHECK (length(device) = 36),
  epoch INTEGER NOT NULL CHECK (epoch BETWEEN 1 AND 8191),
  seq INTEGER NOT NULL CHECK (seq BETWEEN 1 AND 1099511627775),
  -- Unique through journal_id.
  id TEXT NOT NULL CHECK (length(id) = 36),
  type TEXT NOT NULL,
  version INTEGER NOT NULL CHECK (version >= 1),
  business_date TEXT NOT NULL CHECK (business_date GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
  occurred_at_ms INTEGER NOT NULL CHECK (occurred_at_ms >= 0),
  zone_offset_min INTEGER NOT NULL CHECK (zone_offset_min BETWEEN -1080 AND 1080),
  actor TEXT NOT NULL,
  approver TEXT,
  prev_hash BLOB NOT NULL CHECK (length(prev_hash) = 32),
  hash BLOB NOT NULL CHECK (length(hash) = 32),
  -- Last, so that reading the other columns never walks a long body's overflow pages.
  body BLOB NOT NULL
) STRICT;

CREATE TRIGGER journal_refuses_update BEFORE UPDATE ON journal
BEGIN SELECT RAISE(ABORT, 'the journal is append-only'); END;
CREATE TRIGGER journal_refuses_delete BEFORE DELETE ON journal
BEGIN SELECT RAISE(ABORT, 'the journal is append-only'); END;

-- Every id by which an entry is found: its own (a command's first entry has the command's id, and beside it what the
-- command was answered with) and the id of the sale or return that it made. Such ids are born within seconds of each
-- other and sort by time, so an act touches one page of this table.
CREATE TABLE journal_id (
  id TEXT PRIMARY KEY,
  position INTEGER NOT NULL REFERENCES journal (position),
  answer TEXT CHECK (length(answer) <= 4096)
) STRICT, WITHOUT ROWID;

CREATE TRIGGER journal_id_refuses_update BEFORE UPDATE ON journal_id
BEGIN SELECT RAISE(ABORT, 'ids and answers are append-only'); END;
CREATE TRIGGER journal_id_refuses_delete BEFORE DELETE ON journal_id
BEGIN SELECT RAISE(ABORT, 'ids and answers are append-only'); END;

-- The hub's acknowledgements, newest last. The outbox is everything in the journal after the newest one: no second copy.
CREATE TABLE acknowledgement (
  number INTEGER PRIMARY KEY,
  through_position INTEGER NOT NULL CHECK (through_position >= 0),
  recorded_at_ms INTEGER NOT NULL CHECK (recorded_at_ms >= 0)
) STRICT;

CREATE TRIGGER acknowledgement_refuses_update BEFORE UPDATE ON acknowledgement
BEGIN SELECT RAISE(ABORT, 'acknowledgements are append-only'); END;
CREATE TRIGGER acknowledgement_refuses_delete BEFORE DELETE ON acknowledgement
BEGIN SELECT RAISE(ABORT, 'acknowledgements are append-only'); END;
