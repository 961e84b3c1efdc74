/** The second half: the till has died and is opened again, with the basket as it was; then the day goes on to its end. */
import { assert } from "#core/assert.ts";
import type { BasketView } from "#contract/views.ts";
import type { Chance } from "#main/app/demo-shop/demo-chance.ts";
import { DEMO_CASHIER } from "#main/app/demo-shop/demo-settings.ts";
import { memberName, tellSale } from "./demo-sale.ts";
import { sellOrdinary } from "./demo-people.ts";
import { sayDemo } from "./demo-story.ts";
import type { Tell } from "./demo-story.ts";
import type { DemoTill } from "./demo-till.ts";

/** What the process that died had on its screen. */
export interface LeftBehind {
  readonly basket: BasketView["basket"];
  readonly totalMinor: number;
}

export async function liveAfternoon(
  till: DemoTill,
  tell: Tell,
  chance: Chance,
  leftBehind: LeftBehind,
): Promise<string> {
  await till.do("signIn", { staffId: DEMO_CASHIER.id, pin: DEMO_CASHIER.pin });
  const { view, priced } = await till.basket();
  const { lines } = view.basket;
  const total = till.money(priced.priced.totalMinor);
  const name = memberName(view.member, till.language);
  tell("reopened", { lines: lines.length, total, name });
  const intact =
    JSON.stringify(view.basket) === JSON.stringify(leftBehind.basket) &&
    priced.priced.totalMinor === leftBehind.totalMinor;
  tell("basketIntact", { intact: sayDemo(till.language, intact ? "yes" : "no") });
  assert(intact, "the open basket survives the death of the till");
  tellSale(till, tell, await till.payCash());

  till.clock.advance(20);
  const afternoon = await sellOrdinary(till, 14, chance);
  tell("ordinary", { count: afternoon.count, withCard: afternoon.withCard, total: till.money(afternoon.totalMinor) });
  await till.do("openDrawer", { reason: sayDemo(till.language, "reasonNote") });
  tell("noSale");
  const [last] = await till.do("listRecentSales", { limit: 1 });
  assert(last !== undefined, "something was sold today");
  await till.do("reprintReceipt", { saleId: last.saleId });
  tell("copied", { receipt: last.receiptNumber });
  await till.finishPrinting();
  return last.saleId;
}
