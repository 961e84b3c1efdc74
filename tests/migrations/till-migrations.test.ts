/** The runner of migrations on real files, and every step: old rows in, new rows out. */
import Database from "better-sqlite3";
import { existsSync, mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { findMigrationsDir, migrate, readSteps, readVersion } from "#main/store/migrate.ts";
import { saleAct, setUpShop } from "../builders/test-shop.ts";
import { makeFolder, openTestStore } from "../builders/test-store.ts";

let folder: ReturnType<typeof makeFolder>;
let db: Database.Database;
beforeEach(() => {
  folder = makeFolder();
  db = new Database(join(folder.dataDir, "some.db"));
});
afterEach(() => {
  db.close();
  folder.remove();
});

const step = (number: number, sql: string) => ({ number, sql });
const copyTo = (from: number): string => join(folder.dataDir, `copy-of-${from}.db`);

describe("the runner", () => {
  test("runs what is pending, once, and remembers how far it came", () => {
    const steps = [step(1, "CREATE TABLE one (a)"), step(2, "INSERT INTO one VALUES (7)")];
    expect(migrate(db, steps, copyTo)).toEqual({ kind: "current" });
    expect(migrate(db, steps, copyTo)).toEqual({ kind: "current" });
    expect(readVersion(db)).toBe(2);
    expect(db.prepare("SELECT count(*) FROM one").pluck().get()).toBe(1);
    expect(existsSync(copyTo(0))).toBe(false);
  });

  test("keeps a copy of what there was before a later step", () => {
    migrate(db, [step(1, "CREATE TABLE one (a); INSERT INTO one VALUES (1)")], copyTo);
    migrate(db, [step(1, ""), step(2, "UPDATE one SET a = 2")], copyTo);
    const copy = new Database(copyTo(1), { readonly: true });
    expect(copy.prepare("SELECT a FROM one").pluck().get()).toBe(1);
    expect(readVersion(copy)).toBe(1);
    copy.close();
  });

  test("does all pending steps or none", () => {
    const steps = [
      step(1, "CREATE TABLE one (a)"),
      step(2, "CREATE TABLE two (b)"),
      step(3, "INSERT INTO nowhere VALUES (1)"),
    ];
    migrate(db, steps.slice(0, 1), copyTo);
    expect(() => migrate(db, steps, copyTo)).toThrow("nowhere");
    expect(readVersion(db)).toBe(1);
    expect(db.prepare("SELECT name FROM sqlite_schema WHERE name = 'two'").get()).toBeUndefined();
  });

  test("never touches a database of a newer program", () => {
    migrate(db, [step(1, "CREATE TABLE one (a)"), step(2, "")], copyTo);
    expect(migrate(db, [step(1, "")], copyTo)).toEqual({ kind: "newer", version: 2, known: 1 });
    expect(readVersion(db)).toBe(2);
  });

  test("refuses a row of numbers with a hole", () => {
    const dir = join(folder.dataDir, "steps");
    mkdirSync(dir);
    writeFileSync(join(dir, "0001-first.sql"), "");
    writeFileSync(join(dir, "0003-third.sql"), "");
    expect(() => readSteps(dir)).toThrow("0003-third.sql breaks the row");
  });
});

describe("the till's steps", () => {
  const steps = readSteps(findMigrationsDir());
  const before = (number: number): void => {
    migrate(db, steps.slice(0, number - 1), copyTo);
  };
  const run = (number: number): void => {
    migrate(db, steps.slice(0, number), copyTo);
  };

  const insertEntry = (seq: number, id = `018f0000-0000-7000-8000-${String(seq).padStart(12, "0")}`): void => {
    db.prepare(
      `INSERT INTO journal VALUES (1099511627776 + ?, '018f0000-0000-7000-8000-000000000000', 1, ?, ?, 'DrawerOpened', 1,
        '2026-11-22', 0, 0, 'system', NULL, zeroblob(32), zeroblob(32), x'7b7d')`,
    ).run(seq, seq, id);
    db.prepare("INSERT INTO journal_id VALUES (?, 1099511627776 + ?, NULL)").run(id, seq);
  };

  test("0001 makes a journal, ids and acknowledgements that take rows and never let go of them", () => {
    run(1);
    insertEntry(1);
    db.exec("INSERT INTO acknowledgement VALUES (1, 1099511627777, 0)");
    for (const table of ["journal", "journal_id", "acknowledgement"]) {
      expect(() => db.exec(`DELETE FROM ${table}`)).toThrow("append-only");
      const column = db.prepare(`SELECT name FROM pragma_table_info('${table}')`).pluck().get();
      expect(() => db.exec(`UPDATE ${table} SET ${String(column)} = ${String(column)}`)).toThrow("append-only");
    }
  });

  test("0001 refuses a second entry with a place or an id that is taken", () => {
    run(1);
    insertEntry(1);
    expect(() => insertEntry(1, "018f0000-0000-7000-8000-00000000000a")).toThrow("UNIQUE");
    expect(() => insertEntry(2, "018f0000-0000-7000-8000-000000000001")).toThrow("UNIQUE");
  });

  test("0002 leaves the journal's rows as they were and adds empty tables", () => {
    before(2);
    insertEntry(1);
    const rows = db.prepare("SELECT * FROM journal").all();
    run(2);
    expect(db.prepare("SELECT * FROM journal").all()).toEqual(rows);
    expect(db.prepare("SELECT count(*) FROM member").pluck().get()).toBe(0);
    expect(() => db.exec("INSERT INTO card VALUES ('1', 99, 'x', 'active')")).toThrow("FOREIGN KEY");
  });

  test("0003 keeps members and products, who have no brand and nobody who brought them", () => {
    before(3);
    db.exec(`INSERT INTO product (id, name, category, tax_rate_id, unit_price_minor, sold_by)
             VALUES ('tea', 'Tea', 'drinks', 'standard', 250, 'piece');
             INSERT INTO member (ref, name, note, consent_membership, consent_marketing, consent_given_on, enrolled_on)
             VALUES ('r1', 'Ada', '', 1, 0, '2026-01-01', '2026-01-01')`);
    run(3);
    expect(db.prepare("SELECT id, name, category, unit_price_minor, brand FROM product").get()).toEqual({
      id: "tea",
      name: "Tea",
      category: "drinks",
      unit_price_minor: 250,
      brand: null,
    });
    expect(db.prepare("SELECT ref, name, referred_by FROM member").get()).toEqual({
      ref: "r1",
      name: "Ada",
      referred_by: null,
    });
    db.exec("INSERT INTO gift_card VALUES ('GC1', 'ref-1')");
    expect(() => db.exec("INSERT INTO gift_card VALUES ('GC2', 'ref-1')")).toThrow("UNIQUE");
  });

  test("every step has a test here", () => {
    expect(steps.map((one) => one.number)).toEqual([1, 2, 3]);
  });
});

test("projections of another version are made anew from the journal at the next start, row for row", () => {
  let store = openTestStore(folder.dataDir);
  setUpShop(store);
  for (let n = 1; n <= 12; n++) {
    store.commit(saleAct(store, n, n % 4 === 0 ? null : `018f0000-0000-7000-8000-00000000000${n % 4}`, 1 + (n % 3)));
  }
  store.close();
  const tables = ["sale", "ledger", "member_standing", "program_version", "shop_settings", "receipt_floor"];
  const dump = (change: string): unknown[][] => {
    const file = new Database(join(folder.dataDir, "till.db"));
    const rows = tables.map((table) => file.prepare(`SELECT * FROM ${table} ORDER BY 1`).all());
    file.exec(change);
    file.close();
    return rows;
  };
  const committed = dump(
    "UPDATE projection_version SET version = 0; DROP TABLE member_standing; UPDATE sale SET total_minor = 0",
  );
  expect(committed[0]).toHaveLength(12);
  store = openTestStore(folder.dataDir);
  expect(store.sales.nextReceiptNumber()).toBe(13);
  store.close();
  expect(dump("SELECT 1")).toEqual(committed);
});
