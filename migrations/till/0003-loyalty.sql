-- The whole programme: brands, gift cards, drafts of a programme, who brought whom.

ALTER TABLE product ADD COLUMN brand TEXT;

-- Which card a number is. The journal knows the reference alone, so a copy of it spends nothing.
CREATE TABLE gift_card (
  number TEXT PRIMARY KEY,
  card_ref TEXT NOT NULL UNIQUE
) STRICT, WITHOUT ROWID;

-- Programmes being written. `revision` rises with every save, so that two people do not overwrite each other unseen.
CREATE TABLE program_draft (
  id TEXT PRIMARY KEY,
  revision INTEGER NOT NULL CHECK (revision >= 1),
  name TEXT NOT NULL,
  document TEXT NOT NULL,
  updated_at_ms INTEGER NOT NULL,
  updated_by TEXT NOT NULL
) STRICT, WITHOUT ROWID;

ALTER TABLE member ADD COLUMN referred_by TEXT;
