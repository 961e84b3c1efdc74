-- The append-only side: facts, the answers of the commands that made them, and how far the hub holds them.
-- Migrated additively for ever: no later migration may drop, rename or rewrite what is here.

CREATE TABLE journal (
  -- epoch and seq in one integer: the order of the journal, and the uniqueness of (epoch, seq) without a second index.
  position INTEGER PRIMARY KEY CHECK (position = epoch * 1099511627776 + seq),
  device TEXT NOT NULL CHECK (length(device) = 36),
  epoch INTEGER NOT NULL CHECK (epoch BETWEEN 1 AND 8191),
  seq INTEGER NOT NULL CHECK (seq BETWEEN 1 AND 1099511627775),
  id TEXT NOT NULL UNIQUE CHECK (length(id) = 36),
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

-- What a command was answered with, beside the first entry that it made.
CREATE TABLE command_answer (
  position INTEGER PRIMARY KEY REFERENCES journal (position),
  answer TEXT NOT NULL CHECK (length(answer) <= 4096)
) STRICT;

CREATE TRIGGER command_answer_refuses_update BEFORE UPDATE ON command_answer
BEGIN SELECT RAISE(ABORT, 'answers are append-only'); END;
CREATE TRIGGER command_answer_refuses_delete BEFORE DELETE ON command_answer
BEGIN SELECT RAISE(ABORT, 'answers are append-only'); END;

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
