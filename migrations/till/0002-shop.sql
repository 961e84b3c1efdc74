-- Mutable tables: personal data, master data, work in progress, this machine's settings. None of it is in the hash chain.

CREATE TABLE member (
  number INTEGER PRIMARY KEY,
  ref TEXT NOT NULL UNIQUE,
  name TEXT,
  phone TEXT,
  birth_month INTEGER CHECK (birth_month BETWEEN 1 AND 12),
  note TEXT NOT NULL,
  consent_membership INTEGER NOT NULL CHECK (consent_membership IN (0, 1)),
  consent_marketing INTEGER NOT NULL CHECK (consent_marketing IN (0, 1)),
  consent_given_on TEXT NOT NULL,
  enrolled_on TEXT NOT NULL
) STRICT;
CREATE INDEX member_by_phone ON member (phone) WHERE phone IS NOT NULL;

CREATE TABLE card (
  number TEXT PRIMARY KEY,
  member_number INTEGER NOT NULL REFERENCES member (number),
  card_ref TEXT NOT NULL,
  state TEXT NOT NULL CHECK (state IN ('active', 'lost', 'replaced'))
) STRICT, WITHOUT ROWID;
CREATE INDEX card_by_member ON card (member_number);

CREATE TABLE member_search_key (
  key TEXT NOT NULL,
  member_number INTEGER NOT NULL,
  PRIMARY KEY (key, member_number)
) STRICT, WITHOUT ROWID;

CREATE TABLE product (
  number INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  name TEXT NOT NULL,
  shop_code TEXT,
  category TEXT NOT NULL,
  tax_rate_id TEXT NOT NULL,
  unit_price_minor INTEGER NOT NULL CHECK (unit_price_minor >= 0),
  sold_by TEXT NOT NULL CHECK (sold_by IN ('piece', 'weight'))
) STRICT;
CREATE INDEX product_by_shop_code ON product (shop_code) WHERE shop_code IS NOT NULL;
CREATE INDEX product_by_category ON product (category);

CREATE TABLE product_gtin (
  gtin TEXT PRIMARY KEY,
  product_number INTEGER NOT NULL REFERENCES product (number),
  ordinal INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX product_gtin_by_product ON product_gtin (product_number, ordinal);

CREATE TABLE product_search_key (
  key TEXT NOT NULL,
  product_number INTEGER NOT NULL,
  PRIMARY KEY (key, product_number)
) STRICT, WITHOUT ROWID;

CREATE TABLE staff (
  id TEXT PRIMARY KEY,
  name TEXT NOT NULL,
  role TEXT NOT NULL CHECK (role IN ('cashier', 'shiftLead', 'manager', 'owner', 'support')),
  badge TEXT UNIQUE,
  pin_record TEXT NOT NULL,
  failed_tries INTEGER NOT NULL CHECK (failed_tries >= 0),
  locked_until_ms INTEGER NOT NULL CHECK (locked_until_ms >= 0)
) STRICT, WITHOUT ROWID;

-- The basket in progress: its newest state is the basket itself, the others are what undo goes back to. One table, so
-- that paying touches one page of it.
CREATE TABLE open_basket (
  revision INTEGER PRIMARY KEY,
  id TEXT NOT NULL,
  basket TEXT NOT NULL
) STRICT;

CREATE TABLE parked_basket (
  id TEXT PRIMARY KEY,
  parked_at_ms INTEGER NOT NULL,
  basket TEXT NOT NULL
) STRICT;

-- Jobs that still need paper lie together at the front of the table, however many are done: a sale touches one page of it
-- and the pending ones are one range.
CREATE TABLE print_job (
  finished INTEGER NOT NULL CHECK (finished = (state IN ('printed', 'cancelled'))),
  id TEXT NOT NULL,
  kind TEXT NOT NULL CHECK (kind IN ('receipt', 'drawer', 'testPage')),
  sale_id TEXT,
  copy_number INTEGER NOT NULL CHECK (copy_number >= 0),
  state TEXT NOT NULL,
  waiting_for TEXT,
  bytes_sent INTEGER NOT NULL CHECK (bytes_sent >= 0),
  attempts INTEGER NOT NULL CHECK (attempts >= 0),
  created_at_ms INTEGER NOT NULL,
  updated_at_ms INTEGER NOT NULL,
  PRIMARY KEY (finished, id)
) STRICT, WITHOUT ROWID;
-- Copies alone: the receipt of a sale is no entry of it, so selling touches no page of it.
CREATE INDEX print_job_copy ON print_job (sale_id, copy_number) WHERE copy_number > 0;

CREATE TABLE preference (
  key TEXT PRIMARY KEY,
  value TEXT NOT NULL
) STRICT, WITHOUT ROWID;
