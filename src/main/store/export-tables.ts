/** Products and members as rows of text, in order, for a file. Streams; never holds the whole; runs beside a till that sells. */
import type Database from "better-sqlite3";
import { openReader } from "./connection.ts";
import { databaseFile } from "./data-dir.ts";

export interface ExportedProduct {
  /** 14 digits each. */
  readonly gtins: readonly string[];
  readonly shopCode: string | null;
  readonly name: string;
  readonly unitPriceMinor: number;
  readonly category: string;
  readonly taxRateId: string;
  readonly soldBy: string;
}

export interface ExportedMember {
  readonly name: string | null;
  readonly phone: string | null;
  readonly cards: readonly string[];
  readonly birthMonth: number | null;
  readonly marketingConsent: boolean;
  readonly enrolledOn: string;
}

function* rowsOf<R>(dataDir: string, query: string): Generator<R, void, undefined> {
  const db: Database.Database = openReader(databaseFile(dataDir));
  try {
    yield* db.prepare<[], R>(query).iterate();
  } finally {
    db.close();
  }
}

const split = (joined: string | null): string[] => (joined === null ? [] : joined.split(" "));

export function* exportProducts(dataDir: string): Generator<ExportedProduct, void, undefined> {
  const rows = rowsOf<{
    gtins: string | null;
    shop_code: string | null;
    name: string;
    unit_price_minor: number;
    category: string;
    tax_rate_id: string;
    sold_by: string;
  }>(
    dataDir,
    `SELECT (SELECT group_concat(gtin, ' ' ORDER BY ordinal) FROM product_gtin WHERE product_number = number) AS gtins,
       shop_code, name, unit_price_minor, category, tax_rate_id, sold_by FROM product ORDER BY number`,
  );
  for (const row of rows) {
    yield {
      gtins: split(row.gtins),
      shopCode: row.shop_code,
      name: row.name,
      unitPriceMinor: row.unit_price_minor,
      category: row.category,
      taxRateId: row.tax_rate_id,
      soldBy: row.sold_by,
    };
  }
}

export function* exportMembers(dataDir: string): Generator<ExportedMember, void, undefined> {
  const rows = rowsOf<{
    name: string | null;
    phone: string | null;
    cards: string | null;
    birth_month: number | null;
    consent_marketing: number;
    enrolled_on: string;
  }>(
    dataDir,
    `SELECT name, phone, birth_month, consent_marketing, enrolled_on,
       (SELECT group_concat(card.number, ' ') FROM card WHERE member_number = member.number AND state = 'active') AS cards
       FROM member ORDER BY member.number`,
  );
  for (const row of rows) {
    yield {
      name: row.name,
      phone: row.phone,
      cards: split(row.cards),
      birthMonth: row.birth_month,
      marketingConsent: row.consent_marketing === 1,
      enrolledOn: row.enrolled_on,
    };
  }
}

/** The currency of the shop in force; null when none is set up. */
export function readCurrency(dataDir: string): string | null {
  for (const { currency } of rowsOf<{ currency: string }>(
    dataDir,
    "SELECT settings ->> '$.currency' AS currency FROM shop_settings",
  )) {
    return currency;
  }
  return null;
}
