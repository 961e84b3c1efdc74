/**
 * Puts a coupon on the basket, scanned or typed. Whether it was made here is found with the cable out:
 *
 * | code                                    | genuine when                                                    |
 * |-----------------------------------------|-----------------------------------------------------------------|
 * | QR of a serial                          | its tag fits what it says                                       |
 * | bars of a serial that this till issued  | its tag fits what the till wrote down when it issued it         |
 * | bars of a serial that is not known here | never: bars do not say what the tag is over                     |
 * | a code for everybody                    | the programme in force has it                                   |
 *
 * Whether it may be used now is the core's answer (check-coupon.ts).
 */
import type { CallInput, CallOutput } from "#contract/calls.ts";
import type { Answer } from "#contract/contract.ts";
import type { BasketCoupon } from "#core/basket/basket.ts";
import type { CouponScan } from "#core/cards/coupon-code.ts";
import { classifyScan } from "#core/cards/classify-scan.ts";
import type { IssuedCoupon } from "#core/events/sale-completed.ts";
import { fail, succeed } from "#core/outcome.ts";
import type { Outcome } from "#core/outcome.ts";
import type { Program } from "#core/program/program.ts";
import { checkCoupon } from "#core/promotions/check-coupon.ts";
import { refusal } from "#core/refusal.ts";
import type { Refusal } from "#core/refusal.ts";
import { isGenuine } from "./coupon-tags.ts";
import { refuse, shopOf } from "./engine.ts";
import type { Engine } from "./engine.ts";
import { basketAnswer } from "./get-basket.ts";
import { pricingFactsOf } from "./pricing-facts-of.ts";
import { programNow } from "./program-now.ts";
import { shownCode } from "./recent-scans.ts";
import { refusalOfScan } from "./refusal-of-scan.ts";
import { shopMomentAt } from "./shop-time.ts";
import { takeBasketStep } from "./take-basket-step.ts";

type CouponAnswer = Answer<CallOutput<"addCoupon">>;

export function addCoupon(engine: Engine, { commandId, code }: CallInput<"addCoupon">): CouponAnswer {
  if (engine.commands.find(commandId) !== null) return basketAnswer(engine);
  const shop = shopOf(engine);
  if (!shop.ok) return shop;
  const scanned = classifyScan({ text: code }, shop.value);
  if (scanned.kind === "refused") return refuse(refusalOfScan(scanned));
  const shown = scanned.kind === "coupon" ? readCoupon(engine, scanned.scan) : codeForEverybody(engine, code);
  return shown.ok ? takeCoupon(engine, commandId, shown.value) : refuse(shown.failure);
}

type ShownCoupon = Omit<BasketCoupon, "id">;

/** A coupon of a serial, when its tag is this shop's. */
export function readCoupon({ store, couponKey }: Engine, scan: CouponScan): Outcome<ShownCoupon, Refusal> {
  const coupon: IssuedCoupon | null = scan.form === "text" ? scan.coupon : store.coupons.findIssued(scan.serial);
  if (coupon === null || !isGenuine(couponKey, coupon, scan.form, scan.tag)) return fail(refusal("couponNotGenuine"));
  return succeed(coupon);
}

/** The code of the programme that a person typed or a poster carries; null when it has none such. */
export function findCodeForEverybody(program: Program | null, text: string): ShownCoupon | null {
  const code = text.trim().toUpperCase();
  const coupon = program?.coupons.find((one) => one.code.kind === "multiUse" && one.code.code === code);
  return coupon === undefined ? null : { couponId: coupon.id, serial: null, expiresOn: null, memberRef: null };
}

function codeForEverybody(engine: Engine, code: string): Outcome<ShownCoupon, Refusal> {
  const found = findCodeForEverybody(programNow(engine), code);
  return found === null ? fail(refusal("couponUnknown", { code: shownCode(code.trim()) })) : succeed(found);
}

/** `result` is what a repeated command is answered from, beside the basket itself. */
export function takeCoupon(
  engine: Engine,
  commandId: string,
  shown: ShownCoupon,
  result: unknown = null,
): CouponAnswer {
  const shop = shopOf(engine);
  if (!shop.ok) return shop;
  const { basket } = engine.openBasket;
  const coupon: BasketCoupon = { id: engine.newId(), ...shown };
  const step = { kind: "addCoupon", coupon } as const;
  const next = engine.openBasket.preview(step);
  if (!next.ok) return refuse(next.failure);
  const facts = pricingFactsOf(engine.store, shop.value, next.value, shopMomentAt(engine.nowMs(), shop.value));
  const refused = checkCoupon(coupon, basket, facts);
  return refused === null ? takeBasketStep(engine, commandId, step, result) : refuse(refused);
}
