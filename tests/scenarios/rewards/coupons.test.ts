/** Coupons at the till: codes for everybody and serials, scanned and typed, taken, waiting, used up and refused by name. */
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { couponSerial } from "#core/cards/coupon-code.ts";
import type { SaleView } from "#contract/views.ts";
import { BEANS_CODE, OAT_MILK_CODE, enrolSomebody, payCash, scanCode } from "../../builders/open-shop.ts";
import { openRewardShop, printed, publish } from "../../builders/reward-shop.ts";
import type { TestTill } from "../../builders/test-till.ts";

let till: TestTill;
beforeEach(async () => {
  till = await openRewardShop();
});
afterEach(() => till.end());

const view = () => till.value("getBasket", {});

async function couponStates(): Promise<readonly string[]> {
  const { pricing } = await view();
  return pricing.ok
    ? pricing.priced.coupons.map(({ couponId, state, amountMinor }) => `${couponId} ${state} ${amountMinor}`)
    : [];
}

async function pay(): Promise<SaleView> {
  const answer = await payCash(till, 20_000);
  if (answer.state !== "completed") throw new Error("the sale is not done");
  return answer.sale;
}

describe("a code for everybody", () => {
  it("is taken as it is scanned or typed, in capitals or not", async () => {
    await scanCode(till, BEANS_CODE);
    const { outcome } = await scanCode(till, "summer10");
    expect(outcome).toEqual({ kind: "couponAdded", couponId: "summer" });
    expect(await couponStates()).toEqual(["summer applied 98"]);
    expect((await view()).couponNames.map(({ name }) => name.en)).toEqual(["Summer"]);
    expect(await till.refused("addCoupon", { code: " SUMMER10 " })).toBe("couponTwice");
  });

  it("waits until the basket is worth enough, and is not used up by a sale that it waited in", async () => {
    const ann = await enrolSomebody(till, "Ann");
    await till.done("identifyMember", { memberRef: ann.memberRef });
    await scanCode(till, BEANS_CODE);
    await till.done("addCoupon", { code: "WELCOME5" });
    expect(await couponStates()).toEqual(["welcome waiting 0"]);
    await pay();

    await till.done("identifyMember", { memberRef: ann.memberRef });
    for (let piece = 0; piece < 3; piece += 1) await scanCode(till, BEANS_CODE);
    await till.done("addCoupon", { code: "WELCOME5" });
    expect(await couponStates()).toEqual(["welcome applied 500"]);
    expect((await pay()).totalMinor).toBe(3 * 980 - 500);

    await till.done("identifyMember", { memberRef: ann.memberRef });
    expect(await till.refused("addCoupon", { code: "WELCOME5" })).toBe("couponLimitReached");
  });

  it("is refused by name when nobody knows it, its time is over, it asks for a member, or it goes alone", async () => {
    await scanCode(till, BEANS_CODE);
    expect(await till.refused("addCoupon", { code: "WINTER" })).toBe("couponUnknown");
    expect(await till.refused("scan", { text: "WINTER", source: "typed" })).toBe("unknownCode");
    expect(await till.refused("addCoupon", { code: "PAST1" })).toBe("couponNotNow");
    expect(await till.refused("addCoupon", { code: "WELCOME5" })).toBe("couponNeedsMember");
    await till.done("addCoupon", { code: "SUMMER10" });
    expect(await till.refused("addCoupon", { code: "ALONE1" })).toBe("couponsDoNotCombine");
  });

  it("comes off again, and a step back brings it again", async () => {
    await scanCode(till, BEANS_CODE);
    await till.done("addCoupon", { code: "SUMMER10" });
    const [entry] = (await view()).basket.coupons;
    await till.done("removeCoupon", { couponEntryId: entry?.id ?? "" });
    expect(await couponStates()).toEqual([]);
    expect(await till.refused("removeCoupon", { couponEntryId: entry?.id ?? "" })).toBe("lineNotFound");
    await till.done("undoBasketStep", {});
    expect(await couponStates()).toEqual(["summer applied 98"]);
  });

  it("is not more than a basket holds", async () => {
    const codes = Array.from({ length: 21 }, (_, index) => `CODE-${index + 1}`);
    publish(till, {
      coupons: codes.map((code) => ({
        id: code,
        name: { en: code, "zh-CN": code },
        code: { kind: "multiUse", code },
        action: { kind: "orderAmount", amountMinor: 1 },
      })),
    });
    for (const code of codes.slice(0, 20)) await till.done("addCoupon", { code });
    expect(await till.refused("addCoupon", { code: "CODE-21" })).toBe("tooManyCoupons");
  });
});

describe("a serial coupon", () => {
  it("is verified by its picture alone, taken once, and good for one sale", async () => {
    await scanCode(till, BEANS_CODE);
    const { qr } = printed({ couponId: "next" });
    expect((await scanCode(till, qr)).outcome).toEqual({ kind: "couponAdded", couponId: "next" });
    expect((await pay()).totalMinor).toBe(880);
    await scanCode(till, BEANS_CODE);
    till.nowMs += 1000;
    expect(await till.refused("scan", { text: qr, source: "virtual" })).toBe("couponUsed");
  });

  it("is refused when it was altered, forged, or made by another shop", async () => {
    await scanCode(till, BEANS_CODE);
    const { qr, bars } = printed({ couponId: "next" });
    const altered = [
      qr.replace("RC1.next.", "RC1.own."),
      qr.replace(".261222.", ".361222."),
      qr.replace(/\.(\d{12})\d\./, ".$15."),
      qr.replace(/.$/, (letter) => (letter === "A" ? "B" : "A")),
      printed({ couponId: "next" }, Buffer.alloc(32, 1)).qr,
      // Bars say the serial alone: without the till that wrote it down nobody can tell.
      bars,
    ];
    for (const text of altered) expect(await till.refused("addCoupon", { code: text })).toBe("couponNotGenuine");
    expect(await till.refused("addCoupon", { code: bars.replace(/.$/, (d) => String((Number(d) + 1) % 10)) })).toBe(
      "wrongCheckDigit",
    );
  });

  it("is refused after its last day, without its member, and to anybody else", async () => {
    const [ann, ben] = [await enrolSomebody(till, "Ann"), await enrolSomebody(till, "Ben")];
    await scanCode(till, OAT_MILK_CODE);
    expect(await till.refused("addCoupon", { code: printed({ couponId: "next", expiresOn: "2026-11-21" }).qr })).toBe(
      "couponExpired",
    );
    const { qr } = printed({ couponId: "own", memberRef: ann.memberRef });
    expect(await till.refused("addCoupon", { code: qr })).toBe("couponNeedsMember");
    await till.done("identifyMember", { memberRef: ben.memberRef });
    expect(await till.refused("addCoupon", { code: qr })).toBe("couponOtherMember");
    await till.done("identifyMember", { memberRef: ann.memberRef });
    await till.done("addCoupon", { code: qr });
    expect(await couponStates()).toEqual(["own applied 100"]);
    await till.done("removeMember", {});
    expect((await view()).basket.coupons).toEqual([]);
  });

  it("serials of one receipt are another's never", () => {
    const serials = [1, 2].flatMap((receipt) => [0, 1].map((index) => couponSerial(1, receipt, index)));
    expect(new Set(serials).size).toBe(4);
  });
});
