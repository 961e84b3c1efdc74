-- What is folded from the journal: dropped and rebuilt whole when PROJECTION_VERSION rises (projection-schema.ts).

CREATE TABLE projection_version (
  one INTEGER PRIMARY KEY CHECK (one = 1),
  version INTEGER NOT NULL
) STRICT;

CREATE TABLE sale (
  receipt_number INTEGER PRIMARY KEY,
  position INTEGER NOT NULL,
  sale_id TEXT NOT NULL,
  kind TEXT NOT NULL CHECK (kind IN ('sale', 'return')),
  occurred_at_ms INTEGER NOT NULL,
  business_date TEXT NOT NULL,
  total_minor INTEGER NOT NULL,
  member_ref TEXT,
  -- The receipt number of the same member's visit before: visits are a chain that starts at member_standing.last_receipt,
  -- so a sale touches no index of visits, however many members and visits there are.
  previous_visit INTEGER,
  line_count INTEGER NOT NULL,
  original_sale_id TEXT
) STRICT;
CREATE INDEX sale_by_original ON sale (original_sale_id, receipt_number) WHERE original_sale_id IS NOT NULL;

-- The lowest number that the next receipt may have when that is above the last one: after a restore numbers jump.
CREATE TABLE receipt_floor (
  one INTEGER PRIMARY KEY CHECK (one = 1),
  next_number INTEGER NOT NULL
) STRICT;

-- Double entry: the amounts of one entry sum to zero per unit. One row an entry, [[unit, account, amount], …].
CREATE TABLE ledger (
  position INTEGER PRIMARY KEY,
  postings TEXT NOT NULL
) STRICT;

CREATE VIEW posting AS
SELECT
  ledger.position,
  each.key AS line,
  each.value ->> 0 AS unit,
  each.value ->> 1 AS account,
  each.value ->> 2 AS amount
FROM ledger, json_each(ledger.postings) AS each;

-- One row per member with movements; it never grows with the ledger.
CREATE TABLE member_standing (
  member_ref TEXT PRIMARY KEY,
  -- null: points without a visit (a bonus, an entry by hand, a merge).
  last_receipt INTEGER,
  standing TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE program_version (
  position INTEGER PRIMARY KEY,
  id TEXT NOT NULL,
  version INTEGER NOT NULL,
  effective_from TEXT NOT NULL,
  program TEXT NOT NULL,
  UNIQUE (id, version)
) STRICT;

CREATE TABLE shop_settings (
  one INTEGER PRIMARY KEY CHECK (one = 1),
  settings TEXT NOT NULL
) STRICT;

-- What limits and caps are held against: uses and points of a rule by member and business date.
CREATE TABLE rule_use (
  member_ref TEXT NOT NULL,
  rule_id TEXT NOT NULL,
  business_date TEXT NOT NULL,
  uses INTEGER NOT NULL,
  points INTEGER NOT NULL,
  PRIMARY KEY (member_ref, rule_id, business_date)
) STRICT, WITHOUT ROWID;

-- The same over everybody.
CREATE TABLE rule_use_total (
  rule_id TEXT PRIMARY KEY,
  uses INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

-- Serial coupons: those that this till issued, and those that were used here.
CREATE TABLE issued_coupon (
  serial TEXT PRIMARY KEY,
  position INTEGER NOT NULL,
  coupon_id TEXT NOT NULL,
  expires_on TEXT,
  member_ref TEXT
) STRICT, WITHOUT ROWID;

CREATE TABLE used_serial (
  serial TEXT PRIMARY KEY,
  position INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

-- Money that the shop holds: `giftCard:<card ref>`, `storedValue:<member ref>`.
CREATE TABLE value_account (
  account TEXT PRIMARY KEY,
  balance_minor INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

-- What happened to a member beside visits: adjustments, consent, merges. Visits are the chain of `sale.previous_visit`.
CREATE TABLE member_fact (
  member_ref TEXT NOT NULL,
  position INTEGER NOT NULL,
  PRIMARY KEY (member_ref, position)
) STRICT, WITHOUT ROWID;

-- Merges in force: who `merged_ref` is now.
CREATE TABLE member_link (
  merged_ref TEXT PRIMARY KEY,
  kept_ref TEXT NOT NULL,
  merge_id TEXT NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX member_link_by_kept ON member_link (kept_ref);
