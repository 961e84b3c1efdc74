/**
 * What a basket comes to, computed a second time: slow, obvious, piece by piece, and without a line of the engine. It
 * shares the shapes of basket and programme with it and nothing else.
 *
 * Written from docs/programme.md and the specification's order of work: price, bundles, items, order, rewards, tax.
 */
import type { Basket, BasketLine, ManualDiscount } from "#core/basket/basket.ts";
import type { Selection } from "#core/program/conditions.ts";
import type { OfferAction } from "#core/program/promotion.ts";
import type { Program, Tier } from "#core/program/program.ts";
import type { RewardAction } from "#core/program/reward.ts";
import type { ShopSettings } from "#core/shop/settings.ts";
import { formSets } from "./reference-bundles.ts";
import { isChosen } from "./reference-lines.ts";
import type { TakenOff, WorkedLine } from "./reference-lines.ts";
import { halfUp, larger, ratio, smaller, split, sum, times } from "./slow-rounding.ts";
import type { Ratio } from "./slow-rounding.ts";

export interface ReferenceFacts {
  readonly settings: ShopSettings;
  readonly program: Program;
  /** The tier that the member holds; the reference does not judge tiers. */
  readonly tier: Tier | null;
}

export interface ReferenceTotal {
  readonly nets: ReadonlyMap<string, bigint>;
  readonly taxes: readonly { readonly rate: string; readonly net: bigint; readonly tax: bigint }[];
  readonly total: bigint;
}

interface Rule {
  readonly id: string;
  readonly action: OfferAction;
  readonly priority: number;
  readonly group: string | null;
  readonly joint: boolean;
  readonly minimum: bigint;
  readonly cap: bigint | null;
  readonly perSale: number | null;
}

const WHOLE = 10_000;
const part = (amount: bigint, rate: number): bigint => halfUp(times(ratio(amount), ratio(rate, WHOLE)));
const perQuantity = (price: number, quantityMilli: number): bigint =>
  halfUp(times(ratio(price), ratio(quantityMilli, 1000)));
const byText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

const chosenBy = (action: OfferAction, lines: readonly WorkedLine[]): WorkedLine[] =>
  lines.filter(({ line }) =>
    action.kind === "bundlePrice"
      ? action.parts.some(({ items }) => isChosen(items, line))
      : isChosen(action.items, line),
  );

function unitPrice(line: BasketLine, { program, tier }: ReferenceFacts): number {
  if (line.override !== null) return line.override.unitPriceMinor;
  const list = program.priceLists.find(({ id }) => id === tier?.priceList);
  const offered = (list?.prices ?? [])
    .filter(({ product }) => product === line.productId || product === line.code)
    .map(({ unitPriceMinor }) => unitPriceMinor as number);
  return line.sells.kind === "goods" ? Math.min(line.listPriceMinor, ...offered) : line.listPriceMinor;
}

function rulesOf(basket: Basket, program: Program): Rule[] {
  const ruleOf = (id: string, rule: Program["promotions"][number] | Program["coupons"][number]): Rule => ({
    id,
    action: rule.action,
    priority: rule.priority,
    group: rule.exclusiveGroup,
    joint: rule.joint,
    minimum: BigInt(rule.minimumSpendMinor),
    cap: rule.capMinor === null ? null : BigInt(rule.capMinor),
    perSale: rule.limits.perSale,
  });
  const coupons = basket.coupons.flatMap(({ couponId }) => program.coupons.filter(({ id }) => id === couponId));
  return [
    ...program.promotions.map((rule) => ruleOf(`promotion:${rule.id}`, rule)),
    ...coupons.map((rule) => ruleOf(`coupon:${rule.id}`, rule)),
  ];
}

const BUNDLES: readonly OfferAction["kind"][] = [
  "buyNTakeM",
  "cheapestFree",
  "nForPrice",
  "mixAndMatch",
  "bundlePrice",
];
const ORDERS: readonly OfferAction["kind"][] = ["orderPercent", "orderAmount", "spendSteps"];

/** A cap is split by line share. */
function capped(off: TakenOff, cap: bigint | null): TakenOff {
  const ids = [...off.keys()].sort(byText);
  const amounts = ids.map((id) => off.get(id) ?? 0n);
  if (cap === null || sum(amounts) <= cap) return off;
  const shares = split(cap, amounts);
  return new Map(ids.map((id, at) => [id, shares[at] ?? 0n]));
}

const worth = (off: TakenOff): bigint => sum([...off.values()]);

function take(lines: readonly WorkedLine[], off: TakenOff): void {
  for (const worked of lines) worked.left -= off.get(worked.line.id) ?? 0n;
}

/** Rules of a stage in their order: priority, then what each would give alone, then id. What would give nothing falls out. */
function ranked(rules: readonly Rule[], lines: readonly WorkedLine[], alone: (rule: Rule) => TakenOff): Rule[] {
  return rules
    .filter(({ action, minimum }) => {
      const chosen = chosenBy(action, lines);
      return chosen.length > 0 && sum(chosen.map(({ left }) => left)) >= minimum;
    })
    .map((rule) => ({ rule, benefit: worth(alone(rule)) }))
    .filter(({ benefit }) => benefit > 0n)
    .sort((a, b) => {
      if (a.rule.priority !== b.rule.priority) return b.rule.priority - a.rule.priority;
      if (a.benefit !== b.benefit) return a.benefit > b.benefit ? -1 : 1;
      return byText(a.rule.id, b.rule.id);
    })
    .map(({ rule }) => rule);
}

/** Pieces of a line; what is weighed is one. */
const piecesOf = ({ line }: WorkedLine): number => (line.soldBy === "piece" ? line.quantityMilli / 1000 : 1);

interface Some {
  readonly worked: WorkedLine;
  readonly pieces: number;
  readonly value: bigint;
  readonly quantityMilli: number;
}

/** So many pieces, the dearest first by what is left of one; all of every line without a bound. */
function dearest(lines: readonly WorkedLine[], bound: number | null): Some[] {
  const all = (worked: WorkedLine): Some => ({
    worked,
    pieces: piecesOf(worked),
    value: worked.left,
    quantityMilli: worked.line.quantityMilli,
  });
  if (bound === null) return lines.map(all);
  const order = [...lines].sort((a, b) => {
    const [ofA, ofB] = [a.left * BigInt(piecesOf(b)), b.left * BigInt(piecesOf(a))];
    return ofA === ofB ? byText(a.line.id, b.line.id) : ofA > ofB ? -1 : 1;
  });
  let open = bound;
  return order.flatMap((worked) => {
    const pieces = Math.min(open, piecesOf(worked));
    open -= pieces;
    if (pieces === 0) return [];
    if (pieces === piecesOf(worked)) return [all(worked)];
    const value = halfUp(times(ratio(worked.left), ratio(pieces, piecesOf(worked))));
    return [{ worked, pieces, value, quantityMilli: pieces * 1000 }];
  });
}

function itemOff(action: OfferAction, { value, quantityMilli }: Some): bigint {
  switch (action.kind) {
    case "percentOff":
      return part(value, action.rate);
    case "amountOff":
      return smaller(
        value,
        action.perUnit ? perQuantity(action.amountMinor, quantityMilli) : BigInt(action.amountMinor),
      );
    case "fixedPrice":
      return larger(0n, value - perQuantity(action.unitPriceMinor, quantityMilli));
    default:
      return value;
  }
}

function itemRuleOff({ action, perSale, cap }: Rule, lines: readonly WorkedLine[]): TakenOff {
  const quantity = action.kind === "freeItems" ? action.quantity : null;
  const bound = quantity === null ? perSale : Math.min(quantity, perSale ?? quantity);
  // Free goods are whole pieces; what is weighed is none.
  const chosen = chosenBy(action, lines).filter(({ line }) => quantity === null || line.soldBy === "piece");
  const off = dearest(chosen, bound).map((some): [string, bigint] => [some.worked.line.id, itemOff(action, some)]);
  return capped(new Map(off), cap);
}

/** An amount over lines by value: first over the tax rates, then over each rate's lines. */
function spread(amount: bigint, lines: readonly WorkedLine[]): TakenOff {
  const open = lines.filter(({ left }) => left > 0n);
  const rates = [...new Set(open.map(({ line }) => line.taxRateId))].sort(byText);
  const groups = rates.map((rate) =>
    open.filter(({ line }) => line.taxRateId === rate).sort((a, b) => byText(a.line.id, b.line.id)),
  );
  const ofRates =
    amount === 0n
      ? []
      : split(
          amount,
          groups.map((group) => sum(group.map(({ left }) => left))),
        );
  return new Map(
    groups.flatMap((group, at) => {
      const shares = split(
        ofRates[at] ?? 0n,
        group.map(({ left }) => left),
      );
      return group.map(({ line }, place): [string, bigint] => [line.id, shares[place] ?? 0n]);
    }),
  );
}

/** `spent` is what the goods came to when the stage began: it says which step is reached. */
function orderOff({ action, cap }: Rule, lines: readonly WorkedLine[], spent: bigint): bigint {
  const goods = sum(chosenBy(action, lines).map(({ left }) => left));
  const most = (amount: bigint): bigint => smaller(amount, cap === null ? amount : cap);
  if (action.kind === "orderPercent") return most(part(goods, action.rate));
  if (action.kind === "orderAmount") return most(smaller(goods, BigInt(action.amountMinor)));
  if (action.kind !== "spendSteps") return 0n;
  const reached = action.steps.filter(({ fromMinor }) => BigInt(fromMinor) <= spent);
  const step = reached.sort((a, b) => b.fromMinor - a.fromMinor)[0];
  if (step === undefined) return 0n;
  return most(step.off.kind === "percent" ? part(goods, step.off.rate) : smaller(goods, BigInt(step.off.amountMinor)));
}

const byHand = (discount: ManualDiscount, left: bigint): bigint =>
  discount.kind === "percent" ? part(left, discount.rate) : smaller(left, BigInt(discount.amountMinor));

const isGoods = ({ line }: WorkedLine): boolean => line.sells.kind === "goods";

interface Candidate {
  readonly id: string;
  readonly priority: number;
  readonly group: string | null;
  readonly joint: boolean;
  /** What it would take off now, and from which lines. */
  readonly amount: () => bigint;
  readonly lines: readonly WorkedLine[];
}

function orderCandidates(basket: Basket, facts: ReferenceFacts, rules: readonly Rule[], lines: readonly WorkedLine[]) {
  const { tier, program } = facts;
  const goods = lines.filter(isGoods);
  const spentOn = (rule: Rule): bigint => sum(chosenBy(rule.action, lines).map(({ left }) => left));
  const alone = (rule: Rule): TakenOff => new Map([["", orderOff(rule, lines, spentOn(rule))]]);
  const ofRules = ranked(rules, lines, alone).map((rule): Candidate => {
    const spent = spentOn(rule);
    return { ...rule, amount: () => orderOff(rule, lines, spent), lines: chosenBy(rule.action, lines) };
  });
  const eligible = goods.filter(({ line }) => !program.tiers.exceptCategories.includes(line.category));
  const plain = { priority: 0, group: null, joint: false };
  const ofTier: Candidate[] =
    tier === null
      ? []
      : [
          {
            ...plain,
            id: `tier:${tier.id}`,
            lines: eligible,
            amount: () => part(sum(eligible.map((one) => one.left)), tier.discount),
          },
        ];
  const { discount } = basket;
  const ofHand: Candidate[] =
    discount === null
      ? []
      : [
          {
            ...plain,
            id: "manual:basket",
            lines: goods,
            amount: () => byHand(discount, sum(goods.map((one) => one.left))),
          },
        ];
  return [...ofRules, ...ofTier, ...ofHand];
}

function giveOrder(candidates: readonly Candidate[], lines: readonly WorkedLine[], used: Set<string>): void {
  const open = candidates.filter(({ group }) => group === null || !used.has(group));
  const single = open
    .filter(({ joint }) => !joint)
    .map((one) => ({ one, amount: one.amount() }))
    .filter(({ amount }) => amount > 0n)
    .sort((a, b) => {
      if (a.amount !== b.amount) return a.amount > b.amount ? -1 : 1;
      return a.one.priority !== b.one.priority ? b.one.priority - a.one.priority : byText(a.one.id, b.one.id);
    })[0];
  // Joint ones stand in the order that they were ranked in when the stage began.
  const joint = open.filter((one) => one.joint);
  for (const one of [...(single === undefined ? [] : [single.one]), ...joint]) {
    if (one.group !== null && used.has(one.group)) continue;
    const amount = one.amount();
    if (amount === 0n) continue;
    take(lines, spread(amount, one.lines));
    if (one.group !== null) used.add(one.group);
  }
}

function rewardOff(action: RewardAction, lines: readonly WorkedLine[]): TakenOff {
  const goods = lines.filter(isGoods);
  const chosen = (selection: Selection): WorkedLine[] => goods.filter(({ line }) => isChosen(selection, line));
  // Free goods are whole pieces here as well.
  const pieces = (on: readonly WorkedLine[], most: number): Some[] =>
    dearest(
      on.filter(({ line }) => line.soldBy === "piece"),
      most,
    );
  const free = (some: readonly Some[], price: bigint): TakenOff =>
    new Map(some.map(({ worked, value }) => [worked.line.id, larger(0n, value - price)]));
  switch (action.kind) {
    case "amountOff":
      return spread(smaller(BigInt(action.amountMinor), sum(goods.map(({ left }) => left))), goods);
    case "percentOff": {
      const on = chosen(action.items);
      const amount = part(sum(on.map(({ left }) => left)), action.rate);
      return spread(action.capMinor === null ? amount : smaller(amount, BigInt(action.capMinor)), on);
    }
    case "freeItems":
      return free(pieces(chosen(action.items), action.quantity), 0n);
    case "productAtPrice":
      return free(pieces(chosen(action.items), 1), BigInt(action.unitPriceMinor));
    case "giftItem":
      return free(
        pieces(
          goods.filter(({ line }) => [line.productId, line.code].includes(action.product)),
          1,
        ),
        0n,
      );
    case "nextVisitCoupon":
      return new Map();
  }
}

function taxesOf(lines: readonly WorkedLine[], { taxMode, taxRates }: ShopSettings): ReferenceTotal["taxes"] {
  const rows = [...taxRates.map(({ id, rate }) => ({ id, rate: rate as number })), { id: "untaxed", rate: 0 }];
  return rows.flatMap(({ id, rate }) => {
    const ofRate = lines.filter(({ line }) => line.taxRateId === id);
    if (ofRate.length === 0) return [];
    const amount = sum(ofRate.map(({ left }) => left));
    const of: Ratio = taxMode === "inclusive" ? ratio(rate, WHOLE + rate) : ratio(rate, WHOLE);
    const tax = halfUp(times(ratio(amount), of));
    return [{ rate: id, net: taxMode === "inclusive" ? amount - tax : amount, tax }];
  });
}

export function referenceTotal(basket: Basket, facts: ReferenceFacts): ReferenceTotal {
  const lines = basket.lines.map((line): WorkedLine => ({
    line,
    left: perQuantity(unitPrice(line, facts), line.quantityMilli),
  }));
  const rules = rulesOf(basket, facts.program);
  const used = new Set<string>();
  const give = (rule: Rule, off: TakenOff): void => {
    if ((rule.group !== null && used.has(rule.group)) || worth(off) === 0n) return;
    take(lines, off);
    if (rule.group !== null) used.add(rule.group);
  };

  const bundles = rules.filter(({ action }) => BUNDLES.includes(action.kind));
  const pieces = lines.filter((one) => isGoods(one) && one.line.soldBy === "piece");
  // A piece is worth what its line's unit costs when the stage begins, whatever was taken off its line since.
  const values = new Map(pieces.map((one) => [one.line.id, one.left / BigInt(piecesOf(one))]));
  const free = new Map(pieces.map((one) => [one.line.id, piecesOf(one)]));
  const alone = ({ action, perSale, cap }: Rule): TakenOff =>
    capped(formSets(action, pieces, values, new Map(free), perSale), cap);
  for (const rule of ranked(bundles, lines, alone)) {
    if (rule.group !== null && used.has(rule.group)) continue;
    give(rule, capped(formSets(rule.action, pieces, values, free, rule.perSale), rule.cap));
  }

  const items = rules.filter(({ action }) => !BUNDLES.includes(action.kind) && !ORDERS.includes(action.kind));
  for (const rule of ranked(items, lines, (one) => itemRuleOff(one, lines))) give(rule, itemRuleOff(rule, lines));
  for (const worked of lines) {
    if (worked.line.discount !== null) worked.left -= byHand(worked.line.discount, worked.left);
  }

  const orders = rules.filter(({ action }) => ORDERS.includes(action.kind));
  giveOrder(orderCandidates(basket, facts, orders, lines), lines, used);

  for (const { rewardId } of basket.rewards) {
    const reward = facts.program.rewards.find(({ id }) => id === rewardId);
    if (reward !== undefined) take(lines, rewardOff(reward.action, lines));
  }

  const taxes = taxesOf(lines, facts.settings);
  return {
    nets: new Map(lines.map(({ line, left }) => [line.id, left])),
    taxes,
    total: sum(taxes.map(({ net, tax }) => net + tax)),
  };
}
