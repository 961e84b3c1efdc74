/**
 * The sums behind what the shop owes, read beside a till that sells: one snapshot on a handle that can never write, and one
 * page in memory at a time.
 */
import type Database from "better-sqlite3";
import { assert } from "#core/assert.ts";
import { minor } from "#core/money/integers.ts";
import type { Minor } from "#core/money/integers.ts";
import type { MemberStanding } from "#core/points/standing.ts";
import { programSchema } from "#core/program/program.ts";
import type { Program } from "#core/program/program.ts";
import { openReader } from "./connection.ts";
import { databaseFile } from "./data-dir.ts";
import { decodeStanding } from "./standing-codec.ts";

/** Small enough that reading a page is never felt: some milliseconds. */
const PAGE_ROWS = 500;

export interface ReadPostings {
  /** `YYYY-MM` of the business date. */
  readonly month: string;
  /** The type of the fact. */
  readonly fact: string;
  readonly postings: readonly (readonly [unit: "money" | "points", account: string, amount: number])[];
}

export function openLiabilityReader(dataDir: string) {
  const db = openReader(databaseFile(dataDir));
  // The first read takes the snapshot.
  db.exec("BEGIN");
  const countOf = (table: "ledger" | "member_standing"): number =>
    db.prepare<[], { count: number }>(`SELECT count(*) AS count FROM ${table}`).get()?.count ?? 0;
  return {
    counts: () => ({ entries: countOf("ledger"), members: countOf("member_standing") }),
    ledgerPages: () => readLedger(db),
    standingPages: () => readStandings(db),
    /** What lies on all accounts of a kind, and on how many of them something is left. */
    heldValue(prefix: string): { readonly balanceMinor: Minor; readonly holders: number } {
      const row = db
        .prepare<[string, string], { balance: number | null; holders: number }>(
          `SELECT sum(balance_minor) AS balance, count(*) FILTER (WHERE balance_minor <> 0) AS holders
             FROM value_account WHERE account >= ? AND account < ?`,
        )
        .get(prefix, `${prefix}~`);
      return { balanceMinor: minor(row?.balance ?? 0), holders: row?.holders ?? 0 };
    },
    findProgram(businessDate: string): Program | null {
      const row = db
        .prepare<[string], { program: string }>(
          "SELECT program FROM program_version WHERE effective_from <= ? ORDER BY effective_from DESC, version DESC LIMIT 1",
        )
        .get(businessDate);
      return row === undefined ? null : programSchema.parse(JSON.parse(row.program));
    },
    close: () => void db.close(),
  };
}

function* readLedger(db: Database.Database): Generator<readonly ReadPostings[]> {
  const page = db.prepare<[number], { position: number; postings: string; month: string; type: string }>(
    `SELECT position, postings, substr(business_date, 1, 7) AS month, type
       FROM ledger JOIN journal USING (position) WHERE position > ? ORDER BY position LIMIT ${PAGE_ROWS}`,
  );
  let after = 0;
  for (let rows = page.all(after); rows.length > 0; rows = page.all(after)) {
    after = rows.at(-1)?.position ?? after;
    yield rows.map(({ month, type, postings }) => ({ month, fact: type, postings: readPostings(postings) }));
  }
}

function readPostings(text: string): ReadPostings["postings"] {
  const parsed: unknown = JSON.parse(text);
  assert(Array.isArray(parsed), "the postings of an entry are a list");
  // Written by the store's own `encodePostings` alone.
  return parsed as ReadPostings["postings"];
}

function* readStandings(db: Database.Database): Generator<readonly MemberStanding[]> {
  const page = db.prepare<[string], { member_ref: string; standing: string }>(
    `SELECT member_ref, standing FROM member_standing WHERE member_ref > ? ORDER BY member_ref LIMIT ${PAGE_ROWS}`,
  );
  let after = "";
  for (let rows = page.all(after); rows.length > 0; rows = page.all(after)) {
    after = rows.at(-1)?.member_ref ?? after;
    yield rows.map(({ standing }) => decodeStanding(standing));
  }
}
