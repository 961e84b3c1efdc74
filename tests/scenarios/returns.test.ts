import { afterEach, beforeEach, expect, test } from "vitest";
import { milli, minor } from "#core/money/integers.ts";
import {
  BEANS_CODE,
  OAT_MILK_CODE,
  PIN,
  enrolSomebody,
  makeGold,
  openShop,
  payCash,
  scanCode,
} from "../builders/open-shop.ts";
import { LEAD, addShiftLead, changeProgram, linesOf, newCommand, sell, takeBack } from "../builders/return-shop.ts";
import { TestTill } from "../builders/test-till.ts";

let till: TestTill;
let memberRef: string;
let cardNumber: string;

beforeEach(async () => {
  till = await openShop();
  await addShiftLead(till);
  ({ memberRef, cardNumber } = await enrolSomebody(till));
});
afterEach(() => till.end());

const balance = async (): Promise<number> => (await till.value("getMember", { memberRef })).availablePoints;

test("a sale lists what can come back, and what came back already", async () => {
  const sale = await sell(till, cardNumber, OAT_MILK_CODE, BEANS_CODE, BEANS_CODE);
  const before = await till.value("getReturnable", { saleId: sale.saleId });
  expect(before.lines.map((line) => [line.name, line.soldMilli, line.returnedMilli, line.leftMilli])).toEqual([
    ["Oat milk 1 l", 1000, 0, 1000],
    ["Espresso beans 500 g", 2000, 0, 2000],
  ]);
  const beans = before.lines[1];
  await takeBack(till, sale, [{ lineId: beans?.lineId ?? "", quantityMilli: milli(1000) }]);
  const after = await till.value("getReturnable", { saleId: sale.saleId });
  expect(after.lines.map((line) => line.leftMilli)).toEqual([1000, 1000]);
  expect(after.returns).toMatchObject([{ totalMinor: -980 }]);
});

test("the preview says what the return then does, to the point and to the penny", async () => {
  await makeGold(till, cardNumber);
  till.nowMs += 60_000;
  const sale = await sell(till, cardNumber, BEANS_CODE);
  // 9.80 less 5 % is 9.31, in cash 9.30; with the fraction that was kept it earned 10 points.
  const lines = linesOf(sale);
  const preview = await till.value("previewReturn", { saleId: sale.saleId, lines });
  expect(preview).toMatchObject({
    worthMinor: 931,
    cashRoundingMinor: 1,
    cashOutMinor: 930,
    refunds: [{ kind: "cash", amountMinor: -930 }],
    memberName: "张伟",
    points: { takenBack: 10, givenBack: 0, tierWhy: [{ key: "tierStays" }, { key: "tierCountsSpend" }] },
    approval: { reason: null, people: [] },
  });
  expect(await balance()).toBe(preview.points?.before);
  const { returned } = await takeBack(till, sale);
  expect(returned).toMatchObject({ kind: "return", totalMinor: -931, cashRoundingMinor: 1 });
  expect(await balance()).toBe(preview.points?.after);
});

test("a sale that comes back in three parts leaves the member as a sale that comes back at once", async () => {
  await makeGold(till, cardNumber);
  till.nowMs += 60_000;
  const before = till.store.members.getStanding(memberRef);
  const sale = await sell(till, cardNumber, BEANS_CODE, BEANS_CODE, BEANS_CODE);
  const paid = sale.tenders.reduce((sum, tender) => sum + tender.amountMinor, 0);
  let refunded = 0;
  for (let part = 0; part < 3; part += 1) {
    const { returned } = await takeBack(till, sale, linesOf(sale, 1));
    refunded += returned.tenders.reduce((sum, tender) => sum + tender.amountMinor, 0);
  }
  expect(refunded).toBe(-paid);
  const { lots, deficit, remainder, tierId } = till.store.members.getStanding(memberRef);
  expect({ lots, deficit, remainder, tierId }).toEqual({
    lots: before.lots,
    deficit: before.deficit,
    remainder: before.remainder,
    tierId: before.tierId,
  });
});

test("a tier that the returned sale made falls, and the preview says so", async () => {
  await scanCode(till, cardNumber);
  const sale = await sell(till, ...Array.from({ length: 11 }, () => BEANS_CODE));
  expect((await till.value("getMember", { memberRef })).tier?.name.en).toBe("Gold");
  const preview = await till.value("previewReturn", { saleId: sale.saleId, lines: linesOf(sale) });
  expect(preview.points?.tierWhy[0]).toEqual({
    key: "tierFalls",
    values: {
      before: { name: { en: "Gold", "zh-CN": "金卡" } },
      after: { name: { en: "Basic", "zh-CN": "普通" } },
    },
  });
  await takeBack(till, sale);
  expect((await till.value("getMember", { memberRef })).tier?.name.en).toBe("Basic");
});

test("points that paid come back as points, and a return of half gives half of them back", async () => {
  await makeGold(till, cardNumber);
  till.nowMs += 60_000;
  await scanCode(till, cardNumber);
  await scanCode(till, BEANS_CODE);
  await scanCode(till, BEANS_CODE);
  await till.done("takeAmountOff", { points: 100 });
  const paid = await payCash(till, 2000);
  if (paid.state !== "completed") throw new Error("the sale is not paid");
  const preview = await till.value("previewReturn", { saleId: paid.sale.saleId, lines: linesOf(paid.sale, 1) });
  expect(preview.points).toMatchObject({ givenBack: 50 });
});

test("the same command is one return, however often it arrives, and opens the drawer for cash alone", async () => {
  const sale = await sell(till, BEANS_CODE, BEANS_CODE);
  const input = {
    commandId: newCommand(),
    saleId: sale.saleId,
    lines: linesOf(sale, 1),
    reason: "Damaged",
    approval: null,
  };
  const answers = await Promise.all([till.value("returnGoods", input), till.value("returnGoods", input)]);
  expect(answers[1]?.returned.saleId).toBe(answers[0]?.returned.saleId);
  expect(await till.value("getReturnable", { saleId: sale.saleId })).toMatchObject({ returns: [{ totalMinor: -980 }] });
  const { jobs } = (await till.value("getDevices", {})).printer;
  expect(
    jobs
      .filter((job) => job.saleId === answers[0]?.returned.saleId)
      .map((job) => job.kind)
      .toSorted(),
  ).toEqual(["drawer", "receipt"]);

  const { basket } = (await scanCode(till, BEANS_CODE)).view;
  const byCard = await till.done("takeTender", {
    basketId: basket.id,
    revision: basket.revision,
    tender: { kind: "card", amountMinor: 980 },
  });
  if (byCard.state !== "completed") throw new Error("the sale is not paid");
  const { returned } = await takeBack(till, byCard.sale);
  expect(returned.tenders).toMatchObject([{ kind: "card", amountMinor: -980 }]);
  const after = (await till.value("getDevices", {})).printer.jobs;
  expect(after.filter((job) => job.saleId === returned.saleId).map((job) => job.kind)).toEqual(["receipt"]);
});

test("a command that was done is answered again by a till that started anew; another one finds nothing left", async () => {
  const sale = await sell(till, BEANS_CODE);
  const input = { saleId: sale.saleId, lines: linesOf(sale), reason: "Damaged", approval: null };
  const commandId = newCommand();
  const { returned } = await till.value("returnGoods", { commandId, ...input });
  const ownerId = till.till.engine.session.person?.id ?? "";
  await till.stop();
  till = new TestTill({ dataDir: till.dataDir });
  await till.done("signIn", { staffId: ownerId, pin: PIN });
  expect((await till.value("returnGoods", { commandId, ...input })).returned).toEqual(returned);
  expect(await till.refused("returnGoods", input)).toBe("returnExceedsSale");
});

test("a cash refund above the limit needs somebody else's PIN, and the journal says whose", async () => {
  changeProgram(till, (program) => ({ ...program, returns: { ...program.returns, cashLimitMinor: minor(900) } }));
  const sale = await sell(till, BEANS_CODE);
  const input = { saleId: sale.saleId, lines: linesOf(sale), reason: "Damaged" };
  const preview = await till.value("previewReturn", { saleId: sale.saleId, lines: linesOf(sale) });
  expect(preview.approval).toMatchObject({ reason: { key: "returnNeedsApproval" }, people: [{ id: "lead" }] });
  expect(await till.refused("returnGoods", { ...input, approval: null })).toBe("returnNeedsApproval");

  const { returned } = await till.done("returnGoods", { ...input, approval: LEAD });
  expect(returned.totalMinor).toBe(-980);
  expect(approverOf(returned.saleId)).toBe(LEAD.staffId);
});

const approverOf = (saleId: string): string | null | undefined => till.store.sales.find(saleId)?.approver;

test("nobody approves what they do themselves, and a cashier approves nothing", async () => {
  changeProgram(till, (program) => ({ ...program, returns: { ...program.returns, cashLimitMinor: minor(0) } }));
  const sale = await sell(till, BEANS_CODE);
  const input = { saleId: sale.saleId, lines: linesOf(sale), reason: "Damaged" };
  const owner = till.till.engine.session.person?.id ?? "";
  expect(await till.refused("returnGoods", { ...input, approval: { staffId: owner, pin: "2580" } })).toBe(
    "approvalRefused",
  );
  const mei = (await till.value("listStaff", {})).find((person) => person.name === "Mei");
  expect(await till.refused("returnGoods", { ...input, approval: { staffId: mei?.id ?? "", pin: "1357" } })).toBe(
    "approvalRefused",
  );
});

test("a wrong PIN at an approval counts as one at the sign-in, and locks both doors", async () => {
  changeProgram(till, (program) => ({ ...program, returns: { ...program.returns, cashLimitMinor: minor(0) } }));
  const sale = await sell(till, BEANS_CODE);
  const input = { saleId: sale.saleId, lines: linesOf(sale), reason: "Damaged" };
  for (let wrong = 0; wrong < 4; wrong += 1) {
    expect(await till.refused("returnGoods", { ...input, approval: { ...LEAD, pin: "0000" } })).toBe("signInRefused");
  }
  expect(await till.refused("signIn", { ...LEAD, pin: "0000" })).toBe("signInLocked");
  expect(await till.refused("returnGoods", { ...input, approval: LEAD })).toBe("signInLocked");
  till.nowMs += 30_000;
  await till.done("returnGoods", { ...input, approval: LEAD });
});

test("goods without a receipt come back from the basket with an approver, and take the points that they would earn", async () => {
  await sell(till, cardNumber, BEANS_CODE, BEANS_CODE);
  till.nowMs += 60_000;
  await scanCode(till, cardNumber);
  const { basket } = (await scanCode(till, BEANS_CODE)).view;
  const input = { basketId: basket.id, revision: basket.revision, refund: "cash", reason: "No receipt" } as const;
  const preview = await till.value("previewReturnWithoutReceipt", { refund: "cash" });
  expect(preview).toMatchObject({ cashOutMinor: 980, approval: { reason: { key: "approvalNeeded" } } });
  expect(await till.refused("returnWithoutReceipt", { ...input, approval: null })).toBe("approvalNeeded");
  const { returned, view } = await till.done("returnWithoutReceipt", { ...input, approval: LEAD });
  expect(returned).toMatchObject({ kind: "return", totalMinor: -980 });
  expect(returned.points?.earned).toMatchObject([{ points: -(preview.points?.takenBack ?? 0) }]);
  expect(view.basket.lines).toEqual([]);
  expect(await till.refused("returnWithoutReceipt", { ...input, approval: LEAD })).toBe("basketChanged");
});
