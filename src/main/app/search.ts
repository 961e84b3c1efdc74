/** Members and products as one types. Hits show enough to choose by; numbers keep their last digits only. */
import type { CallInput, CallOutput } from "#contract/calls.ts";
import type { Answer } from "#contract/contract.ts";
import { LIMITS } from "#core/codec/fields.ts";
import type { Product } from "#core/catalogue/product.ts";
import { succeed } from "#core/outcome.ts";
import { availablePoints } from "#core/points/fold-standing.ts";
import { tierOf } from "#core/tiers/judge-tier.ts";
import type { MemberHit } from "#main/store/store.ts";
import { shopOf } from "./engine.ts";
import type { Engine } from "./engine.ts";
import { tailOf, tierView } from "./member-panel.ts";
import { seesPersonalData } from "./personal-view.ts";
import { shopMomentAt } from "./shop-time.ts";

type Hits = CallOutput<"search">;

export function search(engine: Engine, input: CallInput<"search">): Answer<Hits> {
  const query = input.query.normalize("NFKC").trim();
  if (query === "") return succeed({ members: [], products: [] });
  const shop = shopOf(engine);
  if (!shop.ok) return shop;
  const { businessDate } = shopMomentAt(engine.nowMs(), shop.value).moment;
  const { members, products } = engine.store;
  return succeed({
    members: seesPersonalData(engine)
      ? members.search(query, LIMITS.searchResults).map((hit) => memberHit(engine, hit, businessDate))
      : [],
    products: products.search(query, LIMITS.searchResults).map(productHit),
  });
}

function memberHit({ store }: Engine, hit: MemberHit, businessDate: string): Hits["members"][number] {
  const standing = store.members.getStanding(hit.ref);
  const program = store.programs.findInForce(businessDate);
  const tier = program === null ? null : tierOf(standing, program, businessDate);
  return {
    ref: hit.ref,
    name: hit.name,
    phoneTail: hit.phone === null ? null : tailOf(hit.phone),
    cardTail: hit.cardNumber === null ? null : tailOf(hit.cardNumber),
    tier: tier === null ? null : tierView(tier.tier),
    availablePoints: availablePoints(standing, businessDate),
  };
}

function productHit({
  id,
  name,
  gtins,
  shopCode,
  category,
  unitPriceMinor,
  soldBy,
}: Product): Hits["products"][number] {
  return { id, name, code: shopCode ?? gtins[0] ?? id, category, unitPriceMinor, soldBy };
}
