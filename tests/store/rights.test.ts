/** What sales use up and give out, folded: limits, serial coupons; and that a rebuild makes the same of it. */
import Database from "better-sqlite3";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { assert } from "#core/assert.ts";
import type { UsedRule } from "#core/basket/priced-basket.ts";
import type { IssuedCoupon, SaleCompleted } from "#core/events/sale-completed.ts";
import { points } from "#core/money/integers.ts";
import type { Moment, Store } from "#main/store/store.ts";
import { verifyStore } from "#main/store/verify-store.ts";
import { idOf, momentOf, saleAct, setUpShop } from "../builders/test-shop.ts";
import { makeFolder, openTestStore } from "../builders/test-store.ts";

let folder: ReturnType<typeof makeFolder>;
let store: Store;
beforeEach(() => {
  folder = makeFolder();
  store = openTestStore(folder.dataDir);
  setUpShop(store);
});
afterEach(() => {
  store.close();
  folder.remove();
});

const ANN = idOf(8, 1);
const BEN = idOf(8, 2);
const use = (ruleId: string, given = 0, serial: string | null = null): UsedRule => ({
  ruleId,
  serial,
  points: points(given),
});

let sales = 0;
function sell(member: string | null, businessDate: string, more: Partial<SaleCompleted>): string {
  sales += 1;
  const act = saleAct(store, sales, member, 1);
  const [fact] = act.facts;
  assert(fact.type === "SaleCompleted", "the test shop sells");
  const moment: Moment = { ...momentOf(sales), businessDate };
  store.commit({ ...act, moment, facts: [{ type: "SaleCompleted", body: { ...fact.body, ...more } }] });
  return fact.body.saleId;
}

test("uses of a rule count ever, this year and today, by member and over everybody", () => {
  sell(ANN, "2025-12-31", { uses: [use("promotion:three")] });
  sell(ANN, "2026-01-01", { uses: [use("promotion:three"), use("double", 30)] });
  sell(ANN, "2026-03-01", { uses: [use("promotion:three"), use("double", 12)] });
  sell(ANN, "2026-03-01", { uses: [use("promotion:three")] });
  sell(BEN, "2026-03-01", { uses: [use("promotion:three")] });
  sell(null, "2026-03-01", { uses: [use("promotion:three")] });

  const used = store.ruleUses.listUsed(ANN, ["promotion:three", "double", "promotion:other"], "2026-03-01");
  expect(used).toEqual(
    new Map([
      ["promotion:three", { uses: 4, usesToday: 2, usesThisYear: 3, points: 0, pointsToday: 0 }],
      ["double", { uses: 2, usesToday: 1, usesThisYear: 2, points: 42, pointsToday: 12 }],
    ]),
  );
  expect(store.ruleUses.listUsedInAll(["promotion:three", "double", "promotion:other"])).toEqual(
    new Map([
      ["promotion:three", 6],
      ["double", 2],
    ]),
  );
});

test("what was used before a merge counts for whoever the member is now", () => {
  sell(ANN, "2026-03-01", { uses: [use("coupon:welcome")] });
  sell(BEN, "2026-03-01", { uses: [use("coupon:welcome")] });
  const db = new Database(join(folder.dataDir, "till.db"));
  db.prepare("INSERT INTO member_link VALUES (?, ?, ?)").run(BEN, ANN, idOf(7, 5));
  db.close();
  expect(store.ruleUses.listUsed(ANN, ["coupon:welcome"], "2026-03-02").get("coupon:welcome")?.uses).toBe(2);
});

test("a serial is known from its issue and spent by its sale", () => {
  const coupon: IssuedCoupon = { couponId: "next", serial: "0001000000020", expiresOn: "2026-06-30", memberRef: ANN };
  sell(ANN, "2026-03-01", { issuedCoupons: [coupon] });
  expect(store.coupons.findIssued(coupon.serial)).toEqual(coupon);
  expect(store.coupons.findIssued("0001000000021")).toBeNull();
  expect(store.coupons.isUsed(coupon.serial)).toBe(false);

  sell(ANN, "2026-03-02", { uses: [use("coupon:next", 0, coupon.serial)] });
  expect(store.coupons.isUsed(coupon.serial)).toBe(true);
});

test("every projection is rebuilt to the same rows, also those with keys of several columns", () => {
  for (const date of ["2026-03-02", "2026-03-01"]) {
    for (const member of [BEN, ANN]) {
      sell(member, date, { uses: [use("promotion:z", 1), use("promotion:a", 2)] });
    }
  }
  expect(verifyStore(folder.dataDir)?.flatMap(({ faults }) => faults)).toEqual([]);

  const db = new Database(join(folder.dataDir, "till.db"));
  db.prepare("UPDATE rule_use SET points = points + 1 WHERE rule_id = 'promotion:a' AND member_ref = ?").run(BEN);
  db.close();
  const faults = verifyStore(folder.dataDir)?.flatMap((check) => check.faults);
  expect(faults).toEqual(["projections.rule_use row 5"]);
});
