/**
 * What a reward gives on the lines as they stand, or why it gives nothing. Owns the actions of rewards and what stands
 * in their way; refuses to know what the member has in points.
 *
 * | reward                     | lines                   | gives                                |
 * |----------------------------|-------------------------|--------------------------------------|
 * | 5.00 off                   | 13.50                   | 5.00, by value                       |
 * | 5.00 off                   | 3.20                    | 3.20                                 |
 * | 10 % off tea, at most 2.00 | tea 30.00, bread 5.00   | 2.00 on the tea                      |
 * | 2 pieces of tea free       | 3 × tea 4.00            | 8.00                                 |
 * | tea at 1.00                | 3 × tea 4.00            | 3.00, one piece                      |
 * | a mug                      | mug 6.00                | 6.00                                 |
 * | a coupon for the next time | anything                | the coupon                           |
 *
 * | hindrance    | when                                                                              |
 * |--------------|-----------------------------------------------------------------------------------|
 * | needsMember  | nobody is there                                                                   |
 * | notNow       | it is not in force, or its coupon is not among the serial coupons                 |
 * | limit        | given as often as it may be; a present without limits is given once in a sale     |
 * | belowMinimum | the goods that it is for do not come to the minimum; a gift does not count itself |
 * | needsItem    | nothing that it is for is there                                                   |
 * | nothingLeft  | what it is for costs nothing any more, or not more than its price                 |
 */
import { minMinor, minor, ZERO_MINOR } from "../money/integers.ts";
import type { Minor } from "../money/integers.ts";
import { halfUp, multiplyDivide } from "../money/rounding.ts";
import { fail, succeed } from "../outcome.ts";
import type { Outcome } from "../outcome.ts";
import type { Program } from "../program/program.ts";
import type { Reward, RewardAction } from "../program/reward.ts";
import { freeItems } from "../promotions/actions/free-items.ts";
import { isInForce } from "../promotions/in-force.ts";
import { isProduct, matchesSelection } from "../promotions/matches-selection.ts";
import { isWithinLimits } from "../promotions/within-limits.ts";
import type { PricingFacts } from "./pricing-facts.ts";
import { isGoods, sumNet } from "./pricing-stage.ts";
import type { LineInWork } from "./pricing-stage.ts";

export interface RewardGift {
  readonly valueMinor: Minor;
  /** What single lines give up; null: the value is spread over `lineIds`. */
  readonly offs: ReadonlyMap<string, Minor> | null;
  readonly lineIds: ReadonlySet<string>;
  readonly issuesCouponId: string | null;
}

export interface Hindrance {
  readonly kind: "needsMember" | "notNow" | "limit" | "belowMinimum" | "needsItem" | "nothingLeft";
  /** What is missing to the minimum. */
  readonly missingMinor: Minor;
}

const hindered = (kind: Hindrance["kind"], missingMinor: Minor = ZERO_MINOR): Hindrance => ({ kind, missingMinor });

export const rewardRuleId = (rewardId: string): string => `reward:${rewardId}`;

const idsOf = (lines: readonly LineInWork[]): ReadonlySet<string> => new Set(lines.map(({ line }) => line.id));

/** The goods that an action is about. */
export function goodsOf(action: RewardAction, lines: readonly LineInWork[]): readonly LineInWork[] {
  const goods = lines.filter(isGoods);
  switch (action.kind) {
    case "percentOff":
    case "freeItems":
    case "productAtPrice":
      return goods.filter(({ line }) => matchesSelection(action.items, line));
    case "giftItem":
      return goods.filter(({ line }) => isProduct(line, action.product));
    case "amountOff":
    case "nextVisitCoupon":
      return goods;
  }
}

function spread(lines: readonly LineInWork[], amount: number): Outcome<RewardGift, Hindrance> {
  if (lines.length === 0) return fail(hindered("needsItem"));
  const valueMinor = minMinor(minor(amount), sumNet(lines));
  if (valueMinor === 0) return fail(hindered("nothingLeft"));
  return succeed({ valueMinor, offs: null, lineIds: idsOf(lines), issuesCouponId: null });
}

/** `leaves` is what a piece still costs afterwards. */
function fromPieces(lines: readonly LineInWork[], quantity: number, leaves: Minor): Outcome<RewardGift, Hindrance> {
  if (lines.length === 0) return fail(hindered("needsItem"));
  const offs = freeItems(quantity, lines).map((net) => minor(Math.max(0, net - leaves)));
  const valueMinor = minor(offs.reduce((sum: number, off) => sum + off, 0));
  if (valueMinor === 0) return fail(hindered("nothingLeft"));
  return succeed({
    valueMinor,
    offs: new Map(lines.map(({ line }, index) => [line.id, offs[index] ?? ZERO_MINOR])),
    lineIds: idsOf(lines),
    issuesCouponId: null,
  });
}

function couponGift(couponId: string, program: Program | null): Outcome<RewardGift, Hindrance> {
  const coupon = program?.coupons.find((one) => one.id === couponId);
  if (coupon?.code.kind !== "serial") return fail(hindered("notNow"));
  return succeed({ valueMinor: ZERO_MINOR, offs: null, lineIds: new Set(), issuesCouponId: couponId });
}

/** `lines` stand by id, as they are when the reward's turn comes. */
export function rewardGift(
  { action }: Reward,
  lines: readonly LineInWork[],
  program: Program | null,
): Outcome<RewardGift, Hindrance> {
  const goods = goodsOf(action, lines);
  switch (action.kind) {
    case "amountOff":
      return spread(goods, action.amountMinor);
    case "percentOff": {
      const amount = multiplyDivide(sumNet(goods), action.rate, 10_000, halfUp);
      return spread(goods, Math.min(amount, action.capMinor ?? amount));
    }
    case "freeItems":
      return fromPieces(goods, action.quantity, ZERO_MINOR);
    case "giftItem":
      return fromPieces(goods, 1, ZERO_MINOR);
    case "productAtPrice":
      return fromPieces(goods, 1, action.unitPriceMinor);
    case "nextVisitCoupon":
      return couponGift(action.couponId, program);
  }
}

/** What a minimum spend of the reward is held against, when stage 5 begins. */
function spendFor({ action }: Reward, lines: readonly LineInWork[]): Minor {
  if (action.kind !== "giftItem") return sumNet(goodsOf(action, lines));
  return sumNet(lines.filter((line) => isGoods(line) && !isProduct(line.line, action.product)));
}

export interface RewardRound {
  readonly facts: PricingFacts;
  /** The tier that the sale is priced with. */
  readonly tierId: string | null;
  /** The lines when stage 5 begins. */
  readonly before: readonly LineInWork[];
}

/** Whether the member may have it, whatever it would give. `givenBefore`: how often this sale has given it already. */
export function rewardHindrance(
  reward: Reward,
  { facts, tierId, before }: RewardRound,
  givenBefore: number,
): Hindrance | null {
  if (facts.member === null) return hindered("needsMember");
  if (!isInForce(reward.when, facts, tierId)) return hindered("notNow");
  const perSale = reward.limits.perSale ?? (reward.points === 0 ? 1 : null);
  const isUsedUp = perSale !== null && givenBefore >= perSale;
  if (isUsedUp || !isWithinLimits(reward.limits, rewardRuleId(reward.id), facts, givenBefore)) return hindered("limit");
  const missing = reward.minimumSpendMinor - spendFor(reward, before);
  return missing > 0 ? hindered("belowMinimum", minor(missing)) : null;
}
