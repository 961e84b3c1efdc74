/** What one act is: all of it or nothing, once, durable, and balanced. */
import { readdirSync, statSync } from "node:fs";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { points } from "#core/money/integers.ts";
import { openAnchor } from "#main/store/anchor.ts";
import { openConnection } from "#main/store/connection.ts";
import { openJournal } from "#main/store/journal.ts";
import { openProjections } from "#main/store/projections.ts";
import { createSqliteStore } from "#main/store/sqlite-store.ts";
import { Statements } from "#main/store/statements.ts";
import type { Store } from "#main/store/store.ts";
import { StoreFault } from "#main/store/store-fault.ts";
import { verifyStore } from "#main/store/verify-store.ts";
import { idOf, momentOf, saleAct, setUpShop } from "../builders/test-shop.ts";
import { makeFolder, openTestStore, testOptions } from "../builders/test-store.ts";

let folder: ReturnType<typeof makeFolder>;
let store: Store;
const MEMBER = idOf(8, 1);

beforeEach(() => {
  folder = makeFolder();
  store = openTestStore(folder.dataDir);
  setUpShop(store);
});
afterEach(() => {
  store.close();
  folder.remove();
});

describe("one act", () => {
  test("is found again as it was committed", () => {
    const act = saleAct(store, 1, MEMBER, 3);
    const head = store.commit(act);
    expect(head).toEqual(store.head());
    const sale = store.sales.find(idOf(4, 1));
    expect(sale).toMatchObject({ receiptNumber: 1, saleId: idOf(4, 1), actor: "staff-1", moment: momentOf(1) });
    expect(sale?.fact).toEqual(act.facts[0]);
    expect(store.sales.findByReceiptNumber(1)).toEqual(sale);
    expect(store.findAnswer(act.commandId)).toEqual(act.answer);
    expect(store.printJobs.listPending(5).map((job) => job.saleId)).toEqual([idOf(4, 1)]);
  });

  test("a command's id does not pass for a sale's id", () => {
    store.commit(saleAct(store, 1, null, 1));
    expect(store.sales.find(idOf(5, 1))).toBeNull();
  });

  test("moves the member's standing by what the sale says", () => {
    const first = saleAct(store, 1, MEMBER, 3);
    store.commit(first);
    const [fact] = first.facts;
    const after = fact.type === "SaleCompleted" ? fact.body.points?.after : undefined;
    const standing = store.members.getStanding(MEMBER);
    expect(standing.lots.reduce((sum, lot) => sum + lot.remaining, 0)).toBe(after);
    expect(standing).toMatchObject({ saleCount: 1, firstVisit: momentOf(1).businessDate });
  });

  test("sent twice is done once", () => {
    const act = saleAct(store, 1, MEMBER, 3);
    const head = store.commit(act);
    expect(store.commit(act)).toEqual(head);
    expect(store.sales.listRecent(10)).toHaveLength(1);
  });

  test("another act under a used command id is a bug, never silently done", () => {
    store.commit(saleAct(store, 1, null, 3));
    const other = { ...saleAct(store, 2, null, 2), commandId: idOf(5, 1) };
    expect(() => store.commit(other)).toThrow("a command id was used for two different acts");
  });

  test("its later entries have ids made from the command's, so a repeat cannot add them", () => {
    const db = openConnection(join(folder.dataDir, "till.db"));
    const ids = db.prepare<[], { id: string }>("SELECT id FROM journal ORDER BY position").all();
    db.close();
    expect(ids[1]?.id).toBe(idOf(7, 0));
    expect(ids[2]?.id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-a[0-9a-f]{3}-[0-9a-f]{12}$/);
  });

  test("whose side work fails leaves nothing", () => {
    const act = saleAct(store, 1, MEMBER, 3);
    const before = store.head();
    const failing = {
      ...act,
      alongside() {
        act.alongside?.();
        throw new Error("the side work failed");
      },
    };
    expect(() => store.commit(failing)).toThrow("the side work failed");
    expect(store.head()).toEqual(before);
    expect(store.sales.nextReceiptNumber()).toBe(1);
    expect(store.printJobs.listRecent(5)).toEqual([]);
    expect(store.findAnswer(act.commandId)).toBeUndefined();
    store.commit(act);
    expect(store.head().seq).toBe(before.seq + 1);
  });

  test("whose points moves do not make its change of balance is a bug", () => {
    const act = saleAct(store, 1, MEMBER, 3);
    const [fact] = act.facts;
    if (fact.type !== "SaleCompleted" || fact.body.points === null) throw new Error("a member's sale has points");
    const wrong = { ...fact, body: { ...fact.body, points: { ...fact.body.points, after: points(9999) } } };
    expect(() => store.commit({ ...act, facts: [wrong] })).toThrow("change of balance");
    expect(store.sales.listRecent(5)).toEqual([]);
  });

  test("with a receipt number that leaves a hole is a bug", () => {
    const act = saleAct(store, 1, null, 1);
    const [fact] = act.facts;
    if (fact.type !== "SaleCompleted") throw new Error("a sale's fact");
    const gap = { ...fact, body: { ...fact.body, receiptNumber: 3 } };
    expect(() => store.commit({ ...act, facts: [gap] })).toThrow("next receipt number");
  });
});

describe("a batch", () => {
  test("is all or nothing", () => {
    const before = store.head();
    expect(() =>
      store.batch(() => {
        for (let n = 1; n <= 3; n++) store.commit(saleAct(store, n, MEMBER, 2));
        throw new Error("row 4 is not readable");
      }),
    ).toThrow("row 4");
    expect(store.head()).toEqual(before);
    expect(store.members.getStanding(MEMBER).saleCount).toBe(0);
  });

  test("in which a commit failed and the failure was swallowed commits nothing", () => {
    const before = store.head();
    const swallow = (): void => {
      try {
        store.commit({ ...saleAct(store, 2, null, 1), alongside: () => expect.unreachable() });
      } catch {
        // What a careless caller would do.
      }
    };
    expect(() =>
      store.batch(() => {
        store.commit(saleAct(store, 1, null, 1));
        swallow();
      }),
    ).toThrow("a part of this transaction failed");
    expect(store.head()).toEqual(before);
  });
});

describe("a full disk", () => {
  /** The same till with a database that may not grow by more than a few pages. */
  function reopenWithoutRoom(): Store {
    store.close();
    const { dataDir } = folder;
    const db = openConnection(join(dataDir, "till.db"));
    const pages = Number(db.pragma("page_count", { simple: true }));
    db.pragma(`max_page_count = ${pages + 8}`);
    const sql = new Statements(db, testOptions(dataDir).log);
    const anchor = openAnchor(join(dataDir, "till.anchor"), { written: () => undefined, failed: () => undefined });
    anchor.read();
    return createSqliteStore({
      db,
      sql,
      journal: openJournal(sql, () => idOf(9, 0)),
      projections: openProjections(sql),
      anchor,
      dataDir,
      freeBytesOf: () => 0,
      onCommitStep: () => undefined,
      release: () => undefined,
    });
  }

  test("while committing is a fault, leaves nothing in half, and the till goes on when there is room", () => {
    let sold = 0;
    store = reopenWithoutRoom();
    let fault: unknown = null;
    while (fault === null && sold < 50) {
      try {
        store.commit(saleAct(store, sold + 1, MEMBER, 10));
        sold += 1;
      } catch (error) {
        fault = error;
      }
    }
    expect(fault).toBeInstanceOf(StoreFault);
    expect(fault).toMatchObject({ code: "diskFull" });
    expect(sold).toBeGreaterThan(0);
    expect(store.sales.listRecent(100)).toHaveLength(sold);
    expect(store.printJobs.listRecent(100)).toHaveLength(sold);
    store.close();
    expect(verifyStore(folder.dataDir)?.filter((check) => !check.passed)).toEqual([]);

    store = openTestStore(folder.dataDir);
    store.commit(saleAct(store, sold + 1, MEMBER, 10));
    expect(store.sales.listRecent(100)).toHaveLength(sold + 1);
  });

  test("makes the till give up its ballast", () => {
    store.close();
    store = openTestStore(folder.dataDir, { ballastBytes: 1_000_000 });
    const ballast = join(folder.dataDir, "ballast");
    expect(statSync(ballast).size).toBe(1_000_000);
    store = reopenWithoutRoom();
    expect(() => {
      for (let n = 1; n < 50; n++) store.commit(saleAct(store, n, null, 10));
    }).toThrow(StoreFault);
    expect(statSync(ballast).size).toBe(0);
  });
});

describe("room on the disk", () => {
  test.each([
    [200 * 1024 * 1024, "ok"],
    [200 * 1024 * 1024 - 1, "low"],
  ] as const)("with %i bytes free it is %s", (freeBytes, state) => {
    store.close();
    store = openTestStore(folder.dataDir, { freeBytesOf: () => freeBytes });
    expect(store.space()).toEqual({ freeBytes, state });
  });

  test("the ballast is not laid where it would itself make room scarce", () => {
    store.close();
    store = openTestStore(folder.dataDir, { ballastBytes: 1000, freeBytesOf: () => 300 * 1024 * 1024 });
    expect(readdirSync(folder.dataDir)).not.toContain("ballast");
  });
});
