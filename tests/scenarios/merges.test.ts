import { afterEach, beforeEach, describe, expect, it, test } from "vitest";
import { verifyStore } from "#main/store/verify-store.ts";
import {
  BEANS_CODE,
  OAT_MILK_CODE,
  enrolSomebody,
  makeGold,
  openShop,
  payCash,
  scanCode,
} from "../builders/open-shop.ts";
import type { TestTill } from "../builders/test-till.ts";

const DAY_MS = 86_400_000;

interface Member {
  readonly memberRef: string;
  readonly cardNumber: string;
}

let till: TestTill;
let kept: Member;
let other: Member;
beforeEach(async () => {
  till = await openShop();
  kept = await enrolSomebody(till, "张伟");
  other = await enrolSomebody(till, "Zhang Wei");
  await buy(kept, OAT_MILK_CODE);
  await makeGold(till, other.cardNumber);
  till.nowMs += DAY_MS;
});
afterEach(() => till.end());

const standing = (member: Member) => till.store.members.getStanding(member.memberRef);
const merge = () => till.done("mergeMembers", { keptRef: kept.memberRef, mergedRef: other.memberRef, reason: "twice" });
const undo = (mergeId: string) => till.done("undoMerge", { memberRef: kept.memberRef, mergeId, reason: "two people" });

async function buy(member: Member, ...codes: readonly string[]): Promise<void> {
  await scanCode(till, member.cardNumber);
  for (const code of codes) await scanCode(till, code);
  await payCash(till, 50_000);
  till.nowMs += DAY_MS;
}

describe("a merge", () => {
  it("is shown before it is made, and makes exactly that", async () => {
    const asked = { keptRef: kept.memberRef, mergedRef: other.memberRef };
    const before = standing(kept);
    const preview = await till.value("previewMerge", asked);
    expect(standing(kept)).toEqual(before);
    expect(preview.result).toMatchObject({
      name: "张伟",
      cards: 2,
      visits: 2,
      // The two carried fractions make a whole point.
      balance: preview.kept.balance + preview.merged.balance + 1,
      tier: { en: "Gold" },
      lifetimeSpendMinor: preview.kept.lifetimeSpendMinor + preview.merged.lifetimeSpendMinor,
    });
    const page = await merge();
    expect(page.balance).toBe(preview.result.balance);
    expect(page.panel).toMatchObject({ visitCount: 2, tier: { name: { en: "Gold" } } });
    expect(page.cards.map((card) => [card.number, card.merged])).toEqual([
      [kept.cardNumber, false],
      [other.cardNumber, true],
    ]);
    expect(standing(other)).toMatchObject({ lots: [], saleCount: 0 });
  });

  it("leads every way to the other to the kept one", async () => {
    await merge();
    const { view } = await scanCode(till, other.cardNumber);
    expect(view.basket.memberRef).toBe(kept.memberRef);
    await till.done("removeMember", {});
    const named = await till.done("identifyMember", { memberRef: other.memberRef });
    expect(named.view.basket.memberRef).toBe(kept.memberRef);
    for (const query of ["zhang wei", other.cardNumber]) {
      const { members } = await till.value("search", { query });
      expect(members.map((hit) => [hit.ref, hit.name])).toEqual([[kept.memberRef, "张伟"]]);
    }
    expect((await till.value("getMemberPage", { memberRef: other.memberRef })).ref).toBe(kept.memberRef);
  });

  it("takes the open basket and a parked one along", async () => {
    await scanCode(till, other.cardNumber);
    await scanCode(till, BEANS_CODE);
    await till.done("parkBasket", { note: "" });
    await till.done("identifyMember", { memberRef: other.memberRef });
    await merge();
    expect((await till.value("getBasket", {})).basket.memberRef).toBe(kept.memberRef);
    const [parked] = await till.value("listParkedBaskets", {});
    const { view } = await till.done("recallBasket", { basketId: parked?.basketId ?? "" });
    expect(view.basket.memberRef).toBe(kept.memberRef);
  });

  it("waits while money lies on the other's basket", async () => {
    await scanCode(till, other.cardNumber);
    await scanCode(till, BEANS_CODE);
    await payCash(till, 100);
    const asked = { keptRef: kept.memberRef, mergedRef: other.memberRef, reason: "twice" };
    expect(await till.refused("mergeMembers", asked)).toBe("basketHasTenders");
  });

  it("keeps the no of either", async () => {
    await till.done("changeConsent", { memberRef: kept.memberRef, membership: true, marketing: true });
    expect((await merge()).profile.consent).toMatchObject({ membership: true, marketing: false });
  });

  it("names nobody in the journal, and the data can be proved afterwards", async () => {
    await merge();
    const checks = verifyStore(till.dataDir);
    expect(checks?.filter((check) => !check.passed)).toEqual([]);
    expect(JSON.stringify(till.log)).not.toMatch(/Zhang|张伟/u);
  });
});

describe("an undone merge", () => {
  it("gives both exactly what they had", async () => {
    const [a, b] = [standing(kept), standing(other)];
    const [found] = (await merge()).merges;
    expect(found).toMatchObject({ mergedName: "Zhang Wei", state: "inForce", reason: "twice" });
    const page = await undo(found?.mergeId ?? "");
    expect([standing(kept), standing(other)]).toEqual([a, b]);
    expect(page.merges).toMatchObject([{ state: "undone" }]);
    const { view } = await scanCode(till, other.cardNumber);
    expect(view.basket.memberRef).toBe(other.memberRef);
    expect((await till.value("search", { query: "zhang wei" })).members.map((hit) => hit.ref)).toContain(
      other.memberRef,
    );
  });

  it("leaves the kept one what was earned in between, and the other what was theirs", async () => {
    const theirs = standing(other);
    const [found] = (await merge()).merges;
    const before = (await till.value("getMemberPage", { memberRef: kept.memberRef })).balance;
    await buy(other, BEANS_CODE);
    const bought = (await till.value("getMemberPage", { memberRef: kept.memberRef })).balance - before;
    expect(bought).toBeGreaterThan(0);
    const page = await undo(found?.mergeId ?? "");
    expect(standing(other)).toEqual(theirs);
    expect(page.panel.visitCount).toBe(2);
    const ledger = await till.value("listMemberEntries", { memberRef: kept.memberRef, from: null, limit: 50 });
    expect(ledger.entries.map(({ kind }) => kind)).toEqual(["mergeUndone", "sale", "merged", "sale"]);
    expect(ledger.entries[0]?.balance).toBe(page.balance);
    ledger.entries.forEach((entry, place) => {
      expect(entry.balance - entry.points).toBe(ledger.entries[place + 1]?.balance ?? 0);
    });
    expect(verifyStore(till.dataDir)?.every((check) => check.passed)).toBe(true);
  });
});

test("what cannot be merged or undone is refused by name", async () => {
  const self = { keptRef: kept.memberRef, mergedRef: kept.memberRef, reason: "x" };
  expect(await till.refused("mergeMembers", self)).toBe("mergeWithSelf");
  const nothing = { memberRef: kept.memberRef, mergeId: other.memberRef, reason: "x" };
  expect(await till.refused("undoMerge", nothing)).toBe("mergeNotFound");
  const [found] = (await merge()).merges;
  const mergeId = found?.mergeId ?? "";
  // The other stands for the kept one from now on.
  expect(await till.refused("mergeMembers", { ...self, mergedRef: other.memberRef })).toBe("mergeWithSelf");
  const third = await enrolSomebody(till, "Third");
  await till.done("mergeMembers", { keptRef: third.memberRef, mergedRef: kept.memberRef, reason: "x" });
  expect(await till.refused("undoMerge", { memberRef: kept.memberRef, mergeId, reason: "x" })).toBe("mergeGoneFurther");
  const [further] = (await till.value("getMemberPage", { memberRef: third.memberRef })).merges;
  const furtherId = further?.mergeId ?? "";
  await till.done("undoMerge", { memberRef: third.memberRef, mergeId: furtherId, reason: "x" });
  expect(await till.refused("undoMerge", { memberRef: third.memberRef, mergeId: furtherId, reason: "x" })).toBe(
    "mergeUndoneAlready",
  );
});
