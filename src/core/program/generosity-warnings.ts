/**
 * What would give goods away: alone, together with others, or through the points that it earns.
 *
 * | programme                                                        | warning                     |
 * |------------------------------------------------------------------|-----------------------------|
 * | 100 % off tea                                                    | programGivesEverything      |
 * | of every 2 pieces the 2 cheapest are free                        | programGivesEverything      |
 * | 5.00 off from a spend of 5.00                                    | programAmountReachesMinimum |
 * | 5.00 off from a spend of 5.01                                    | none                        |
 * | 60 % off tea, 40 % off everything joint                          | programStackReachesAll      | the figures add up to 100 %
 * | 1 point per 1.00, 100 points are worth 100.00                    | programPaysBackAll          |
 * | 1 point per 1.00, 100 points are worth 50.00, gold earns double  | programPaysBackAll          |
 * | 1 point per 1.00, 100 points are worth 99.00                     | none                        |
 */
import type { LocalText } from "../codec/fields.ts";
import { basisPoints } from "../money/integers.ts";
import { selectionsMayMeet, timesMayMeet } from "./may-meet.ts";
import type { Selection, When } from "./conditions.ts";
import type { Program } from "./program.ts";
import type { ProgramWarning } from "./program-problem.ts";
import { STAGE_OF_ACTION } from "./promotion.ts";
import type { Coupon, OfferAction, Promotion } from "./promotion.ts";

const ALL = 10_000;
/** So many rules are named in one sentence. */
const NAMED_MAX = 4;

/** A promotion or a coupon, with its place. */
interface Offer {
  readonly path: string;
  readonly offer: Promotion | Coupon;
}

const offersOf = ({ promotions, coupons }: Program): readonly Offer[] => [
  ...promotions.map((offer, index) => ({ path: `promotions.${index}`, offer })),
  ...coupons.map((offer, index) => ({ path: `coupons.${index}`, offer })),
];

/** The field by which an action gives everything, or null. */
function everythingBy(action: OfferAction): string | null {
  switch (action.kind) {
    case "percentOff":
    case "orderPercent":
      return action.rate === ALL ? "rate" : null;
    case "cheapestFree":
      return action.free === action.of ? "free" : null;
    case "nForPrice":
    case "bundlePrice":
      return action.priceMinor === 0 ? "priceMinor" : null;
    case "fixedPrice":
      return action.unitPriceMinor === 0 ? "unitPriceMinor" : null;
    case "mixAndMatch": {
      const { offer } = action;
      if (offer.kind === "price") return offer.priceMinor === 0 ? "offer.priceMinor" : null;
      return offer.rate === ALL ? "offer.rate" : null;
    }
    default:
      return null;
  }
}

function alone({ path, offer }: Offer): ProgramWarning[] {
  const rule = { name: offer.name };
  const field = offer.capMinor === null ? everythingBy(offer.action) : null;
  if (field !== null) return [{ path: `${path}.action.${field}`, what: "programGivesEverything", values: { rule } }];
  return [...amountWarnings(path, offer), ...stepWarnings(path, offer)];
}

function amountWarnings(path: string, { name, action, minimumSpendMinor }: Offer["offer"]): ProgramWarning[] {
  if (action.kind !== "orderAmount" || action.amountMinor < minimumSpendMinor) return [];
  const values = { rule: { name }, amount: { money: action.amountMinor }, minimum: { money: minimumSpendMinor } };
  return [{ path: `${path}.action.amountMinor`, what: "programAmountReachesMinimum", values }];
}

function stepWarnings(path: string, { name, action }: Offer["offer"]): ProgramWarning[] {
  if (action.kind !== "spendSteps") return [];
  return action.steps.flatMap(({ fromMinor, off }, index): ProgramWarning[] => {
    const at = `${path}.action.steps.${index}.off`;
    if (off.kind === "percent") {
      if (off.rate < ALL) return [];
      return [{ path: `${at}.rate`, what: "programGivesEverything", values: { rule: { name } } }];
    }
    if (off.amountMinor < fromMinor) return [];
    const values = { rule: { name }, amount: { money: off.amountMinor }, minimum: { money: fromMinor } };
    return [{ path: `${at}.amountMinor`, what: "programAmountReachesMinimum", values }];
  });
}

/** A share off some goods, as far as it can be given beside another. */
interface Share {
  readonly path: string;
  readonly name: LocalText;
  readonly rate: number;
  readonly items: Selection;
  readonly when: When;
  readonly group: string | null;
  /** Of these the largest is given alone. */
  readonly oneOrder: boolean;
  readonly isCoupon: boolean;
  readonly combines: boolean;
}

function sharesOf(program: Program): readonly Share[] {
  return offersOf(program).flatMap(({ path, offer }): Share[] => {
    const { action, name, when, exclusiveGroup: group } = offer;
    if (action.kind !== "percentOff" && action.kind !== "orderPercent") return [];
    const oneOrder = STAGE_OF_ACTION[action.kind] === "order" && !offer.joint;
    const isCoupon = "combines" in offer;
    const combines = !isCoupon || offer.combines === "any";
    const { rate, items } = action;
    return [{ path: `${path}.action.rate`, name, rate, items, when, group, oneOrder, isCoupon, combines }];
  });
}

function canStandTogether(a: Share, b: Share): boolean {
  if ((a.oneOrder && b.oneOrder) || (a.group !== null && a.group === b.group)) return false;
  if (a.isCoupon && b.isCoupon && !(a.combines && b.combines)) return false;
  return timesMayMeet(a.when, b.when) && selectionsMayMeet(a.items, b.items);
}

/** Beginning with each share in turn, the largest others that can be given with all that were taken. */
function stackFrom(first: Share, falling: readonly Share[]): readonly Share[] {
  const taken = [first];
  for (const share of falling) {
    if (!taken.includes(share) && taken.every((one) => canStandTogether(one, share))) taken.push(share);
  }
  return taken;
}

function together(program: Program): ProgramWarning[] {
  const falling = sharesOf(program).toSorted((a, b) => b.rate - a.rate);
  const tierRate = Math.max(0, ...program.tiers.levels.map(({ discount }) => discount));
  const stacks = falling.map((first) => {
    const shares = stackFrom(first, falling);
    const ofTier = shares.some(({ oneOrder }) => oneOrder) ? 0 : tierRate;
    return { shares, sum: shares.reduce((sum, { rate }) => sum + rate, ofTier), ofTier };
  });
  const [worst] = stacks.toSorted((a, b) => b.sum - a.sum);
  if (worst === undefined || worst.sum < ALL || worst.shares.length + (worst.ofTier > 0 ? 1 : 0) < 2) return [];
  const last = worst.shares.at(-1);
  if (last === undefined) return [];
  const named = worst.shares.slice(0, NAMED_MAX);
  const rules: LocalText = {
    en: named.map(({ name }) => name.en).join(" + "),
    "zh-CN": named.map(({ name }) => name["zh-CN"]).join(" + "),
  };
  const values = { rules: { name: rules }, sum: { rate: basisPoints(worst.sum) } };
  return [{ path: last.path, what: "programStackReachesAll", values }];
}

/** The most that a point-making rule gives, against what a point is worth. */
function paysBack({ earning, tiers, redemption }: Program): ProgramWarning[] {
  if (redemption === null) return [];
  const factors = [...earning.multipliers.map((one) => one.timesHundredths), ...bestTier(tiers)];
  const times = earning.stacking === "multiply" ? factors.map(BigInt) : [BigInt(Math.max(100, ...factors))];
  return earning.rules.flatMap((rule, index): ProgramWarning[] => {
    if (rule.kind !== "perMoney") return [];
    const worth = times.reduce((sum, one) => sum * one, BigInt(rule.points) * BigInt(redemption.stepMinor));
    const paid = times.reduce((sum) => sum * 100n, BigInt(rule.perMinor) * BigInt(redemption.stepPoints));
    if (worth < paid) return [];
    const values = { rule: { name: rule.name }, percent: String((worth * 100n) / paid) };
    return [{ path: `earning.rules.${index}.points`, what: "programPaysBackAll", values }];
  });
}

const bestTier = ({ levels }: Program["tiers"]): readonly number[] =>
  levels.length === 0 ? [] : [Math.max(...levels.map((level) => level.earnMultiplierHundredths))];

export const generosityWarnings = (program: Program): ProgramWarning[] => [
  ...offersOf(program).flatMap(alone),
  ...together(program),
  ...paysBack(program),
];
