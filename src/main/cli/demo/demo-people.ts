/** Finds the people that the story needs: whoever the demo shop's year has made a member with points. */
import { demoMembers } from "#main/app/demo-shop/demo-members.ts";
import type { DemoMember, Habit } from "#main/app/demo-shop/demo-members.ts";
import { demoSettings } from "#main/app/demo-shop/demo-settings.ts";
import { chanceFrom } from "#main/app/demo-shop/demo-chance.ts";
import type { Chance } from "#main/app/demo-shop/demo-chance.ts";
import { DEMO_SEED } from "#main/app/demo-shop/build-demo-shop.ts";
import type { Product } from "#core/catalogue/product.ts";
import { assert } from "#core/assert.ts";
import { DEMO_PRODUCTS } from "#main/app/demo-shop/demo-products.ts";
import { memberName } from "./demo-sale.ts";
import type { DemoTill } from "./demo-till.ts";

const pieces = DEMO_PRODUCTS.filter(({ soldBy }) => soldBy === "piece");

/** The members of the demo shop, as its builder makes them. */
function peopleOf(habits: readonly Habit[]): readonly DemoMember[] {
  return demoMembers(demoSettings("en"), chanceFrom(DEMO_SEED)).filter(({ habit }) => habits.includes(habit));
}

/** Scans cards of regulars until one has at least so many points; leaves that member on the basket. */
export async function scanSomebodyWith(till: DemoTill, pointsMin: number, chance: Chance): Promise<void> {
  const regulars = peopleOf(["daily", "weekly"]);
  const from = chance.below(regulars.length);
  for (const person of [...regulars.slice(from), ...regulars.slice(0, from)]) {
    await till.scan(person.cardNumber);
    const { view } = await till.basket();
    if ((view.member?.availablePoints ?? 0) >= pointsMin) return;
  }
  assert(false, "somebody of the demo shop has enough points");
}

/** Some products by the piece, for an ordinary basket. */
function someProducts(chance: Chance, max: number): readonly Product[] {
  return Array.from({ length: 1 + chance.below(max) }, () => {
    const product = pieces[chance.below(pieces.length)];
    assert(product !== undefined, "the demo shop sells by the piece");
    return product;
  });
}

export interface OrdinarySales {
  readonly count: number;
  readonly withCard: number;
  readonly totalMinor: number;
}

/** A run of everyday sales, two thirds with a card, a few minutes apart. */
export async function sellOrdinary(till: DemoTill, count: number, chance: Chance): Promise<OrdinarySales> {
  const everybody = peopleOf(["daily", "weekly", "now and then"]);
  let withCard = 0;
  let totalMinor = 0;
  for (let index = 0; index < count; index += 1) {
    till.clock.advance(2 + chance.below(4));
    const person = everybody[chance.below(everybody.length)];
    if (person !== undefined && chance.happens(66)) {
      await till.scan(person.cardNumber);
      withCard += 1;
    }
    await till.scanAll(someProducts(chance, 4));
    const sale = chance.happens(40) ? await till.payCash() : await till.payCard();
    totalMinor += sale.totalMinor;
  }
  return { count, withCard, totalMinor };
}

export async function nameOnBasket(till: DemoTill): Promise<string> {
  const { view } = await till.basket();
  return memberName(view.member, till.language);
}
