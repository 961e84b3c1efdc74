/** What `verifyStore` proves, and that it names the entry that somebody touched. */
import Database from "better-sqlite3";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { STORE_CHECKS, verifyStore } from "#main/store/verify-store.ts";
import { idOf, saleAct, setUpShop } from "../builders/test-shop.ts";
import { makeFolder, openTestStore } from "../builders/test-store.ts";

let folder: ReturnType<typeof makeFolder>;
beforeEach(() => {
  folder = makeFolder();
  const store = openTestStore(folder.dataDir);
  setUpShop(store);
  for (let n = 1; n <= 20; n++) store.commit(saleAct(store, n, n % 2 === 0 ? idOf(8, n % 5) : null, 3));
  store.close();
});
afterEach(() => folder.remove());

function tamper(...statements: readonly string[]): void {
  const db = new Database(join(folder.dataDir, "till.db"));
  for (const trigger of ["journal_refuses_update", "journal_refuses_delete", "journal_id_refuses_delete"]) {
    db.exec(`DROP TRIGGER ${trigger}`);
  }
  db.pragma("foreign_keys = OFF");
  for (const statement of statements) db.exec(statement);
  db.close();
}

const faults = (): readonly string[] => verifyStore(folder.dataDir)?.flatMap((check) => check.faults) ?? [];

test("an honest till passes every check, and each says how much it looked at", () => {
  const checks = verifyStore(folder.dataDir);
  expect(checks?.map((check) => check.name)).toEqual(STORE_CHECKS);
  expect(checks?.every((check) => check.passed && check.count > 0)).toBe(true);
  expect(checks?.find((check) => check.name === "chain")?.count).toBe(23);
});

test("a till that is selling can be verified", () => {
  const store = openTestStore(folder.dataDir);
  store.commit(saleAct(store, 21, null, 3));
  expect(faults()).toEqual([]);
  store.close();
});

test("a folder without a till has nothing to verify", () => {
  const empty = makeFolder();
  expect(verifyStore(empty.dataDir)).toBeNull();
  empty.remove();
});

describe("names what was touched by SQL behind the till", () => {
  test.each([
    ["actor = 'somebody'", "chain.hash 1:9"],
    ["approver = 'manager'", "chain.hash 1:9"],
    ["occurred_at_ms = occurred_at_ms + 1", "chain.hash 1:9"],
    ["business_date = '2020-01-01'", "chain.hash 1:9"],
    ["body = CAST(replace(CAST(body AS TEXT), '\"totalMinor\":', '\"totalMinor\":1') AS BLOB)", "chain.hash 1:9"],
    ["hash = zeroblob(32)", "chain.hash 1:9"],
    ["prev_hash = zeroblob(32)", "chain.link 1:9"],
  ])("an entry with %s", (change, fault) => {
    tamper(`UPDATE journal SET ${change} WHERE seq = 9`);
    expect(faults()).toContain(fault);
  });

  test("an entry that was taken out", () => {
    tamper("DELETE FROM journal WHERE seq = 9");
    expect(faults()).toEqual(expect.arrayContaining(["chain.gap 1:10", "chain.link 1:10"]));
  });

  test("the last entry taken out, which leaves a whole chain: the anchor knows", () => {
    tamper(
      "DELETE FROM journal_id WHERE position = (SELECT max(position) FROM journal)",
      "DELETE FROM journal WHERE seq = 23",
    );
    expect(faults()).toContain("anchor.ahead 1:23");
  });

  test("an id that leads nowhere", () => {
    tamper("DELETE FROM journal_id WHERE position = (SELECT position FROM journal WHERE seq = 9)");
    expect(faults()).toEqual(["ids.missing 1:9"]);
  });

  test("a posting that is out of balance", () => {
    tamper(`UPDATE ledger SET postings = json_set(postings, '$[0][2]', 1)
             WHERE position = (SELECT position FROM journal WHERE seq = 9)`);
    expect(faults()).toEqual(expect.arrayContaining(["ledger.money 1:9", "projections.ledger row 6"]));
  });

  test.each([
    ["UPDATE sale SET total_minor = total_minor + 1 WHERE receipt_number = 7", "projections.sale row 7"],
    ["DELETE FROM sale WHERE receipt_number = 7", "projections.sale row 7"],
    ["UPDATE member_standing SET standing = replace(standing, '[[', '[ [')", "projections.member_standing row 1"],
    ["DELETE FROM shop_settings", "projections.shop_settings row 1"],
    ["INSERT INTO receipt_floor VALUES (1, 500)", "projections.receipt_floor row 1"],
  ])("a projection changed by %s", (change, fault) => {
    tamper(change);
    expect(faults()).toEqual([fault]);
  });

  test("a page of the file that is not what it was; the other checks still run", () => {
    const file = join(folder.dataDir, "till.db");
    const db = new Database(file);
    const page = Number(db.prepare("SELECT rootpage FROM sqlite_schema WHERE name = 'card_by_member'").pluck().get());
    db.close();
    const bytes = readFileSync(file);
    bytes.fill(0x55, (page - 1) * 4096, page * 4096);
    writeFileSync(file, bytes);
    const checks = verifyStore(folder.dataDir);
    expect(checks?.filter((check) => !check.passed).map((check) => check.name)).toEqual(["file"]);
  });
});
