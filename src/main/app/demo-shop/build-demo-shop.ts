/**
 * Fills an empty till with the demo shop, all or nothing: goods, two people, two hundred members and a year in which they
 * came, bought, moved up, let points lapse or stopped coming. The same seed and the same day give the same shop.
 */
import { assert } from "#core/assert.ts";
import type { Language } from "#core/codec/fields.ts";
import type { Product } from "#core/catalogue/product.ts";
import { addDays } from "#core/shop/calendar.ts";
import type { ShopSettings } from "#core/shop/settings.ts";
import type { Moment, Store } from "#main/store/store.ts";
import { enrol } from "../imports/enrol.ts";
import { shopMomentAt } from "../shop-time.ts";
import { makePinRecord } from "../staff-pin.ts";
import { chanceFrom } from "./demo-chance.ts";
import { momentOfVisit, sellVisit } from "./demo-history.ts";
import { demoMembers } from "./demo-members.ts";
import type { DemoMember } from "./demo-members.ts";
import { DEMO_PRODUCTS } from "./demo-products.ts";
import { DEMO_CASHIER, DEMO_MANAGER, demoProgram, demoSettings } from "./demo-settings.ts";
import { planVisits } from "./demo-visits.ts";
import type { PlannedVisit } from "./demo-visits.ts";

export interface DemoShopRequest {
  readonly store: Store;
  /** The command that asked for it; repeated, it is answered from the journal. */
  readonly commandId: string;
  readonly language: Language;
  readonly nowMs: number;
  readonly newId: () => string;
  readonly pinKey: Buffer;
  /** Runs in the same transaction: what this machine is set to, such as the printer on the screen. */
  readonly alongside: () => void;
  readonly seed?: number;
}

export interface DemoShop {
  readonly products: number;
  readonly members: number;
  readonly sales: number;
  readonly signInHint: { readonly staffId: string; readonly pin: string };
}

/** Whoever builds the same people again starts from it. */
export const DEMO_SEED = 20_260_101;
/** The programme is older than the oldest visit. */
const historyDays = 366;

export async function buildDemoShop(request: DemoShopRequest): Promise<DemoShop> {
  const { store, language, newId, nowMs } = request;
  const settings = demoSettings(language);
  const chance = chanceFrom(request.seed ?? DEMO_SEED);
  const today = shopMomentAt(nowMs, settings).moment.businessDate;
  const members = demoMembers(settings, chance);
  const visits = planVisits(members, nonEmpty(DEMO_PRODUCTS), today, chance);
  // Deriving a PIN takes a tenth of a second each, on purpose: before the transaction, not in it.
  const staff = await Promise.all(
    [DEMO_CASHIER, DEMO_MANAGER].map(async ({ id, name, role, pin }) => {
      const pinRecord = await makePinRecord(pin, request.pinKey);
      return { id, name, role, badge: null, pinRecord, failedTries: 0, lockedUntilMs: 0 };
    }),
  );
  const done: DemoShop = {
    products: DEMO_PRODUCTS.length,
    members: members.length,
    sales: visits.length,
    signInHint: { staffId: DEMO_CASHIER.id, pin: DEMO_CASHIER.pin },
  };
  store.batch(() => {
    store.commit({
      commandId: request.commandId,
      moment: shopMomentAt(nowMs, settings).moment,
      actor: "system",
      approver: null,
      facts: [
        { type: "SettingsChanged", body: { settings } },
        { type: "ProgramPublished", body: { program: demoProgram(addDays(today, -historyDays)) } },
      ],
      answer: done,
      alongside: () => {
        store.products.put(DEMO_PRODUCTS);
        for (const person of staff) store.staff.put(person);
        request.alongside();
      },
    });
    liveTheYear({ store, settings, newId, actor: DEMO_CASHIER.id }, members, visits);
  });
  return done;
}

const nonEmpty = (products: readonly Product[]): readonly [Product, ...Product[]] => {
  const [first, ...rest] = products;
  assert(first !== undefined, "the demo shop has goods");
  return [first, ...rest];
};

interface YearParts {
  readonly store: Store;
  readonly settings: ShopSettings;
  readonly newId: () => string;
  readonly actor: string;
}

/** Visit after visit; somebody is enrolled a minute before their first one is rung up. */
function liveTheYear(parts: YearParts, members: readonly DemoMember[], visits: readonly PlannedVisit[]): void {
  const refs = new Map<number, string>();
  for (const visit of visits) {
    const at = momentOfVisit(visit, parts.settings);
    const member = visit.member === null ? undefined : members[visit.member];
    if (visit.member !== null && member !== undefined && !refs.has(visit.member)) {
      refs.set(visit.member, enrolDemoMember(parts, member, at.moment));
    }
    sellVisit(parts, visit, visit.member === null ? null : (refs.get(visit.member) ?? null), at);
  }
}

function enrolDemoMember(parts: YearParts, member: DemoMember, moment: Moment): string {
  const { store, newId, actor } = parts;
  const enrolled = enrol({ store, newId, actor, via: "demo" }, member, moment);
  assert(enrolled.ok, "a demo member can be enrolled");
  return enrolled.value;
}
