/**
 * The key that makes the tags of serial coupons. All tills of a shop need the same one. A folder that lost it makes a new
 * one, and what was printed before is refused as not genuine.
 */
import { KeyFile } from "./key-file.ts";

export const COUPON_KEY = new KeyFile("coupon.key", ".coupon-key");
