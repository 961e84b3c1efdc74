/** What happens to a member beside visits, folded: points by hand, bonuses, consent, merges; and that a rebuild agrees. */
import { afterEach, beforeEach, expect, test } from "vitest";
import { assert } from "#core/assert.ts";
import type { Fact, FactOf } from "#core/events/catalog.ts";
import { decideMerge, decideUndoMerge } from "#core/members/decide-merge.ts";
import { points } from "#core/money/integers.ts";
import { decideAdjustment } from "#core/points/decide-adjustment.ts";
import type { AdjustmentRequest } from "#core/points/decide-adjustment.ts";
import { balanceOf, emptyStanding } from "#core/points/fold-standing.ts";
import type { Program } from "#core/program/program.ts";
import type { Store } from "#main/store/store.ts";
import { verifyStore } from "#main/store/verify-store.ts";
import { PROGRAM, idOf, momentOf, saleAct, setUpShop } from "../builders/test-shop.ts";
import { makeFolder, openTestStore } from "../builders/test-store.ts";

const ADA = idOf(8, 1);
const ADA_TOO = idOf(8, 2);
const WITH_BONUS: Program = {
  ...PROGRAM,
  earning: {
    ...PROGRAM.earning,
    bonuses: [{ id: "hello", name: { en: "Welcome", "zh-CN": "欢迎礼" }, on: "welcome", points: points(50) }],
  },
};

let folder: ReturnType<typeof makeFolder>;
let store: Store;
let acts = 0;
beforeEach(() => {
  folder = makeFolder();
  store = openTestStore(folder.dataDir);
  setUpShop(store);
  acts = 0;
});
afterEach(() => {
  store.close();
  folder.remove();
});

function commit(fact: Fact): void {
  acts += 1;
  store.commit({
    commandId: idOf(12, acts),
    moment: momentOf(1000 + acts),
    actor: "staff-1",
    approver: "staff-2",
    facts: [fact],
    answer: {},
  });
}

function adjust(ref: string, entry: AdjustmentRequest["entry"]): void {
  const { businessDate } = momentOf(1001 + acts);
  const decided = decideAdjustment({
    adjustmentId: idOf(13, acts),
    member: {
      ref,
      standing: store.members.getStanding(ref),
      used: store.ruleUses.listUsed(ref, ["bonus:hello"], businessDate),
    },
    program: WITH_BONUS,
    businessDate,
    reason: "spilt milk",
    entry,
  });
  assert(decided.ok, `not decided: ${JSON.stringify(decided)}`);
  commit(decided.value.fact);
}

function merge(keptRef: string, mergedRef: string): FactOf<"MembersMerged">["body"] {
  const decided = decideMerge({
    mergeId: idOf(14, acts),
    kept: { ref: keptRef, standing: store.members.getStanding(keptRef) },
    merged: { ref: mergedRef, standing: store.members.getStanding(mergedRef) },
    reason: "two cards",
    program: PROGRAM,
    businessDate: momentOf(1001 + acts).businessDate,
  });
  assert(decided.ok, "two members can be merged");
  commit(decided.value.fact);
  return decided.value.fact.body;
}

function undo(merged: FactOf<"MembersMerged">["body"]): void {
  const decided = decideUndoMerge({
    merge: merged,
    isUndone: false,
    standing: store.members.getStanding(merged.keptRef),
    isMergedFurther: false,
    reason: "two people",
    businessDate: momentOf(1001 + acts).businessDate,
  });
  assert(decided.ok, "a merge can be undone");
  commit(decided.value.fact);
}

const typesOf = (ref: string): readonly string[] =>
  store.members.listEntries(ref, null, 20).entries.map(({ fact }) => fact.type);

test("points by hand go to a member who has never bought anything, and stand in their ledger", () => {
  adjust(ADA, { kind: "manual", points: points(30) });
  adjust(ADA, { kind: "manual", points: points(-12) });
  expect(balanceOf(store.members.getStanding(ADA))).toBe(18);
  expect(store.members.listVisits(ADA, 5)).toEqual([]);
  expect(typesOf(ADA)).toEqual(["PointsAdjusted", "PointsAdjusted"]);
});

test("a visit after points by hand begins the chain of visits, and points by hand do not break it", () => {
  adjust(ADA, { kind: "manual", points: points(30) });
  store.commit(saleAct(store, 1, ADA));
  adjust(ADA, { kind: "manual", points: points(1) });
  store.commit(saleAct(store, 2, ADA));
  expect(store.members.listVisits(ADA, 5).map(({ saleId }) => saleId)).toEqual([idOf(4, 2), idOf(4, 1)]);
  expect(typesOf(ADA)).toHaveLength(4);
});

test("a bonus counts as used, also for whoever the member is merged into", () => {
  adjust(ADA_TOO, { kind: "bonus", bonusId: "hello" });
  merge(ADA, ADA_TOO);
  const { businessDate } = momentOf(1001 + acts);
  for (const ref of [ADA, ADA_TOO]) {
    expect(store.ruleUses.listUsed(ref, ["bonus:hello"], businessDate).get("bonus:hello")).toMatchObject({
      uses: 1,
      points: 50,
    });
  }
});

test("a merge moves what one reference has to the other, and its undoing moves it back, whatever was sold in between", () => {
  store.commit(saleAct(store, 1, ADA));
  store.commit(saleAct(store, 2, ADA_TOO));
  adjust(ADA_TOO, { kind: "manual", points: points(40) });
  const [ada, too] = [store.members.getStanding(ADA), store.members.getStanding(ADA_TOO)];
  const merged = merge(ADA, ADA_TOO);
  expect(store.members.resolve(ADA_TOO)).toBe(ADA);
  expect(store.members.getStanding(ADA_TOO)).toEqual(emptyStanding());
  // 0.65 and 0.75 of a point, carried by the two, are 1.40 of the one.
  expect(balanceOf(store.members.getStanding(ADA))).toBe(balanceOf(ada) + balanceOf(too) + 1);

  const before = balanceOf(store.members.getStanding(ADA));
  store.commit(saleAct(store, 3, ADA));
  const earned = balanceOf(store.members.getStanding(ADA)) - before;
  undo(merged);
  expect(store.members.resolve(ADA_TOO)).toBe(ADA_TOO);
  expect(store.members.getStanding(ADA_TOO)).toEqual(too);
  expect(store.members.getStanding(ADA).saleCount).toBe(2);
  expect(Math.abs(balanceOf(store.members.getStanding(ADA)) - balanceOf(ada) - earned)).toBeLessThanOrEqual(1);
  expect(typesOf(ADA)).toEqual(["MergeUndone", "SaleCompleted", "MembersMerged", "SaleCompleted"]);
  expect(typesOf(ADA_TOO)).toEqual(["MergeUndone", "MembersMerged", "PointsAdjusted", "SaleCompleted"]);
});

test("an undoing with nothing in between leaves both as they were", () => {
  store.commit(saleAct(store, 1, ADA));
  store.commit(saleAct(store, 2, ADA_TOO));
  const both = [store.members.getStanding(ADA), store.members.getStanding(ADA_TOO)];
  undo(merge(ADA, ADA_TOO));
  expect([store.members.getStanding(ADA), store.members.getStanding(ADA_TOO)]).toEqual(both);
});

test("consent that is given or withdrawn stands in the member's ledger", () => {
  commit({ type: "ConsentChanged", body: { memberRef: ADA, membership: true, marketing: false } });
  expect(typesOf(ADA)).toEqual(["ConsentChanged"]);
});

test("what is folded once more from the journal is the same, row by row", () => {
  store.commit(saleAct(store, 1, ADA));
  store.commit(saleAct(store, 2, ADA_TOO));
  adjust(ADA_TOO, { kind: "bonus", bonusId: "hello" });
  const first = merge(ADA, ADA_TOO);
  store.commit(saleAct(store, 3, ADA));
  undo(first);
  merge(ADA_TOO, ADA);
  const checks = verifyStore(folder.dataDir);
  expect(checks?.flatMap((check) => check.faults)).toEqual([]);
  expect(checks?.find((check) => check.name === "projections")?.count).toBeGreaterThan(0);
});
