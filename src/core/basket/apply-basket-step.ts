/**
 * The only way a basket changes: one step of the cashier, applied or refused. Owns what a line, a quantity and a price
 * may be; refuses to know what anything comes to (priceBasket) and whether it is paid (settleTenders).
 *
 * While money is taken nothing that changes the price is allowed: the figure that the member is paying must not move
 * under their hands. Tenders can be given back, and then the basket is free again.
 *
 * | step                                  | refused as         |
 * |---------------------------------------|--------------------|
 * | quantity 0, -1 or above 99,999.999    | quantityOutOfRange |
 * | 1.5 of something sold by the piece    | quantityNotWhole   |
 * | price below 0 or above 999,999.99     | priceOutOfRange    |
 * | discount above 100 %, or no amount    | discountOutOfRange |
 * | line 501                              | basketFull         |
 * | anything but note or tender while paying | basketHasTenders |
 * | tender 21                             | tooManyTenders     |
 * | points or a reward without a member   | redemptionNeedsMember |
 * | stored value without a member         | storedValueNeedsMember |
 * | the same coupon again, coupon 21      | couponTwice, tooManyCoupons |
 */
import { unreachable } from "../assert.ts";
import { LIMITS } from "../codec/fields.ts";
import { ONE_PIECE, milli, minor, points } from "../money/integers.ts";
import type { Milli, Minor, Points } from "../money/integers.ts";
import { fail, succeed } from "../outcome.ts";
import type { Outcome } from "../outcome.ts";
import { refusal } from "../refusal.ts";
import type { Refusal } from "../refusal.ts";
import type { BasketStep } from "./basket-step.ts";
import type { Basket, BasketCoupon, BasketLine, BasketReward, ManualDiscount, Tender } from "./basket.ts";

type Changed = Outcome<Basket, Refusal>;

export function emptyBasket(id: string, openedAtMs: number): Basket {
  return {
    id,
    openedAtMs,
    revision: 0,
    memberRef: null,
    lines: [],
    discount: null,
    amountOffPoints: null,
    coupons: [],
    rewards: [],
    exchange: null,
    tenders: [],
    note: "",
  };
}

const isWithin = (value: number, min: number, max: number): boolean =>
  Number.isSafeInteger(value) && value >= min && value <= max;

function checkQuantity(quantityMilli: Milli, soldBy: BasketLine["soldBy"]): Refusal | null {
  if (!isWithin(quantityMilli, 1, LIMITS.quantityMilli)) {
    return refusal("quantityOutOfRange", { max: { quantity: milli(LIMITS.quantityMilli) } });
  }
  return soldBy === "piece" && quantityMilli % 1000 !== 0 ? refusal("quantityNotWhole") : null;
}

const checkPrice = (price: Minor): Refusal | null =>
  isWithin(price, 0, LIMITS.unitPriceMinor)
    ? null
    : refusal("priceOutOfRange", { max: { money: minor(LIMITS.unitPriceMinor) } });

function checkDiscount(discount: ManualDiscount | null): Refusal | null {
  if (discount === null) return null;
  const fits =
    discount.kind === "percent"
      ? isWithin(discount.rate, 1, 10_000)
      : isWithin(discount.amountMinor, 1, LIMITS.totalMinor);
  return fits ? null : refusal("discountOutOfRange");
}

const checkLine = (line: BasketLine): Refusal | null =>
  checkQuantity(line.quantityMilli, line.soldBy) ??
  checkPrice(line.listPriceMinor) ??
  (line.override === null ? null : checkPrice(line.override.unitPriceMinor)) ??
  checkDiscount(line.discount);

const isUntouched = (line: BasketLine): boolean => line.override === null && line.discount === null;

/** The same product at the same price, by the piece and untouched: one more of it is a higher quantity, not a new line. */
const canMerge = (there: BasketLine, added: BasketLine): boolean =>
  added.productId !== null &&
  there.productId === added.productId &&
  there.soldBy === "piece" &&
  added.soldBy === "piece" &&
  there.listPriceMinor === added.listPriceMinor &&
  there.taxRateId === added.taxRateId &&
  isUntouched(there) &&
  isUntouched(added);

function addLine(basket: Basket, line: BasketLine): Changed {
  const refused = checkLine(line);
  if (refused !== null) return fail(refused);
  const at = basket.lines.findLastIndex((there) => canMerge(there, line));
  const there = basket.lines[at];
  if (there !== undefined) {
    const quantityMilli = milli(there.quantityMilli + line.quantityMilli);
    const tooMany = checkQuantity(quantityMilli, "piece");
    if (tooMany !== null) return fail(tooMany);
    return succeed({ ...basket, lines: basket.lines.with(at, { ...there, quantityMilli }) });
  }
  if (basket.lines.length >= LIMITS.basketLines) return fail(refusal("basketFull", { max: LIMITS.basketLines }));
  return succeed({ ...basket, lines: [...basket.lines, line] });
}

function changeLine(
  basket: Basket,
  lineId: string,
  change: (line: BasketLine) => Outcome<BasketLine, Refusal>,
): Changed {
  const at = basket.lines.findIndex((line) => line.id === lineId);
  const line = basket.lines[at];
  if (line === undefined) return fail(refusal("lineNotFound"));
  const changed = change(line);
  return changed.ok ? succeed({ ...basket, lines: basket.lines.with(at, changed.value) }) : changed;
}

const unless = <T>(refused: Refusal | null, value: T): Outcome<T, Refusal> =>
  refused === null ? succeed(value) : fail(refused);

function removeLine(basket: Basket, lineId: string): Changed {
  const lines = basket.lines.filter((line) => line.id !== lineId);
  return lines.length === basket.lines.length ? fail(refusal("lineNotFound")) : succeed({ ...basket, lines });
}

function takeAmountOff(basket: Basket, amountOffPoints: Points | null): Changed {
  if (amountOffPoints === null) return succeed({ ...basket, amountOffPoints });
  if (basket.memberRef === null) return fail(refusal("redemptionNeedsMember"));
  if (!isWithin(amountOffPoints, 1, LIMITS.points)) {
    return fail(refusal("pointsAboveLimit", { max: { points: points(LIMITS.points) } }));
  }
  return succeed({ ...basket, amountOffPoints });
}

/** Points and rewards belong to a member: those of somebody else are not carried over, nor is a coupon made out to them. */
function withMember(basket: Basket, memberRef: string | null): Basket {
  if (memberRef === basket.memberRef) return basket;
  return {
    ...basket,
    memberRef,
    lines: withoutGifts(basket.lines, basket.rewards),
    amountOffPoints: null,
    rewards: [],
    coupons: basket.coupons.filter((coupon) => coupon.memberRef === null || coupon.memberRef === memberRef),
  };
}

function addCoupon(basket: Basket, coupon: BasketCoupon): Changed {
  const isSame = (there: BasketCoupon): boolean => there.couponId === coupon.couponId && there.serial === coupon.serial;
  if (basket.coupons.some(isSame)) return fail(refusal("couponTwice"));
  if (basket.coupons.length >= LIMITS.basketCoupons) {
    return fail(refusal("tooManyCoupons", { max: LIMITS.basketCoupons }));
  }
  return succeed({ ...basket, coupons: [...basket.coupons, coupon] });
}

function removeCoupon(basket: Basket, id: string): Changed {
  const coupons = basket.coupons.filter((coupon) => coupon.id !== id);
  if (coupons.length === basket.coupons.length) return fail(refusal("lineNotFound"));
  return succeed({ ...basket, coupons });
}

type NewReward = Pick<BasketReward, "id" | "rewardId">;

function addReward(basket: Basket, reward: NewReward, gift: BasketLine | null): Changed {
  if (basket.memberRef === null) return fail(refusal("redemptionNeedsMember"));
  if (basket.rewards.length >= LIMITS.basketRewards) {
    return fail(refusal("tooManyRewards", { max: LIMITS.basketRewards }));
  }
  const rung = gift === null ? succeed(basket) : addLine(basket, gift);
  if (!rung.ok) return rung;
  // An equal line takes the piece in: then that is the line of the gift.
  const giftLine = gift === null ? undefined : rung.value.lines.find((line, at) => line !== basket.lines[at]);
  const giftLineId = giftLine?.id ?? null;
  return succeed({ ...rung.value, rewards: [...basket.rewards, { ...reward, giftLineId }] });
}

/** One piece less on the lines of gifts. */
function withoutGifts(lines: readonly BasketLine[], rewards: readonly BasketReward[]): BasketLine[] {
  return rewards.reduce<BasketLine[]>(
    (left, { giftLineId }) =>
      left.flatMap((line) => {
        if (line.id !== giftLineId) return line;
        return line.quantityMilli > ONE_PIECE ? { ...line, quantityMilli: milli(line.quantityMilli - ONE_PIECE) } : [];
      }),
    [...lines],
  );
}

function removeReward(basket: Basket, id: string): Changed {
  const gone = basket.rewards.filter((reward) => reward.id === id);
  if (gone.length === 0) return fail(refusal("rewardUnknown"));
  const rewards = basket.rewards.filter((reward) => reward.id !== id);
  return succeed({ ...basket, lines: withoutGifts(basket.lines, gone), rewards });
}

const sizeOf = (tender: Tender): number =>
  tender.kind === "cash" ? tender.handedMinor : tender.kind === "points" ? tender.points : tender.amountMinor;

function addTender(basket: Basket, tender: Tender): Changed {
  if (basket.lines.length === 0) return fail(refusal("basketEmpty"));
  if (basket.tenders.length >= LIMITS.tenders) return fail(refusal("tooManyTenders", { max: LIMITS.tenders }));
  if (tender.kind === "points" && basket.memberRef === null) return fail(refusal("redemptionNeedsMember"));
  if (tender.kind === "storedValue" && basket.memberRef === null) return fail(refusal("storedValueNeedsMember"));
  const most = tender.kind === "points" ? LIMITS.points : LIMITS.totalMinor;
  // Cash of nothing finishes a basket that comes to nothing; anywhere else the settlement refuses it.
  const least = tender.kind === "cash" ? 0 : 1;
  if (!isWithin(sizeOf(tender), least, most)) return fail(refusal("tenderOutOfRange"));
  return succeed({ ...basket, tenders: [...basket.tenders, tender] });
}

function removeTender(basket: Basket, tenderId: string): Changed {
  const tenders = basket.tenders.filter((tender) => tender.id !== tenderId);
  return tenders.length === basket.tenders.length ? fail(refusal("tenderNotFound")) : succeed({ ...basket, tenders });
}

function change(basket: Basket, step: BasketStep): Changed {
  switch (step.kind) {
    case "addLine":
      return addLine(basket, step.line);
    case "changeQuantity":
      return changeLine(basket, step.lineId, (line) =>
        unless(checkQuantity(step.quantityMilli, line.soldBy), { ...line, quantityMilli: step.quantityMilli }),
      );
    case "removeLine":
      return removeLine(basket, step.lineId);
    case "discountLine":
      return changeLine(basket, step.lineId, (line) =>
        unless(checkDiscount(step.discount), { ...line, discount: step.discount }),
      );
    case "discountBasket":
      return unless(checkDiscount(step.discount), { ...basket, discount: step.discount });
    case "overridePrice": {
      const refused = step.override === null ? null : checkPrice(step.override.unitPriceMinor);
      return changeLine(basket, step.lineId, (line) => unless(refused, { ...line, override: step.override }));
    }
    case "identifyMember":
      return succeed(withMember(basket, step.memberRef));
    case "removeMember":
      return succeed(withMember(basket, null));
    case "addCoupon":
      return addCoupon(basket, step.coupon);
    case "removeCoupon":
      return removeCoupon(basket, step.id);
    case "addReward":
      return addReward(basket, step.reward, step.gift);
    case "removeReward":
      return removeReward(basket, step.id);
    case "setExchange":
      return succeed({ ...basket, exchange: step.exchange });
    case "takeAmountOff":
      return takeAmountOff(basket, step.points);
    case "addTender":
      return addTender(basket, step.tender);
    case "removeTender":
      return removeTender(basket, step.tenderId);
    case "note":
      return succeed({ ...basket, note: step.note });
    default:
      return unreachable(step);
  }
}

const ALLOWED_WHILE_PAYING: ReadonlySet<BasketStep["kind"]> = new Set(["addTender", "removeTender", "note"]);

export function applyBasketStep(basket: Basket, step: BasketStep): Changed {
  if (basket.tenders.length > 0 && !ALLOWED_WHILE_PAYING.has(step.kind)) return fail(refusal("basketHasTenders"));
  const changed = change(basket, step);
  return changed.ok ? succeed({ ...changed.value, revision: basket.revision + 1 }) : changed;
}
