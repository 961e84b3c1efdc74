import { afterEach, beforeEach, describe, expect, it, test } from "vitest";
import type { CallInput } from "#contract/calls.ts";
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

let till: TestTill;
let memberRef: string;
let cardNumber: string;
beforeEach(async () => {
  till = await openShop();
  ({ memberRef, cardNumber } = await enrolSomebody(till));
});
afterEach(() => till.end());

const page = () => till.value("getMemberPage", { memberRef });
const profile = (changes: Partial<CallInput<"saveMember">> = {}) => ({
  memberRef,
  name: "张伟",
  phone: null,
  birthMonth: null,
  note: "",
  ...changes,
});

async function buy(...codes: readonly string[]): Promise<void> {
  await scanCode(till, cardNumber);
  for (const code of codes) await scanCode(till, code);
  await payCash(till, 50_000);
  till.nowMs += DAY_MS;
}

describe("a profile", () => {
  it("is changed as it would have been enrolled, and the member is found by it at once", async () => {
    const saved = await till.done(
      "saveMember",
      profile({ name: "  Zhang  Wei ", phone: "+44 (0)20 7946-0018", birthMonth: 5, note: "likes tea" }),
    );
    expect(saved.profile).toMatchObject({
      name: "Zhang Wei",
      phone: "+4402079460018",
      birthMonth: 5,
      note: "likes tea",
    });
    const { members } = await till.value("search", { query: "zhang" });
    expect(members.map((hit) => hit.ref)).toEqual([memberRef]);
  });

  it("refuses what enrolment refuses, and a phone that is another's", async () => {
    await till.done("enrolMember", {
      name: null,
      phone: "13800138000",
      cardNumber: null,
      birthMonth: null,
      membershipConsent: true,
      marketingConsent: false,
    });
    expect(await till.refused("saveMember", profile({ phone: "138 0013 8000" }))).toBe("phoneTaken");
    expect(await till.refused("saveMember", profile({ phone: "call me" }))).toBe("memberNeedsNameOrPhone");
    expect(await till.refused("saveMember", profile({ name: "x".repeat(121) }))).toBe("memberNeedsNameOrPhone");
    expect((await page()).profile.name).toBe("张伟");
  });

  it("keeps its own phone when something else is changed", async () => {
    await till.done("saveMember", profile({ phone: "13800138000" }));
    expect((await till.done("saveMember", profile({ phone: "13800138000", note: "x" }))).profile.note).toBe("x");
  });

  it("leaves no trace of what was typed in the journal or the log", async () => {
    const head = till.store.head();
    await till.done("saveMember", profile({ name: "Zebedee Quux", note: "owes me" }));
    expect(till.store.head()).toEqual(head);
    expect(JSON.stringify(till.log)).not.toMatch(/Zebedee|owes me/u);
  });
});

describe("a card", () => {
  it("that is lost finds nobody until it is found again, and another one can be linked", async () => {
    const [card] = (await page()).cards;
    const cardRef = card?.cardRef ?? "";
    await till.done("setCardState", { memberRef, cardRef, state: "lost" });
    expect(await till.refused("scan", { text: cardNumber, source: "virtual" })).toBe("cardNotValid");
    const linked = await till.done("addMemberCard", { memberRef, cardNumber: "NEWCARD-1" });
    expect(linked.cards.map((one) => [one.number, one.state])).toEqual([
      [cardNumber, "lost"],
      ["NEWCARD-1", "active"],
    ]);
    await till.done("setCardState", { memberRef, cardRef, state: "active" });
    till.nowMs += DAY_MS;
    await scanCode(till, cardNumber);
    expect((await till.value("getBasket", {})).member?.ref).toBe(memberRef);
  });

  it("of somebody else is not this member's to change", async () => {
    const other = await enrolSomebody(till, "李四");
    const [theirs] = (await till.value("getMemberPage", { memberRef: other.memberRef })).cards;
    expect(await till.refused("setCardState", { memberRef, cardRef: theirs?.cardRef ?? "", state: "lost" })).toBe(
      "cardNotValid",
    );
  });
});

describe("consent", () => {
  it("to offers is given and withdrawn, with the day", async () => {
    const given = await till.done("changeConsent", { memberRef, membership: true, marketing: true });
    expect(given.profile.consent).toEqual({ membership: true, marketing: true, givenOn: "2026-11-22" });
    const withdrawn = await till.done("changeConsent", { memberRef, membership: true, marketing: false });
    expect(withdrawn.profile.consent.marketing).toBe(false);
  });

  it("to membership takes the offers with it, the member off the basket, and every way back onto one", async () => {
    await till.done("changeConsent", { memberRef, membership: true, marketing: true });
    await scanCode(till, cardNumber);
    const left = await till.done("changeConsent", { memberRef, membership: false, marketing: true });
    till.nowMs += DAY_MS;
    expect(left.profile.consent).toMatchObject({ membership: false, marketing: false });
    expect((await till.value("getBasket", {})).basket.memberRef).toBeNull();
    expect(await till.refused("scan", { text: cardNumber, source: "virtual" })).toBe("membershipWithdrawn");
    expect(await till.refused("identifyMember", { memberRef })).toBe("membershipWithdrawn");
    await till.done("changeConsent", { memberRef, membership: true, marketing: false });
    till.nowMs += DAY_MS;
    await scanCode(till, cardNumber);
    expect((await till.value("getBasket", {})).basket.memberRef).toBe(memberRef);
  });

  it("is not withdrawn while money lies on the member's basket", async () => {
    await scanCode(till, cardNumber);
    await scanCode(till, BEANS_CODE);
    await payCash(till, 100);
    const asked = { memberRef, membership: false, marketing: false };
    expect(await till.refused("changeConsent", asked)).toBe("basketHasTenders");
  });

  it("that was withdrawn takes the member off a basket that is recalled", async () => {
    await scanCode(till, cardNumber);
    await scanCode(till, BEANS_CODE);
    const { view } = await till.done("parkBasket", { note: "" });
    expect(view.basket.lines).toEqual([]);
    await till.done("changeConsent", { memberRef, membership: false, marketing: false });
    const [parked] = await till.value("listParkedBaskets", {});
    const recalled = await till.done("recallBasket", { basketId: parked?.basketId ?? "" });
    expect(recalled.view.basket).toMatchObject({ memberRef: null, lines: [{ quantityMilli: 1000 }] });
  });
});

describe("points, tier and favourites", () => {
  it("show every lot, what the tier stands on, and what is bought most", async () => {
    await makeGold(till, cardNumber);
    till.nowMs += DAY_MS;
    await buy(OAT_MILK_CODE, OAT_MILK_CODE, OAT_MILK_CODE, BEANS_CODE);
    const shown = await page();
    expect(shown.lots.reduce((sum, lot) => sum + lot.remaining, 0)).toBe(shown.balance);
    expect(shown.balance).toBe(shown.panel.availablePoints + shown.panel.pendingPoints);
    expect(shown.tierWhy.map(({ key }) => key)).toContain("tierHeldSince");
    expect(shown.tierChanges).toMatchObject([{ by: "sale", to: { en: "Gold" }, from: { en: "Basic" } }]);
    expect(shown.favouriteByQuantity[0]).toMatchObject({ productId: "beans", quantityMilli: 12_000 });
    expect(shown.favouriteByQuantity[1]).toMatchObject({ productId: "oat-milk", quantityMilli: 3000 });
    expect(shown.factsOlder).toBe(false);
  });

  it("come in a ledger whose running balance ends in nothing, read a page at a time", async () => {
    await buy(BEANS_CODE);
    await buy(OAT_MILK_CODE, BEANS_CODE);
    await scanCode(till, cardNumber);
    for (let piece = 0; piece < 11; piece += 1) await scanCode(till, BEANS_CODE);
    await payCash(till, 20_000);
    till.nowMs += DAY_MS;
    await scanCode(till, cardNumber);
    await scanCode(till, BEANS_CODE);
    await till.done("takeAmountOff", { points: 100 });
    await payCash(till, 1000);

    const all = await till.value("listMemberEntries", { memberRef, from: null, limit: 50 });
    expect(all.next).toBeNull();
    expect(all.entries.map((entry) => entry.receiptNumber)).toEqual([4, 3, 2, 1]);
    expect(all.entries[0]?.balance).toBe((await page()).balance);
    expect(all.entries[0]?.moves.map(({ sentence }) => sentence.key)).toEqual(["movedAmountOff", "earnedPerMoney"]);
    all.entries.forEach((entry, place) => {
      expect(entry.balance - entry.points).toBe(all.entries[place + 1]?.balance ?? 0);
      expect(entry.moves.reduce((sum, move) => sum + move.points, 0)).toBe(entry.points);
    });

    const first = await till.value("listMemberEntries", { memberRef, from: null, limit: 3 });
    const rest = await till.value("listMemberEntries", { memberRef, from: first.next, limit: 3 });
    expect([...first.entries, ...rest.entries]).toEqual(all.entries);
    expect(rest.next).toBeNull();
  });
});

test("nobody by that reference has no page", async () => {
  const nobody = "01920000-0000-7000-8000-000000000000";
  const answer = await till.call("getMemberPage", { memberRef: nobody });
  expect(answer).toMatchObject({ ok: false, failure: { code: "memberNotFound" } });
});

test("support sees no name, no phone and no card, and searches nobody", async () => {
  await till.done("saveMember", profile({ name: "Zebedee Quux", phone: "13800138000" }));
  await scanCode(till, cardNumber);
  const mei = till.store.staff.list().find(({ role }) => role === "cashier");
  if (mei === undefined) throw new Error("the shop has a cashier");
  till.store.staff.put({ ...mei, role: "support" });
  await till.done("signIn", { staffId: mei.id, pin: "1357" });
  const seen = [
    await till.value("getBasket", {}),
    await till.value("getMember", { memberRef }),
    await till.value("search", { query: "zebedee" }),
    await till.value("search", { query: "8000" }),
    await till.call("getMemberPage", { memberRef }),
    await till.call("listMemberEntries", { memberRef, from: null, limit: 10 }),
  ];
  expect(JSON.stringify(seen)).not.toMatch(/Zebedee|8000"/u);
  expect(seen.slice(2)).toMatchObject([
    { members: [] },
    { members: [] },
    { ok: false, failure: { code: "notPermitted" } },
    { ok: false, failure: { code: "notPermitted" } },
  ]);
});

test("a cashier has no member page", async () => {
  const mei = (await till.value("listStaff", {})).find(({ role }) => role === "cashier");
  await till.done("signIn", { staffId: mei?.id ?? "", pin: "1357" });
  for (const answer of [
    await till.call("getMemberPage", { memberRef }),
    await till.call("listMemberEntries", { memberRef, from: null, limit: 10 }),
  ]) {
    expect(answer).toMatchObject({ ok: false, failure: { code: "notPermitted" } });
  }
});
