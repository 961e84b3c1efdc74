/** What tests of returns do at the till: sell, ask what can come back, take it back. */
import { randomUUID } from "node:crypto";
import type { CallInput } from "#contract/calls.ts";
import type { SaleView } from "#contract/views.ts";
import type { Program } from "#core/program/program.ts";
import { milli } from "#core/money/integers.ts";
import { makePinRecord } from "#main/app/staff-pin.ts";
import { payCash, scanCode, tellShop } from "./open-shop.ts";
import type { TestTill } from "./test-till.ts";

export const LEAD = { staffId: "lead", pin: "246813" } as const;

/** Somebody beside the owner who may approve. */
export async function addShiftLead(till: TestTill): Promise<void> {
  const pinRecord = await makePinRecord(LEAD.pin, till.till.engine.pinKey);
  till.store.write(() =>
    till.store.staff.put({
      id: LEAD.staffId,
      name: "Jonas",
      role: "shiftLead",
      badge: null,
      pinRecord,
      failedTries: 0,
      lockedUntilMs: 0,
    }),
  );
}

/** Sells what the codes stand for, for cash, and answers the sale. */
export async function sell(till: TestTill, ...codes: readonly string[]): Promise<SaleView> {
  for (const code of codes) await scanCode(till, code);
  const { pricing } = await till.value("getBasket", {});
  if (!pricing.ok) throw new Error("the basket has no price");
  const paid = await payCash(till, pricing.settlement.remainingCashMinor);
  if (paid.state !== "completed") throw new Error("the sale is not paid");
  return paid.sale;
}

type Lines = CallInput<"previewReturn">["lines"];

/** All of a sale, or so many pieces of each of its lines. */
export const linesOf = (sale: SaleView, pieces?: number): Lines =>
  sale.lines.map(({ lineId, quantityMilli }) => ({
    lineId,
    quantityMilli: pieces === undefined ? quantityMilli : milli(pieces * 1000),
  }));

export async function takeBack(till: TestTill, sale: SaleView, lines: Lines = linesOf(sale)) {
  const { saleId } = sale;
  return till.done("returnGoods", { saleId, lines, reason: "Damaged", approval: null });
}

/** Publishes the programme in force with something changed; later sales are made by it. */
export function changeProgram(till: TestTill, change: (program: Program) => Program): void {
  const current = till.store.programs.findInForce("2026-11-22");
  if (current === null) throw new Error("the shop has a programme");
  const program = { ...change(current), version: current.version + 1 };
  tellShop(till, { type: "ProgramPublished", body: { program } });
}

export const newCommand = (): string => randomUUID();
