/** Serial coupons: those that this till issued, and those that are spent or void here. Folded from sales and returns. */
import type { SaleCompleted, IssuedCoupon } from "#core/events/sale-completed.ts";
import type { SaleReturned } from "#core/events/sale-returned.ts";
import type { Tables } from "./schema.ts";
import type { Args, Statements } from "./statements.ts";
import type { CouponTable } from "./store.ts";

export function openCouponTable(sql: Statements): CouponTable {
  const findIssued = sql.prepare("coupon.findIssued", (query, arg: Args<{ serial: string }>) =>
    query
      .selectFrom("issued_coupon")
      .select(["serial", "coupon_id as couponId", "expires_on as expiresOn", "member_ref as memberRef"])
      .where("serial", "=", arg("serial")),
  );
  const findUsed = sql.prepare("coupon.findUsed", (query, arg: Args<{ serial: string }>) =>
    query.selectFrom("used_serial").select("serial").where("serial", "=", arg("serial")),
  );
  return {
    findIssued: (serial): IssuedCoupon | null => findIssued.get({ serial }) ?? null,
    isUsed: (serial) => findUsed.get({ serial }) !== undefined,
  };
}

/** The fold. What is marked twice stays marked: of two tills that took one serial, either may come first. */
export function foldCoupons(sql: Statements) {
  const writes = prepareWrites(sql);
  const use = (serials: readonly (string | null)[], position: number): void => {
    for (const serial of serials) if (serial !== null) writes.use.run({ serial, position });
  };
  return {
    sale(position: number, { uses, issuedCoupons }: Pick<SaleCompleted, "uses" | "issuedCoupons">): void {
      use(
        uses.map(({ serial }) => serial),
        position,
      );
      for (const { serial, couponId, expiresOn, memberRef } of issuedCoupons) {
        writes.issue.run({ serial, position, coupon_id: couponId, expires_on: expiresOn, member_ref: memberRef });
      }
    },
    returned(position: number, body: Pick<SaleReturned, "reinstatedSerials" | "voidedSerials">): void {
      for (const serial of body.reinstatedSerials) writes.reinstate.run({ serial });
      use(body.voidedSerials, position);
    },
  };
}

function prepareWrites(sql: Statements) {
  return {
    issue: sql.prepare("coupon.issue", (query, arg: Args<Tables["issued_coupon"]>) =>
      query.insertInto("issued_coupon").values({
        serial: arg("serial"),
        position: arg("position"),
        coupon_id: arg("coupon_id"),
        expires_on: arg("expires_on"),
        member_ref: arg("member_ref"),
      }),
    ),
    use: sql.prepare("coupon.use", (query, arg: Args<Tables["used_serial"]>) =>
      query
        .insertInto("used_serial")
        .values({ serial: arg("serial"), position: arg("position") })
        .onConflict((conflict) => conflict.column("serial").doNothing()),
    ),
    reinstate: sql.prepare("coupon.reinstate", (query, arg: Args<{ serial: string }>) =>
      query.deleteFrom("used_serial").where("serial", "=", arg("serial")),
    ),
  };
}
