import { afterEach, beforeEach, expect, test } from "vitest";
import type { CallInput } from "#contract/calls.ts";
import type { SaleView } from "#contract/views.ts";
import { minor } from "#core/money/integers.ts";
import { BEANS_CODE, OAT_MILK_CODE, enrolSomebody, openShop, payCash, scanCode } from "../builders/open-shop.ts";
import { LEAD, addShiftLead, changeProgram, linesOf, newCommand, sell } from "../builders/return-shop.ts";
import type { TestTill } from "../builders/test-till.ts";

let till: TestTill;
let memberRef: string;
let cardNumber: string;

beforeEach(async () => {
  till = await openShop();
  await addShiftLead(till);
  ({ memberRef, cardNumber } = await enrolSomebody(till));
});
afterEach(() => till.end());

const put = (sale: SaleView) =>
  till.done("setExchange", { saleId: sale.saleId, lines: linesOf(sale), reason: "Wrong goods" });

async function finishing(approval: CallInput<"finishExchange">["approval"] = null) {
  const { basket } = await till.value("getBasket", {});
  return { basketId: basket.id, revision: basket.revision, approval };
}

const halves = (sale: SaleView) =>
  [sale.exchangedWith, sale.saleId].map((id) => till.store.sales.find(id ?? "")?.fact.body ?? null);

test("dearer goods are paid by what comes back, and the member pays the rest: two facts that name each other", async () => {
  const milk = await sell(till, cardNumber, OAT_MILK_CODE);
  till.nowMs += 60_000;
  const { view } = await put(milk);
  expect(view.basket.memberRef).toBe(memberRef);
  const filled = (await scanCode(till, BEANS_CODE)).view;
  expect(filled.exchange).toMatchObject({ receiptNumber: milk.receiptNumber, creditMinor: 195 });
  expect(filled.pricing).toMatchObject({ ok: true, priced: { totalMinor: 980 }, settlement: { remainingMinor: 785 } });
  const paid = await payCash(till, 785);
  if (paid.state !== "completed") throw new Error("the exchange is not paid");
  expect(halves(paid.sale)).toMatchObject([
    {
      originalSaleId: milk.saleId,
      exchangeSaleId: paid.sale.saleId,
      refunds: [{ kind: "exchange", amountMinor: -195 }],
    },
    { exchangeReturnId: paid.sale.exchangedWith, tenders: [{ kind: "exchange" }, { kind: "cash", amountMinor: 785 }] },
  ]);
  expect(await till.value("getBasket", {})).toMatchObject({ exchange: null, basket: { lines: [], exchange: null } });
  // 1.95 went and 9.80 came: 9 whole points and the same fraction as if the milk had never been.
  expect(
    (await till.value("getMember", { memberRef })).pendingPoints +
      (await till.value("getMember", { memberRef })).availablePoints,
  ).toBe(9);
});

test("cheaper goods leave money to hand out, and one key finishes it", async () => {
  const beans = await sell(till, BEANS_CODE);
  await put(beans);
  const { view } = await scanCode(till, OAT_MILK_CODE);
  expect(view.pricing).toMatchObject({ settlement: { remainingMinor: 0 } });
  expect(view.exchange).toMatchObject({ creditMinor: 195, returned: { cashOutMinor: 785 } });
  const { sale } = await till.done("finishExchange", await finishing());
  expect(halves(sale)).toMatchObject([
    {
      refunds: [
        { kind: "exchange", amountMinor: -195 },
        { kind: "cash", amountMinor: -785 },
      ],
    },
    { totalMinor: 195, tenders: [{ kind: "exchange", amountMinor: 195 }] },
  ]);
  const { jobs } = (await till.value("getDevices", {})).printer;
  const ofExchange = jobs.filter((job) => job.saleId === sale.saleId || job.saleId === sale.exchangedWith);
  expect(ofExchange.map((job) => job.kind).toSorted()).toEqual(["drawer", "receipt", "receipt"]);
});

test("goods of the same price change hands without money, once for one command", async () => {
  const beans = await sell(till, BEANS_CODE);
  await put(beans);
  await scanCode(till, BEANS_CODE);
  const input = { commandId: newCommand(), ...(await finishing()) };
  const answers = await Promise.all([till.value("finishExchange", input), till.value("finishExchange", input)]);
  expect(answers[0]?.sale.saleId).toBe(answers[1]?.sale.saleId);
  expect(await till.value("getReturnable", { saleId: beans.saleId })).toMatchObject({
    returns: [{ totalMinor: -980 }],
  });
  expect(answers[0]?.sale.tenders).toMatchObject([{ kind: "exchange", amountMinor: 980 }]);
});

test("an exchange that hands out more than the limit needs an approver, whichever key finishes it", async () => {
  changeProgram(till, (program) => ({ ...program, returns: { ...program.returns, cashLimitMinor: minor(500) } }));
  const beans = await sell(till, BEANS_CODE);
  await put(beans);
  const { view } = await scanCode(till, OAT_MILK_CODE);
  expect(view.exchange?.returned.approval).toMatchObject({ people: [{ id: "lead" }] });
  const { basket } = view;
  const nothing = { basketId: basket.id, revision: basket.revision, tender: { kind: "cash", handedMinor: 0 } } as const;
  expect(await till.refused("takeTender", nothing)).toBe("returnNeedsApproval");
  expect(await till.refused("finishExchange", await finishing())).toBe("returnNeedsApproval");
  const { sale } = await till.done("finishExchange", await finishing(LEAD));
  expect(sale.approver).toBe("Jonas");
});

test("what is put against the basket can be taken off again, and what cannot come back is never put there", async () => {
  const beans = await sell(till, BEANS_CODE);
  await put(beans);
  const { view } = await till.done("clearExchange", {});
  expect(view).toMatchObject({ exchange: null, basket: { exchange: null } });
  await till.done("returnGoods", { saleId: beans.saleId, lines: linesOf(beans), reason: "Defect", approval: null });
  const again = { saleId: beans.saleId, lines: linesOf(beans), reason: "Wrong goods" };
  expect(await till.refused("setExchange", again)).toBe("returnExceedsSale");
  await scanCode(till, BEANS_CODE);
  expect(await till.refused("finishExchange", await finishing())).toBe("exchangeNotPossible");
});
