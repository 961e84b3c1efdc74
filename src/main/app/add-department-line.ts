/** Rings up an amount under a department, for goods that have no product file. */
import { GOODS } from "#core/basket/basket.ts";
import type { CallInput, CallOutput } from "#contract/calls.ts";
import type { Answer } from "#contract/contract.ts";
import type { BasketLine } from "#core/basket/basket.ts";
import { refusal } from "#core/refusal.ts";
import { refuse, shopOf } from "./engine.ts";
import type { Engine } from "./engine.ts";
import { takeBasketStep } from "./take-basket-step.ts";

export function addDepartmentLine(
  engine: Engine,
  input: CallInput<"addDepartmentLine">,
): Answer<CallOutput<"addDepartmentLine">> {
  const shop = shopOf(engine);
  if (!shop.ok) return shop;
  const { departments, language } = shop.value;
  const department = departments.find(({ id }) => id === input.departmentId);
  if (department === undefined) return refuse(refusal("codeNotSoldHere", { code: input.departmentId }));
  const line: BasketLine = {
    id: engine.newId(),
    productId: null,
    departmentId: department.id,
    code: department.id,
    name: department.name[language],
    category: department.category,
    brand: null,
    taxRateId: department.taxRateId,
    sells: GOODS,
    // Sold by weight in the sense that any quantity goes: what it is, only the cashier knows.
    soldBy: input.quantityMilli % 1000 === 0 ? "piece" : "weight",
    quantityMilli: input.quantityMilli,
    listPriceMinor: input.unitPriceMinor,
    override: null,
    discount: null,
  };
  return takeBasketStep(engine, input.commandId, { kind: "addLine", line });
}
