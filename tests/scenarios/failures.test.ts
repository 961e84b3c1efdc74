import { randomUUID } from "node:crypto";
import { readFileSync, readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import type { CallInput, CallName } from "#contract/calls.ts";
import { FAILURE_CODES, failureOf } from "#contract/failures.ts";
import type { Failure, FailureCode } from "#contract/failures.ts";
import { emptyBasket } from "#core/basket/apply-basket-step.ts";
import { makeMemberNumber } from "#core/cards/member-number.ts";
import { LIMITS } from "#core/codec/fields.ts";
import { basisPoints, milli, minor, points } from "#core/money/integers.ts";
import { sayIn } from "#locales/say.ts";
import { openTill } from "#main/open-till.ts";
import { StoreFault } from "#main/store/store-fault.ts";
import {
  BEANS,
  BEANS_CODE,
  CHEESE,
  GOLD,
  OAT_MILK_CODE,
  PIN,
  SET_UP,
  enrolSomebody,
  makeGold,
  openShop,
  scanCode,
  tellShop,
} from "../builders/open-shop.ts";
import { changeProgram, linesOf, sell } from "../builders/return-shop.ts";
import { TestTill } from "../builders/test-till.ts";

const provoked = new Map<FailureCode, Failure>();

/** Codes that no call of this engine can bring about alone, and where their tests are. */
const PROVOKED_ELSEWHERE: Partial<Record<FailureCode, string>> = {
  tenderBelowTotal: "src/core/basket",
  couponUnknown: "tests/scenarios/rewards",
  couponNotGenuine: "tests/scenarios/rewards",
  couponTwice: "tests/scenarios/rewards",
  couponUsed: "tests/scenarios/rewards",
  couponExpired: "tests/scenarios/rewards",
  couponNotNow: "tests/scenarios/rewards",
  couponOtherMember: "tests/scenarios/rewards",
  couponNeedsMember: "tests/scenarios/rewards",
  couponLimitReached: "tests/scenarios/rewards",
  couponsDoNotCombine: "tests/scenarios/rewards",
  tooManyCoupons: "tests/scenarios/rewards",
  tooManyRewards: "tests/scenarios/rewards",
  rewardUnknown: "tests/scenarios/rewards",
  rewardNotNow: "tests/scenarios/rewards",
  rewardLimitReached: "tests/scenarios/rewards",
  rewardNeedsItem: "tests/scenarios/rewards",
  rewardBelowMinimum: "tests/scenarios/rewards",
  giftCardUnknown: "tests/scenarios/rewards",
  giftCardEmpty: "tests/scenarios/rewards",
  giftCardTaken: "tests/scenarios/rewards",
  insufficientValue: "tests/scenarios/rewards",
  valueOutOfRange: "tests/scenarios/rewards",
  programSellsNoValue: "tests/scenarios/rewards",
  storedValueNeedsMember: "tests/scenarios/rewards",
  returnOfUsedValue: "src/core/basket",
  trialRunning: "tests/scenarios/insights",
  trialNotFound: "tests/scenarios/insights",
  trialPeriodEmpty: "tests/scenarios/insights",
  newerDatabase: "tests/store",
  lossDetected: "tests/store",
  storeDamaged: "tests/store",
  pinKeyMissing: "tests/cli",
  needsRecovery: "tests/e2e",
  backupMissing: "tests/e2e",
  backupDamaged: "tests/e2e",
  nothingReadable: "tests/e2e",
  wrongToken: "tests/shell",
  tooLarge: "tests/shell",
  linkLost: "src/renderer/session",
};

function isInTestsOf(folder: string, code: string): boolean {
  const root = join(import.meta.dirname, "../..", folder);
  return readdirSync(root, { recursive: true, encoding: "utf8" })
    .filter((name) => name.endsWith(".test.ts"))
    .some((name) => readFileSync(join(root, name), "utf8").includes(code));
}

let till: TestTill;
let fault: Error | null = null;
let freeBytes = 10 ** 12;

beforeAll(async () => {
  till = await openShop({
    store: {
      freeBytesOf: () => freeBytes,
      onCommitStep: (step) => {
        if (step === "afterJournal" && fault !== null) throw fault;
      },
    },
  });
});
afterAll(() => till.end());

async function expectFailure<N extends CallName>(code: FailureCode, name: N, input: Omit<CallInput<N>, "commandId">) {
  const answer = await till.till.calls.call(name, { commandId: randomUUID(), ...input });
  if (answer.ok) throw new Error(`${name} was done, and should have failed with ${code}`);
  expect(answer.failure.code).toBe(code);
  provoked.set(code, answer.failure);
}

async function clear(): Promise<void> {
  const { basket } = await till.value("getBasket", {});
  for (const { id } of basket.tenders) await till.done("removeTender", { tenderId: id });
  if (basket.lines.length > 0) await till.done("voidBasket", { reason: "next case" });
  else if (basket.memberRef !== null) await till.done("removeMember", {});
}

const firstLine = async (): Promise<string> => (await till.value("getBasket", {})).basket.lines[0]?.id ?? "";

const scanOf = (text: string) => ({ text, source: "virtual" }) as const;

async function tenderOf(tender: CallInput<"takeTender">["tender"]) {
  const { basket } = await till.value("getBasket", {});
  return { basketId: basket.id, revision: basket.revision, tender };
}

test("what a basket and its lines refuse", async () => {
  await expectFailure("basketEmpty", "voidBasket", { reason: "nothing in it" });
  await expectFailure("nothingToUndo", "undoBasketStep", {});
  await expectFailure("lineNotFound", "removeLine", { lineId: randomUUID() });
  await expectFailure("basketNotFound", "recallBasket", { basketId: randomUUID() });
  await scanCode(till, BEANS_CODE);
  const lineId = await firstLine();
  for (const quantityMilli of [0, -1, 10 ** 9]) {
    await expectFailure("quantityOutOfRange", "changeQuantity", { lineId, quantityMilli });
  }
  await expectFailure("quantityNotWhole", "changeQuantity", { lineId, quantityMilli: 1500 });
  await expectFailure("priceOutOfRange", "overridePrice", {
    lineId,
    override: { unitPriceMinor: 10 ** 9, reason: "x" },
  });
  await expectFailure("discountOutOfRange", "discountLine", {
    lineId,
    discount: { kind: "percent", rate: basisPoints(0), reason: "x" },
  });
  await till.done("addDepartmentLine", {
    departmentId: "department-1",
    unitPriceMinor: minor(99_999_999),
    quantityMilli: milli(99_999_000),
  });
  await expectFailure("totalOutOfRange", "addProduct", { productId: GOLD.id, quantityMilli: milli(9_999_000) });
  await expectFailure("quantityOutOfRange", "addProduct", { productId: CHEESE.id, quantityMilli: null });
  await clear();
});

test("what a scan refuses, and a payment card leaves no digit behind", async () => {
  await expectFailure("unknownCode", "scan", scanOf("9780306406157"));
  await expectFailure("wrongCheckDigit", "scan", scanOf("5901234123450"));
  await expectFailure("partialScan", "scan", scanOf("\r\n"));
  await expectFailure("scanTooLong", "scan", scanOf("7".repeat(4096)));
  await expectFailure("ambiguousCode", "scan", scanOf("]C1371234"));
  await expectFailure("codeNotSoldHere", "addDepartmentLine", {
    departmentId: "department-9",
    unitPriceMinor: minor(1),
    quantityMilli: milli(1000),
  });
  await expectFailure("paymentCardRefused", "scan", scanOf("4111111111111111"));
  const kept = JSON.stringify([
    provoked.get("paymentCardRefused"),
    (await till.value("getDevices", {})).scanner,
    till.log,
  ]);
  expect(kept).not.toMatch(/4111|1111/u);
  await expectFailure(
    "memberNotFound",
    "scan",
    scanOf(makeMemberNumber({ memberNumberPrefix: "77", memberNumberLength: 10 }, 4711)),
  );
});

test("what enrolling and linking refuse", async () => {
  const form = {
    name: "Ada",
    phone: "+49301234567",
    cardNumber: null,
    birthMonth: null,
    membershipConsent: true,
    marketingConsent: false,
  };
  await expectFailure("consentMissing", "enrolMember", { ...form, membershipConsent: false });
  await expectFailure("memberNeedsNameOrPhone", "enrolMember", { ...form, name: "A".repeat(5000) });
  const { memberRef, cardNumber } = await till.done("enrolMember", form);
  await expectFailure("phoneTaken", "enrolMember", { ...form, name: "Another" });
  await expectFailure("cardTaken", "linkCard", { memberRef, cardNumber });
  await expectFailure("cardNotValid", "linkCard", { memberRef, cardNumber: BEANS_CODE });
  await expectFailure("paymentCardRefused", "linkCard", { memberRef, cardNumber: "4111 1111 1111 1111" });
  await expectFailure("memberNotFound", "linkCard", { memberRef: randomUUID(), cardNumber: "KEYRING-1" });
  for (let card = 2; card <= LIMITS.cardsPerMember; card += 1) {
    await till.done("linkCard", { memberRef, cardNumber: `KEYRING-${card}` });
  }
  await expectFailure("tooManyCards", "linkCard", { memberRef, cardNumber: "KEYRING-99" });
  till.store.members.putCard(memberRef, randomUUID(), { number: "LOST-CARD", state: "lost" });
  await expectFailure("cardNotValid", "scan", scanOf("LOST-CARD"));
  await clear();
});

test("what merging and undoing refuse, and how a till meets somebody who left", async () => {
  const [a, b, c] = [await enrolSomebody(till, "A"), await enrolSomebody(till, "B"), await enrolSomebody(till, "C")];
  const twice = { keptRef: a.memberRef, mergedRef: a.memberRef, reason: "x" };
  await expectFailure("mergeWithSelf", "mergeMembers", twice);
  const undo = { memberRef: a.memberRef, mergeId: randomUUID(), reason: "x" };
  await expectFailure("mergeNotFound", "undoMerge", undo);
  const first = await till.done("mergeMembers", { ...twice, mergedRef: b.memberRef });
  const mergeId = first.merges[0]?.mergeId ?? "";
  const second = await till.done("mergeMembers", { ...twice, keptRef: c.memberRef });
  await expectFailure("mergeGoneFurther", "undoMerge", { ...undo, mergeId });
  const further = { memberRef: c.memberRef, mergeId: second.merges[0]?.mergeId ?? "", reason: "x" };
  await till.done("undoMerge", further);
  await expectFailure("mergeUndoneAlready", "undoMerge", further);
  await till.done("changeConsent", { memberRef: c.memberRef, membership: false, marketing: false });
  await expectFailure("membershipWithdrawn", "identifyMember", { memberRef: c.memberRef });
});

test("enrolling looks for a free number for a bounded time, passes a long run of taken ones, and says when there is none", async () => {
  const form = {
    name: "Grace",
    phone: null,
    cardNumber: null,
    birthMonth: null,
    membershipConsent: true,
    marketingConsent: false,
  };
  const taken = { ref: randomUUID(), state: "active" } as const;
  const findByCard = vi.spyOn(till.store.members, "findByCard").mockReturnValue(taken);
  await expectFailure("memberNumbersUsedUp", "enrolMember", form);
  expect(findByCard.mock.calls.length).toBeLessThanOrEqual(1100);
  findByCard.mockClear();
  findByCard.mockImplementation(() => (findByCard.mock.calls.length > 150 ? null : taken));
  await till.done("enrolMember", form);
  findByCard.mockRestore();
  await clear();
});

test("what points refuse", async () => {
  const { cardNumber } = await enrolSomebody(till, "Li Na");
  await makeGold(till, cardNumber);
  till.nowMs += 60_000;
  await scanCode(till, OAT_MILK_CODE);
  await expectFailure("redemptionNeedsMember", "takeAmountOff", { points: 100 });
  await scanCode(till, cardNumber);
  await expectFailure("insufficientPoints", "takeAmountOff", { points: 500 });
  await expectFailure("pointsNotInSteps", "takeAmountOff", { points: 150 });
  await expectFailure("pointsAboveLimit", "takeAmountOff", { points: 0 });

  const current = till.store.programs.findInForce("2026-11-22");
  if (current === null || current.redemption === null) throw new Error("the shop has a programme");
  const higher = { ...current, version: 2, redemption: { ...current.redemption, minimumPoints: points(200) } };
  tellShop(till, { type: "ProgramPublished", body: { program: higher } });
  await expectFailure("pointsBelowMinimum", "takeAmountOff", { points: 100 });
  const none = { ...current, version: 3, redemption: null };
  tellShop(till, { type: "ProgramPublished", body: { program: none } });
  await expectFailure("programHasNoRedemption", "takeAmountOff", { points: 100 });
  await clear();
});

test("what tenders refuse, and what a full disk leaves as it was", async () => {
  await scanCode(till, BEANS_CODE);
  await expectFailure("basketChanged", "takeTender", {
    ...(await tenderOf({ kind: "cash", handedMinor: 1000 })),
    revision: 0,
  });
  await expectFailure("tenderOutOfRange", "takeTender", await tenderOf({ kind: "cash", handedMinor: -1 }));
  await expectFailure("tenderAboveTotal", "takeTender", await tenderOf({ kind: "card", amountMinor: 981 }));
  await expectFailure("tenderNotFound", "removeTender", { tenderId: randomUUID() });
  freeBytes = 10;
  await expectFailure("spaceLow", "takeTender", await tenderOf({ kind: "cash", handedMinor: 1000 }));
  expect((await till.value("getTill", {})).space).toBe("low");
  freeBytes = 10 ** 12;

  const sales = await till.value("listRecentSales", { limit: 10 });
  for (const code of ["diskFull", "diskFailed"] as const) {
    fault = new StoreFault(code, null);
    await expectFailure(code, "takeTender", await tenderOf({ kind: "cash", handedMinor: 1000 }));
  }
  fault = new Error("a bug with 张伟 in it");
  await expectFailure("programFault", "takeTender", await tenderOf({ kind: "cash", handedMinor: 1000 }));
  fault = null;
  expect(JSON.stringify(till.log)).not.toContain("张伟");
  expect((await till.value("getBasket", {})).basket.lines).toHaveLength(1);
  expect(await till.value("listRecentSales", { limit: 10 })).toEqual(sales);

  for (let coin = 0; coin < LIMITS.tenders; coin += 1) {
    await till.done("takeTender", await tenderOf({ kind: "cash", handedMinor: 5 }));
  }
  await expectFailure("tooManyTenders", "takeTender", await tenderOf({ kind: "cash", handedMinor: 5 }));
  await expectFailure("basketHasTenders", "scan", scanOf(BEANS_CODE));
  await clear();
});

test("what the programme's editor refuses", async () => {
  const document = till.store.programs.findInForce("2026-11-22");
  const first = await till.done("saveDraft", { draftId: null, revision: null, document });
  const { draftId } = first;
  const call = { draftId, revision: first.revision, effectiveFrom: "2026-11-22", acceptWarnings: false };
  await expectFailure("programNotFound", "deleteDraft", { draftId: randomUUID(), revision: 1 });
  await expectFailure("programStartsInPast", "publishProgram", { ...call, effectiveFrom: "2026-11-21" });
  const long = "x".repeat(LIMITS.draftCharacters);
  await expectFailure("programTooLarge", "saveDraft", { draftId, revision: 1, document: long });
  const doubtful = {
    ...document,
    storedValue: { balanceMaxMinor: 1, topUpBonuses: [{ fromMinor: 2, bonusMinor: 1 }] },
  };
  await till.done("saveDraft", { draftId, revision: 1, document: doubtful });
  await expectFailure("programChangedMeanwhile", "publishProgram", call);
  await expectFailure("programWarningsUnread", "publishProgram", { ...call, revision: 2 });
  for (let more = 1; more < LIMITS.pageRows; more += 1) {
    await till.done("saveDraft", { draftId: null, revision: null, document: null });
  }
  await expectFailure("tooManyDrafts", "saveDraft", { draftId: null, revision: null, document });
});

test("what returns, exchanges, points by hand and approvals refuse", async () => {
  const sale = await sell(till, BEANS_CODE);
  const goods = { saleId: sale.saleId, lines: linesOf(sale), reason: "Damaged" };
  const { returned } = await till.done("returnGoods", { ...goods, approval: null });
  await expectFailure("returnExceedsSale", "returnGoods", { ...goods, approval: null });
  await expectPlainFailure("returnOfReturn", "getReturnable", { saleId: returned.saleId });
  await expectFailure("exchangeNotPossible", "finishExchange", { ...(await openBasketOf()), approval: null });

  changeProgram(till, (program) => ({ ...program, returns: { ...program.returns, cashLimitMinor: minor(0) } }));
  const other = await sell(till, BEANS_CODE);
  const above = { ...goods, saleId: other.saleId, lines: linesOf(other) };
  await expectFailure("returnNeedsApproval", "returnGoods", { ...above, approval: null });
  const own = { staffId: till.till.engine.session.person?.id ?? "", pin: PIN };
  await expectFailure("approvalRefused", "returnGoods", { ...above, approval: own });
  await scanCode(till, BEANS_CODE);
  const asReturn = { ...(await openBasketOf()), refund: "cash", reason: "No receipt", approval: null } as const;
  await expectFailure("approvalNeeded", "returnWithoutReceipt", asReturn);
  const { lines, saleId, reason } = above;
  await till.done("setExchange", { lines, saleId, reason });
  await expectPlainFailure("refundNotPossible", "previewReturnWithoutReceipt", { refund: "cash" });
  await clear();

  const { memberRef } = await enrolSomebody(till, "Noor");
  const byHand = { memberRef, reason: "Goodwill", approval: null };
  await expectFailure("adjustmentOutOfRange", "adjustPoints", { ...byHand, points: 0 });
  await expectFailure("adjustmentBelowZero", "adjustPoints", { ...byHand, points: -1 });
  await expectFailure("bonusNotInProgram", "giveFeedbackBonus", { memberRef });
  const thanks = { id: "thanks", name: { en: "Thanks", "zh-CN": "感谢" }, on: "feedback", points: points(5) } as const;
  changeProgram(till, (program) => ({ ...program, earning: { ...program.earning, bonuses: [thanks] } }));
  await till.done("giveFeedbackBonus", { memberRef });
  await expectFailure("bonusGivenAlready", "giveFeedbackBonus", { memberRef });
});

async function openBasketOf() {
  const { basket } = await till.value("getBasket", {});
  return { basketId: basket.id, revision: basket.revision };
}

test("what set-up, sign-in and the door refuse", async () => {
  const { ownerId } = { ownerId: till.till.engine.session.person?.id ?? "" };
  await expectFailure("unknownCall", "toString" as CallName, {});
  await expectFailure("malformedCall", "scan", { text: 42 } as never);
  expect(provoked.get("malformedCall")?.values).toEqual({ path: "scan.text" });
  await expectFailure("saleNotFound", "reprintReceipt", { saleId: randomUUID() });
  await expectFailure("printJobNotFound", "settlePrintJob", { jobId: randomUUID(), answer: "cancel" });
  till.devices.ports = "notListed";
  await expectPlainFailure("portsNotListed", "listSerialPorts", {});
  await till.done("savePrinter", { setup: { kind: "none" } });
  await expectFailure("printerUnavailable", "printTestPage", {});
  await expectFailure("drawerUnavailable", "openDrawer", { reason: "change" });

  const mei = (await till.value("listStaff", {})).find((person) => person.name === "Mei");
  await till.done("signIn", { staffId: mei?.id ?? "", pin: "1357" });
  const refused = till.till.engine.session.refusalFor("manager");
  expect(refused).toBe("notPermitted");
  provoked.set("notPermitted", failureOf("notPermitted"));
  await till.done("signOut", {});
  await expectPlainFailure("notSignedIn", "getBasket", {});
  for (let wrong = 0; wrong < 4; wrong += 1) {
    await expectFailure("signInRefused", "signIn", { staffId: ownerId, pin: "0000" });
  }
  await expectFailure("signInLocked", "signIn", { staffId: ownerId, pin: "0000" });
  await expectFailure("signInLocked", "signIn", { staffId: ownerId, pin: PIN });
  till.nowMs += 30_000;
  await till.done("signIn", { staffId: ownerId, pin: PIN });
});

async function expectPlainFailure<N extends CallName>(code: FailureCode, name: N, input: CallInput<N>): Promise<void> {
  const answer = await till.call(name, input);
  expect(answer).toMatchObject({ ok: false, failure: { code } });
  if (!answer.ok) provoked.set(code, answer.failure);
}

test("a till that is set up is not set up again, and one that is not sells nothing", async () => {
  await expectFailure("alreadySetUp", "setUpDemoShop", { language: "en" });
  const shop = till;
  till = new TestTill();
  await expectFailure("settingsNotValid", "setUpShop", { ...SET_UP, timeZone: "Mars/Base" });
  await expectFailure("programNotValid", "setUpShop", { ...SET_UP, tiers: SET_UP.tiers.toReversed() });
  till.till.engine.session.open({ id: "support", name: "Support", role: "support" });
  await expectPlainFailure("notSetUp", "getBasket", {});
  await till.end();
  till = shop;
});

test("limits of a shop that has worked for long: parked baskets, lines, and a basket whose member is gone", async () => {
  const { store } = till;
  const line = (await scanCode(till, BEANS_CODE)).view.basket.lines[0];
  if (line === undefined) throw new Error("a line was added");
  store.write(() => {
    for (let parked = 0; parked < LIMITS.parkedBaskets; parked += 1) {
      store.baskets.park(emptyBasket(randomUUID(), 1), 1);
    }
  });
  await expectFailure("tooManyParked", "parkBasket", { note: "" });

  const lines = Array.from({ length: LIMITS.basketLines }, () => ({ ...line, id: randomUUID(), productId: null }));
  store.baskets.clearOpen();
  store.baskets.saveOpen({ basket: { ...emptyBasket(randomUUID(), 1), revision: 1, lines }, undo: [] });
  await reopen();
  await expectFailure("basketFull", "addProduct", { productId: BEANS.id, quantityMilli: null });

  till.store.baskets.clearOpen();
  till.store.baskets.saveOpen({
    basket: { ...emptyBasket(randomUUID(), 1), revision: 1, lines: [line], memberRef: randomUUID() },
    undo: [],
  });
  await reopen();
  const { pricing, quickCash, basket } = await till.value("getBasket", {});
  expect([pricing.ok, quickCash, basket.lines.length]).toEqual([false, [], 1]);
  if (!pricing.ok) provoked.set(pricing.failure.code, pricing.failure);
  await expectFailure("pricingFailed", "takeTender", await tenderOf({ kind: "cash", handedMinor: 1000 }));
  await till.done("removeMember", {});
  expect((await till.value("getBasket", {})).pricing.ok).toBe(true);
});

async function reopen(): Promise<void> {
  await till.stop();
  till = new TestTill({ dataDir: till.dataDir });
  const owner = (await till.value("listStaff", {})).find((person) => person.role === "owner");
  await till.done("signIn", { staffId: owner?.id ?? "", pin: PIN });
}

test("a folder that another till holds, or that is no folder, is refused by name", () => {
  const locked = openTill(till.dataDir);
  if (!locked.ok) provoked.set(locked.failure.code, locked.failure);
  const file = join(till.dataDir, "not-a-folder");
  writeFileSync(file, "");
  const notAFolder = openTill(file);
  if (!notAFolder.ok) provoked.set(notAFolder.failure.code, notAFolder.failure);
  expect([locked, notAFolder].map((answer) => (answer.ok ? "opened" : answer.failure.code))).toEqual([
    "lockedByOther",
    "folderNotWritable",
  ]);
});

test("every failure code is provoked by a test", () => {
  const missing = FAILURE_CODES.filter((code) => {
    const elsewhere = PROVOKED_ELSEWHERE[code];
    return elsewhere === undefined ? !provoked.has(code) : !isInTestsOf(elsewhere, code);
  });
  expect(missing).toEqual([]);
});

test.each(FAILURE_CODES)("%s has a whole sentence in both languages", (code) => {
  const failure = provoked.get(code);
  const say = sayIn("EUR");
  for (const language of ["en", "zh-CN"] as const) {
    const said = say(language, "failures", { key: code, values: failure?.values ?? {} });
    expect(said).not.toBe(code);
    expect(failure === undefined ? "" : said).not.toContain("{{");
  }
});
