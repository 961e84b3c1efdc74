/** A shop that sells in memory and writes down its facts as a till does, to be replayed. */
import { decideReturn } from "#core/basket/decide-return.ts";
import type { Basket } from "#core/basket/basket.ts";
import { decideSale } from "#core/basket/decide-sale.ts";
import { priceBasket } from "#core/basket/price-basket.ts";
import type { PricingFacts } from "#core/basket/pricing-facts.ts";
import { Trial } from "#core/insights/try-program.ts";
import type { TrialEntry } from "#core/insights/try-program.ts";
import { TrialUses } from "#core/insights/trial-uses.ts";
import type { TrialResult } from "#core/insights/trial-result.ts";
import { points } from "#core/money/integers.ts";
import { decideMerge } from "#core/members/decide-merge.ts";
import { decideAdjustment } from "#core/points/decide-adjustment.ts";
import { applyMerged } from "#core/points/fold-merge.ts";
import { applyAdjusted, applyPoints, emptyStanding, visitOf } from "#core/points/fold-standing.ts";
import type { MemberStanding } from "#core/points/standing.ts";
import type { Program } from "#core/program/program.ts";
import { addDays } from "#core/shop/calendar.ts";
import type { ShopSettings } from "#core/shop/settings.ts";
import { basket, card, facts, settings as usualSettings, uuid } from "./sample-shop.ts";
import type { Return, Sale } from "./sample-shop.ts";

const FIRST_DAY = "2026-03-01";
const FIRST_DAY_MS = Date.UTC(2026, 2, 1, 10);
const DAY_MS = 86_400_000;

export class TrialShop {
  readonly entries: TrialEntry[] = [];
  readonly sales: Sale[] = [];
  readonly #program: Program;
  readonly #settings: ShopSettings;
  readonly #standings = new Map<string, MemberStanding>();
  readonly #uses = new Map<string, TrialUses>();
  readonly #usedInAll = new TrialUses();
  readonly #links = new Map<string, string>();
  readonly #returns = new Map<string, Return[]>();

  constructor(program: Program, settings: ShopSettings = usualSettings()) {
    this.#program = program;
    this.#settings = settings;
    this.#write(0, { type: "SettingsChanged", body: { settings } });
    this.#write(0, { type: "ProgramPublished", body: { program } });
  }

  standingOf = (ref: string): MemberStanding => this.#standings.get(ref) ?? emptyStanding();

  /** Sells what is on the basket on a day; a card pays what its tenders leave. null: the engine refused. */
  sell(day: number, wished: Partial<Basket>): Sale | null {
    const number = this.sales.length + 1;
    const memberRef = wished.memberRef === null || wished.memberRef === undefined ? null : this.refOf(wished.memberRef);
    const by = this.factsOn(day, memberRef);
    const open = basket(wished.lines ?? [], { ...wished, memberRef, id: uuid(300_000 + number), tenders: [] });
    const priced = priceBasket(open, by);
    if (!priced.ok) return null;
    const { totalMinor } = priced.value;
    const tenders = wished.tenders ?? (totalMinor > 0 ? [card(totalMinor)] : []);
    const decided = decideSale({
      basket: { ...open, tenders },
      facts: by,
      saleId: uuid(500_000 + number),
      receiptNumber: number,
      origin: { kind: "till" },
      newSerials: Array.from({ length: 5 }, (_, index) => `serial-${number}-${index}`),
    });
    if (!decided.ok) return null;
    const sale = decided.value.fact;
    this.sales.push(sale);
    this.#fold(day, sale);
    this.#usedInAll.count(sale.body.uses, dateOf(day));
    if (sale.body.memberRef !== null) this.#usesOf(sale.body.memberRef).count(sale.body.uses, dateOf(day));
    return sale;
  }

  /** Takes goods back, by line id; null: the engine refused. */
  giveBack(day: number, sale: Sale, lines: readonly { lineId: string; quantityMilli: number }[]): Return | null {
    const earlier = this.#returns.get(sale.body.saleId) ?? [];
    const decided = decideReturn({
      returnId: uuid(600_000 + this.entries.length),
      receiptNumber: 10_000 + this.entries.length,
      reason: "unwanted",
      origin: { kind: "till" },
      facts: this.factsOn(day, sale.body.memberRef === null ? null : this.refOf(sale.body.memberRef)),
      originalProgram: this.#program,
      value: new Map(),
      usedSerials: new Set(),
      goods: {
        kind: "linked",
        sale,
        earlierReturns: earlier.map((one) => one.body),
        lines: lines as never,
      },
    });
    if (!decided.ok) return null;
    this.#returns.set(sale.body.saleId, [...earlier, decided.value.fact]);
    this.#fold(day, decided.value.fact);
    return decided.value.fact;
  }

  /** Points by hand; false: the engine refused. */
  adjust(day: number, ref: string, amount: number): boolean {
    const memberRef = this.refOf(ref);
    const decided = decideAdjustment({
      adjustmentId: uuid(400_000 + this.entries.length),
      member: { ref: memberRef, standing: this.standingOf(memberRef), used: new Map() },
      program: this.#program,
      businessDate: dateOf(day),
      reason: "a reason",
      entry: { kind: "manual", points: points(amount) },
    });
    if (!decided.ok) return false;
    this.#standings.set(memberRef, applyAdjusted(this.standingOf(memberRef), decided.value.fact.body));
    this.#write(day, decided.value.fact);
    return true;
  }

  /** Two become one; false: they are one already. */
  merge(day: number, first: string, second: string): boolean {
    const [keptRef, mergedRef] = [this.refOf(first), this.refOf(second)];
    const decided = decideMerge({
      mergeId: uuid(450_000 + this.entries.length),
      kept: { ref: keptRef, standing: this.standingOf(keptRef) },
      merged: { ref: mergedRef, standing: this.standingOf(mergedRef) },
      reason: "one person",
      program: this.#program,
      businessDate: dateOf(day),
    });
    if (!decided.ok) return false;
    const { fact } = decided.value;
    const two = { kept: this.standingOf(keptRef), merged: this.standingOf(mergedRef) };
    const after = applyMerged(two, fact.body);
    this.#standings.set(keptRef, after.kept);
    this.#standings.set(mergedRef, after.merged);
    this.#links.set(mergedRef, keptRef);
    this.#write(day, fact);
    return true;
  }

  /** Who a member is by now. */
  refOf(ref: string): string {
    const kept = this.#links.get(ref);
    return kept === undefined ? ref : this.refOf(kept);
  }

  /** Replays days, the first and the last included. */
  try(draft: Program, fromDay: number, throughDay: number): TrialResult {
    const trial = new Trial({
      draft,
      from: dateOf(fromDay),
      through: dateOf(throughDay),
      returned: new Set(this.#returns.keys()),
      findBirthMonth: () => null,
    });
    for (const entry of this.entries) trial.add(entry);
    for (const result of trial.finish()) if (result !== null) return result;
    throw new Error("a trial ends with its result");
  }

  factsOn(day: number, memberRef: string | null): PricingFacts {
    const by = facts({ program: this.#program, settings: this.#settings, businessDate: dateOf(day), minuteOfDay: 600 });
    const { member } = by;
    if (memberRef === null || member === null) return { ...by, member: null };
    return {
      ...by,
      shared: { ...by.shared, usedInAll: this.#usedInAll.inAll() },
      member: {
        ...member,
        ref: memberRef,
        standing: this.standingOf(memberRef),
        used: this.#usesOf(memberRef).on(dateOf(day)),
      },
    };
  }

  #usesOf(ref: string): TrialUses {
    const known = this.#uses.get(ref) ?? new TrialUses();
    this.#uses.set(ref, known);
    return known;
  }

  #fold(day: number, fact: Sale | Return): void {
    const { memberRef, points } = fact.body;
    if (memberRef !== null) {
      this.#standings.set(memberRef, applyPoints(this.standingOf(memberRef), points, visitOf(fact, dateOf(day))));
    }
    this.#write(day, fact);
  }

  #write(day: number, fact: TrialEntry["fact"]): void {
    const occurredAtMs = FIRST_DAY_MS + day * DAY_MS;
    this.entries.push({ occurredAtMs, zoneOffsetMin: 0, businessDate: dateOf(day), fact });
  }
}

const dateOf = (day: number): string => addDays(FIRST_DAY, day);
