/**
 * From when and until when earned points are good, in shop dates.
 *
 * | earned     | expiry                      | good through |
 * |------------|-----------------------------|--------------|
 * | 2026-11-22 | never                       | no end       |
 * | 2026-11-22 | 30 days                     | 2026-12-22   |
 * | 2026-08-31 | 6 months                    | 2027-02-28   |
 * | 2026-11-22 | end of month, 0 months on   | 2026-11-30   |
 * | 2026-11-22 | end of quarter, 3 months on | 2027-03-31   |
 * | 2026-11-22 | end of year, 12 months on   | 2027-12-31   |
 */
import type { Availability, Expiry } from "../program/program.ts";
import { unreachable } from "../assert.ts";
import { addDays, addMonths, endOfPeriod } from "../shop/calendar.ts";

/** The last shop date on which points earned on `businessDate` are good; null when they never expire. */
export function expiresOn(expiry: Expiry, businessDate: string): string | null {
  switch (expiry.kind) {
    case "never":
      return null;
    case "days":
      return addDays(businessDate, expiry.count);
    case "months":
      return addMonths(businessDate, expiry.count);
    case "endOf":
      return endOfPeriod(addMonths(businessDate, expiry.months), expiry.period);
    default:
      return unreachable(expiry);
  }
}

/**
 * The shop date from which the points may be spent; null when that is from the member's next sale on.
 *
 * `atOnce` and `nextSale` are the same here: a sale is priced and paid before its own points exist, so the first sale
 * that could spend them is the next one either way.
 */
export function availableFrom(availability: Availability, businessDate: string): string | null {
  switch (availability.kind) {
    case "atOnce":
    case "nextSale":
      return null;
    case "afterDays":
      return addDays(businessDate, availability.days);
    default:
      return unreachable(availability);
  }
}
