import { randomUUID } from "node:crypto";
import { afterEach, beforeEach, expect, test } from "vitest";
import { gs1CheckDigit } from "#core/cards/check-digits.ts";
import { milli, minor } from "#core/money/integers.ts";
import {
  BEANS_CODE,
  CHEESE,
  GOLD,
  PIN,
  OAT_MILK_CODE,
  enrolSomebody,
  openShop,
  payCash,
  scanCode,
  tellShop,
} from "../builders/open-shop.ts";
import { TestTill } from "../builders/test-till.ts";

let till: TestTill;
beforeEach(async () => {
  till = await openShop();
});
afterEach(() => till.end());

const lines = (view: { basket: { lines: { name: string; quantityMilli: number }[] } }) =>
  view.basket.lines.map((line) => `${line.quantityMilli / 1000} ${line.name}`);

/** Power off and on again: another till on the same folder. */
async function restarted(before: TestTill): Promise<TestTill> {
  await before.stop();
  const after = new TestTill({ dataDir: before.dataDir });
  const owner = (await after.value("listStaff", {})).find((person) => person.role === "owner");
  await after.done("signIn", { staffId: owner?.id ?? "", pin: PIN });
  return after;
}

const totalOf = async (): Promise<number> => {
  const { pricing } = await till.value("getBasket", {});
  if (!pricing.ok) throw new Error(`not priced: ${pricing.failure.code}`);
  return pricing.priced.totalMinor;
};

test("equal goods make one line, weighed goods a line each, and an amount is rung up under a department", async () => {
  await scanCode(till, OAT_MILK_CODE);
  await scanCode(till, OAT_MILK_CODE);
  await till.done("addProduct", { productId: CHEESE.id, quantityMilli: milli(250) });
  await till.done("addProduct", { productId: CHEESE.id, quantityMilli: milli(100) });
  const { view } = await till.done("addDepartmentLine", {
    departmentId: "department-2",
    unitPriceMinor: minor(350),
    quantityMilli: milli(2000),
  });
  expect(lines(view)).toEqual(["2 Oat milk 1 l", "0.25 Cheese", "0.1 Cheese", "2 Reduced"]);
  // 3.90 + 6.225 + 2.49 + 7.00, each line rounded half up.
  expect(await totalOf()).toBe(390 + 623 + 249 + 700);
});

test("a step is taken back, then the one before it; what is undone is not in the basket after a crash either", async () => {
  await scanCode(till, OAT_MILK_CODE);
  await scanCode(till, BEANS_CODE);
  const [first] = (await till.value("getBasket", {})).basket.lines;
  await till.done("changeQuantity", { lineId: first?.id ?? "", quantityMilli: 5000 });
  expect(lines((await till.done("undoBasketStep", {})).view)).toEqual(["1 Oat milk 1 l", "1 Espresso beans 500 g"]);
  expect(lines((await till.done("undoBasketStep", {})).view)).toEqual(["1 Oat milk 1 l"]);

  till = await restarted(till);
  const view = await till.value("getBasket", {});
  expect(lines(view)).toEqual(["1 Oat milk 1 l"]);
  expect(view.canUndo).toBe(true);
  expect(lines((await till.done("undoBasketStep", {})).view)).toEqual([]);
  expect(await till.refused("undoBasketStep", {})).toBe("nothingToUndo");
});

test("a command sent twice is done once: a scan, an enrolment, a tender, also after a restart", async () => {
  const scan = { commandId: randomUUID(), text: OAT_MILK_CODE, source: "virtual" } as const;
  const first = await till.value("scan", scan);
  expect(await till.value("scan", scan)).toEqual(first);

  const enrol = {
    commandId: randomUUID(),
    name: "Ada Weber",
    phone: "+49 30 1234567",
    cardNumber: null,
    birthMonth: 11,
    membershipConsent: true,
    marketingConsent: false,
  };
  const enrolled = await till.value("enrolMember", enrol);
  expect((await till.value("enrolMember", enrol)).memberRef).toBe(enrolled.memberRef);
  expect(till.store.members.count()).toBe(1);

  const { basket } = await till.value("getBasket", {});
  const tender = {
    commandId: randomUUID(),
    basketId: basket.id,
    revision: basket.revision,
    tender: { kind: "cash", handedMinor: 200 },
  } as const;
  const paid = await till.value("takeTender", tender);
  expect(paid.state).toBe("completed");
  till = await restarted(till);
  expect(await till.value("takeTender", tender)).toMatchObject({ state: "completed" });
  await till.value("scan", scan);
  expect(lines(await till.value("getBasket", {}))).toEqual([]);
  expect(await till.value("listRecentSales", { limit: 10 })).toHaveLength(1);
});

test("a parked basket comes back, and the open one takes its place", async () => {
  await scanCode(till, OAT_MILK_CODE);
  const parkedId = (await till.value("getBasket", {})).basket.id;
  await till.done("parkBasket", { note: "forgot the purse" });
  const { memberRef } = await enrolSomebody(till);
  await till.done("identifyMember", { memberRef });
  await scanCode(till, BEANS_CODE);
  await scanCode(till, BEANS_CODE);

  expect(await till.value("listParkedBaskets", {})).toMatchObject([
    { basketId: parkedId, lineCount: 1, totalMinor: 195, note: "forgot the purse", memberName: null },
  ]);
  const { view } = await till.done("recallBasket", { basketId: parkedId });
  expect(lines(view)).toEqual(["1 Oat milk 1 l"]);
  expect(await till.value("listParkedBaskets", {})).toMatchObject([{ lineCount: 1, memberName: "张伟" }]);
  expect(await till.refused("recallBasket", { basketId: parkedId })).toBe("basketNotFound");
  till = await restarted(till);
  expect(lines(await till.value("getBasket", {}))).toEqual(["1 Oat milk 1 l"]);
});

test("a void leaves an empty basket and a fact with its reason, and no ledger is touched", async () => {
  await scanCode(till, BEANS_CODE);
  const { seq } = till.store.head();
  const { view } = await till.done("voidBasket", { reason: "changed their mind" });
  expect(view.basket.lines).toEqual([]);
  expect(till.store.head().seq).toBe(seq + 1);
  expect(await till.value("listRecentSales", { limit: 10 })).toEqual([]);
  expect(await till.refused("voidBasket", { reason: "again" })).toBe("basketEmpty");
});

test("discounts and another price carry their reasons into the why of the line", async () => {
  await scanCode(till, BEANS_CODE);
  const lineId = (await till.value("getBasket", {})).basket.lines[0]?.id ?? "";
  await till.done("overridePrice", { lineId, override: { unitPriceMinor: 900, reason: "dented tin" } });
  await till.done("discountLine", {
    lineId,
    discount: { kind: "amount", amountMinor: minor(100), reason: "regular's courtesy" },
  });
  const { pricing } = await till.value("getBasket", {});
  expect(pricing).toMatchObject({
    ok: true,
    priced: {
      totalMinor: 800,
      lines: [{ adjustments: [{ ruleId: "override" }, { ruleId: "manual:line", amountMinor: -100 }] }],
    },
  });
  const paid = await payCash(till, 800);
  expect(paid).toMatchObject({
    state: "completed",
    sale: { lines: [{ overrideReason: "dented tin", discountReason: "regular's courtesy" }] },
  });
});

test("a total beyond the limit is refused at the step that would make it, and the basket stays as it was", async () => {
  await till.done("addProduct", { productId: GOLD.id, quantityMilli: null });
  const lineId = (await till.value("getBasket", {})).basket.lines[0]?.id ?? "";
  await till.done("changeQuantity", { lineId, quantityMilli: 99_999_000 });
  const total = await totalOf();
  const more = { departmentId: "department-1", unitPriceMinor: minor(99_999_999), quantityMilli: milli(99_999_000) };
  expect(await till.refused("addDepartmentLine", more)).toBe("totalOutOfRange");
  expect(await totalOf()).toBe(total);
});

test("the till goes on serving after a sign-out, and the open basket waits for whoever signs in", async () => {
  await scanCode(till, OAT_MILK_CODE);
  await till.done("signOut", {});
  expect(await till.refused("scan", { text: OAT_MILK_CODE, source: "wedge" })).toBe("notSignedIn");
  const mei = (await till.value("listStaff", {})).find((person) => person.name === "Mei");
  await till.done("signIn", { staffId: mei?.id ?? "", pin: "1357" });
  expect(lines(await till.value("getBasket", {}))).toEqual(["1 Oat milk 1 l"]);
});

test("a label of the shop's scale is its product at the weight on the label", async () => {
  const settings = till.store.findSettings();
  if (settings === null) throw new Error("the shop is set up");
  const byWeight = {
    prefix: "21",
    itemDigits: 5,
    valueCheckDigit: false,
    valueDigits: 5,
    value: "weight",
    decimals: 3,
  } as const;
  tellShop(till, { type: "SettingsChanged", body: { settings: { ...settings, inStoreTemplates: [byWeight] } } });
  const body = "211234500450";
  const { view } = await scanCode(till, body + gs1CheckDigit(body));
  expect(lines(view)).toEqual(["0.45 Grapes"]);
  // 0.450 kg at 3.99 is 1.7955.
  expect(await totalOf()).toBe(180);
});

test("goods sold by weight whose code says none ask for the weight and add nothing until it is there", async () => {
  const { outcome, view } = await scanCode(till, CHEESE.shopCode ?? "");
  const weighed = { productId: CHEESE.id, name: CHEESE.name, unitPriceMinor: CHEESE.unitPriceMinor };
  expect(outcome).toEqual({ kind: "weightNeeded", ...weighed });
  expect(lines(view)).toEqual([]);
  // A scanner that the till itself listens to: the screens learn of it by the list of last scans.
  const { scanner } = await till.value("getDevices", {});
  expect(scanner.lastScans[0]).toMatchObject({ failure: null, weightNeeded: weighed });
  const added = await till.done("addProduct", { productId: weighed.productId, quantityMilli: milli(250) });
  expect(lines(added.view)).toEqual(["0.25 Cheese"]);
});

test("a code of the shop's own is found in small letters, unless exactly so is filed something else", async () => {
  await scanCode(till, "goldbar");
  const [line] = (await till.value("getBasket", {})).basket.lines;
  expect([line?.name, line?.code]).toEqual(["Gold bar", "GOLDBAR"]);

  till.store.products.put([{ ...GOLD, id: "small-one", shopCode: "goldbar", name: "Small one" }]);
  till.nowMs += 5000;
  const { view } = await scanCode(till, "goldbar");
  expect(lines(view)).toEqual(["1 Gold bar", "1 Small one"]);
});
