/** A copy out and back: whole, checked, and never a number used twice. */
import Database from "better-sqlite3";
import { existsSync, readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { backupStore, restoreStore } from "#main/store/backup.ts";
import { exportJournal } from "#main/store/export-journal.ts";
import { verifyStore } from "#main/store/verify-store.ts";
import { idOf, saleAct, setUpShop } from "../builders/test-shop.ts";
import { makeFolder, openTestStore, testOptions } from "../builders/test-store.ts";

let folder: ReturnType<typeof makeFolder>;
let copies: ReturnType<typeof makeFolder>;
let copy: string;
beforeEach(() => {
  folder = makeFolder();
  copies = makeFolder();
  copy = join(copies.dataDir, "deep", "copy.db");
});
afterEach(() => {
  folder.remove();
  copies.remove();
});

function sell(from: number, to: number): void {
  const store = openTestStore(folder.dataDir);
  if (store.findSettings() === null) setUpShop(store);
  for (let n = from; n <= to; n++) store.commit(saleAct(store, n, idOf(8, n % 3), 2));
  store.close();
}

const restore = (dataDir: string, file = copy) =>
  restoreStore({ ...testOptions(dataDir), newId: () => idOf(10, 1), file, dataDir });

describe("a backup", () => {
  test("of a till that is selling is a whole till of that moment", () => {
    sell(1, 5);
    const store = openTestStore(folder.dataDir);
    store.commit(saleAct(store, 6, null, 2));
    expect(backupStore(folder.dataDir, copy)).toEqual({ ok: true, value: { head: store.head(), entries: 9 } });
    store.close();
    expect(readdirSync(join(copies.dataDir, "deep"))).toEqual(["copy.db"]);
  });

  test("never writes over a file", () => {
    sell(1, 1);
    copy = join(copies.dataDir, "mine");
    writeFileSync(copy, "something else");
    expect(backupStore(folder.dataDir, copy)).toEqual({ ok: false, failure: { code: "targetExists" } });
  });

  test("of a folder without a till is refused", () => {
    expect(backupStore(folder.dataDir, copy)).toEqual({ ok: false, failure: { code: "sourceMissing" } });
  });

  test("of a broken chain is refused and leaves no file under the name", () => {
    sell(1, 5);
    const db = new Database(join(folder.dataDir, "till.db"));
    db.exec("DROP TRIGGER journal_refuses_update; UPDATE journal SET actor = 'x' WHERE seq = 4");
    db.close();
    expect(backupStore(folder.dataDir, copy)).toEqual({ ok: false, failure: { code: "storeDamaged" } });
    expect(existsSync(copy)).toBe(false);
  });

  test("into a folder that cannot be made is refused", () => {
    sell(1, 1);
    writeFileSync(join(copies.dataDir, "file"), "");
    const target = join(copies.dataDir, "file", "copy.db");
    expect(backupStore(folder.dataDir, target)).toEqual({ ok: false, failure: { code: "folderNotWritable" } });
  });
});

describe("going back to a backup", () => {
  test("opens a new epoch, above every number that was used since", () => {
    sell(1, 5);
    backupStore(folder.dataDir, copy);
    sell(6, 8);
    const restored = restore(folder.dataDir);
    expect(restored).toMatchObject({ ok: true, value: { head: { epoch: 2, seq: 1 } } });
    const store = openTestStore(folder.dataDir);
    expect(store.sales.listRecent(1)[0]?.receiptNumber).toBe(5);
    expect(store.sales.nextReceiptNumber()).toBe(1_000_001);
    store.commit({ ...saleAct(store, 1_000_001, idOf(8, 1), 2) });
    expect(store.head()).toMatchObject({ epoch: 2, seq: 2 });
    expect(store.outbox.waiting().count).toBe(10);
    store.close();
    expect(verifyStore(folder.dataDir)?.flatMap((check) => check.faults)).toEqual([]);
  });

  test("keeps what lay in the folder", () => {
    sell(1, 5);
    backupStore(folder.dataDir, copy);
    sell(6, 6);
    restore(folder.dataDir);
    const aside = readdirSync(folder.dataDir).find((name) => name.startsWith("set-aside-"));
    expect(readdirSync(join(folder.dataDir, aside ?? "none")).sort()).toEqual(["till.anchor", "till.db"]);
  });

  test("twice in a row never uses an epoch twice", () => {
    sell(1, 2);
    backupStore(folder.dataDir, copy);
    restore(folder.dataDir);
    const again = restoreStore({
      ...testOptions(folder.dataDir),
      newId: () => idOf(10, 2),
      nowMs: () => 1,
      file: copy,
    });
    expect(again).toMatchObject({ ok: true, value: { head: { epoch: 3, seq: 1 } } });
  });

  test("works into an empty folder", () => {
    sell(1, 3);
    backupStore(folder.dataDir, copy);
    const fresh = makeFolder();
    expect(restore(fresh.dataDir).ok).toBe(true);
    const store = openTestStore(fresh.dataDir);
    expect(store.head()).toMatchObject({ epoch: 2, seq: 1 });
    store.close();
    fresh.remove();
  });

  test("is refused while a till runs in the folder", () => {
    sell(1, 1);
    backupStore(folder.dataDir, copy);
    const store = openTestStore(folder.dataDir, { holderName: "till 1" });
    expect(restore(folder.dataDir)).toMatchObject({
      ok: false,
      failure: { code: "lockedByOther", holder: { name: "till 1" } },
    });
    store.close();
  });

  test("is refused when the file is not a till's, and the folder stays as it was", () => {
    sell(1, 2);
    const junk = join(copies.dataDir, "junk");
    writeFileSync(junk, Buffer.alloc(8192, 1));
    expect(restore(folder.dataDir, junk)).toEqual({ ok: false, failure: { code: "storeDamaged" } });
    expect(restore(folder.dataDir, join(copies.dataDir, "none"))).toEqual({
      ok: false,
      failure: { code: "sourceMissing" },
    });
    const store = openTestStore(folder.dataDir);
    expect(store.head()).toMatchObject({ epoch: 1, seq: 5 });
    store.close();
  });
});

test("the exported journal is one JSON line an entry, in order, each holding the hash of the one before", () => {
  sell(1, 4);
  const lines = [...exportJournal(folder.dataDir)].map((line): unknown => JSON.parse(line));
  expect(lines).toHaveLength(7);
  expect(lines[0]).toMatchObject({ epoch: 1, seq: 1, type: "EpochOpened", prevHash: "0".repeat(64) });
  for (let index = 1; index < lines.length; index++) {
    const before = lines[index - 1] as { hash: string };
    expect(lines[index]).toMatchObject({ seq: index + 1, prevHash: before.hash });
  }
  expect(lines[3]).toMatchObject({ type: "SaleCompleted", body: { receiptNumber: 1 } });
});
