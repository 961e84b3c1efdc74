/** Every way in which opening a till's folder can end, provoked on real files. */
import Database from "better-sqlite3";
import { copyFileSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { openConnection } from "#main/store/connection.ts";
import { openStore } from "#main/store/open-store.ts";
import { saleAct, setUpShop } from "../builders/test-shop.ts";
import { makeFolder, openTestStore, testOptions } from "../builders/test-store.ts";

let folder: ReturnType<typeof makeFolder>;
let dataDir: string;
beforeEach(() => {
  folder = makeFolder();
  dataDir = folder.dataDir;
});
afterEach(() => folder.remove());

const open = () => openStore(testOptions(dataDir));

/** A closed shop with three sales. */
function shopWithSales(): void {
  const store = openTestStore(dataDir);
  setUpShop(store);
  for (let n = 1; n <= 3; n++) store.commit(saleAct(store, n, null, 2));
  store.close();
}

function changeBehindTheTill(sql: string): void {
  const db = new Database(join(dataDir, "till.db"));
  db.exec(sql);
  db.close();
}

describe("a healthy folder", () => {
  test("a new till begins its journal with one epoch", () => {
    const store = openTestStore(dataDir);
    expect(store.head()).toMatchObject({ epoch: 1, seq: 1 });
    expect(store.findSettings()).toBeNull();
    store.close();
  });

  test("a reopened till stands where it was left", () => {
    shopWithSales();
    const store = openTestStore(dataDir);
    expect(store.head()).toMatchObject({ epoch: 1, seq: 6 });
    expect(store.sales.nextReceiptNumber()).toBe(4);
    store.close();
  });

  test("a reopened database really is WAL, FULL, with foreign keys and without memory mapping", () => {
    shopWithSales();
    // What better-sqlite3 makes of the same file when nobody asks for more.
    const plain = new Database(join(dataDir, "till.db"));
    expect(plain.pragma("synchronous", { simple: true })).toBe(1);
    plain.close();
    const db = openConnection(join(dataDir, "till.db"));
    expect(db.pragma("journal_mode", { simple: true })).toBe("wal");
    expect(db.pragma("synchronous", { simple: true })).toBe(2);
    expect(db.pragma("foreign_keys", { simple: true })).toBe(1);
    expect(db.pragma("mmap_size", { simple: true })).toBe(0);
    expect(db.pragma("busy_timeout", { simple: true })).toBe(5000);
    db.close();
  });
});

describe("a folder that cannot be opened says why", () => {
  test("a second till on the same folder is refused by the name of the first", () => {
    const first = openTestStore(dataDir, { holderName: "till 1" });
    expect(open()).toEqual({
      ok: false,
      failure: { code: "lockedByOther", holder: { pid: process.pid, name: "till 1" } },
    });
    first.close();
    const second = openTestStore(dataDir);
    second.close();
  });

  test("a file where the folder should be is a folder that cannot be written", () => {
    const inTheWay = join(dataDir, "file");
    writeFileSync(inTheWay, "");
    expect(openStore(testOptions(inTheWay))).toEqual({ ok: false, failure: { code: "folderNotWritable" } });
  });

  test("a database of a newer program is refused by its version and left as it is", () => {
    shopWithSales();
    changeBehindTheTill("PRAGMA user_version = 99");
    expect(open()).toMatchObject({ ok: false, failure: { code: "newerDatabase", version: 99 } });
  });

  test("an older copy of the database is noticed as a loss", () => {
    shopWithSales();
    const copy = join(dataDir, "copy");
    copyFileSync(join(dataDir, "till.db"), copy);
    const store = openTestStore(dataDir);
    store.commit(saleAct(store, 4, null, 2));
    store.close();
    copyFileSync(copy, join(dataDir, "till.db"));
    expect(open()).toEqual({
      ok: false,
      failure: { code: "lossDetected", found: "headBeforeAnchor", headSeq: 6, anchorSeq: 7 },
    });
  });

  test("a lost database is noticed as a loss, not taken for a new till", () => {
    shopWithSales();
    rmSync(join(dataDir, "till.db"));
    expect(open()).toMatchObject({
      ok: false,
      failure: { code: "lossDetected", found: "headBeforeAnchor", headSeq: 0 },
    });
  });

  test("another till's database in this till's place is noticed", () => {
    shopWithSales();
    const other = makeFolder();
    const store = openTestStore(other.dataDir, { newId: () => crypto.randomUUID() });
    setUpShop(store);
    for (let n = 1; n <= 9; n++) store.commit(saleAct(store, n, null, 1));
    store.close();
    copyFileSync(join(other.dataDir, "till.db"), join(dataDir, "till.db"));
    other.remove();
    expect(open()).toMatchObject({ ok: false, failure: { code: "lossDetected", found: "entryReplaced" } });
  });

  test("a missing anchor is named", () => {
    shopWithSales();
    rmSync(join(dataDir, "till.anchor"));
    expect(open()).toMatchObject({ ok: false, failure: { code: "lossDetected", found: "anchorMissing" } });
  });

  test("an anchor without a whole slot is named", () => {
    shopWithSales();
    writeFileSync(join(dataDir, "till.anchor"), Buffer.alloc(256, 7));
    expect(open()).toMatchObject({ ok: false, failure: { code: "lossDetected", found: "anchorUnreadable" } });
  });

  test("an edited entry among the last thousand breaks the chain by its number", () => {
    shopWithSales();
    changeBehindTheTill(`DROP TRIGGER journal_refuses_update;
      UPDATE journal SET actor = 'somebody' WHERE seq = 5;`);
    expect(open()).toEqual({ ok: false, failure: { code: "storeDamaged", found: "chain", seq: 5 } });
  });

  test("a file that is no database is a damaged file", () => {
    shopWithSales();
    writeFileSync(join(dataDir, "till.db"), Buffer.alloc(8192, 65));
    expect(open()).toEqual({ ok: false, failure: { code: "storeDamaged", found: "file", seq: null } });
  });

  test("a damaged page is found at the start after a till that was not closed in order", () => {
    shopWithSales();
    const file = join(dataDir, "till.db");
    const db = new Database(file);
    const page = Number(db.prepare("SELECT rootpage FROM sqlite_schema WHERE name = 'card_by_member'").pluck().get());
    db.close();
    const bytes = readFileSync(file);
    bytes.fill(0x55, (page - 1) * 4096, page * 4096);
    writeFileSync(file, bytes);
    const lock = new Database(join(dataDir, "till.lock"));
    lock.exec("UPDATE holder SET clean = 0");
    lock.close();
    expect(open()).toEqual({ ok: false, failure: { code: "storeDamaged", found: "file", seq: null } });
  });

  test("after any refusal the lock is free again", () => {
    shopWithSales();
    changeBehindTheTill("PRAGMA user_version = 99");
    expect(open().ok).toBe(false);
    changeBehindTheTill("PRAGMA user_version = 3");
    openTestStore(dataDir).close();
  });
});

test.each([0, 1])("a torn slot %i of the anchor leaves the other one to be read", (slot) => {
  shopWithSales();
  // Each start settles the other slot, so now both are written.
  openTestStore(dataDir).close();
  const file = join(dataDir, "till.anchor");
  const bytes = readFileSync(file);
  bytes.fill(0xff, slot * 128 + 60, slot * 128 + 80);
  writeFileSync(file, bytes);
  const store = openTestStore(dataDir);
  expect(store.head().seq).toBe(6);
  store.close();
});
