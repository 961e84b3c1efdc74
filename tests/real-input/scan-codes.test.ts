/** A sample of `npm run bench -- scan-codes`, which sends all thousand codes. */
import { expect, it } from "vitest";
import { buildWhenStale } from "../../scripts/build-when-stale.ts";
import { CATALOGUE, codesOf, scanCodes } from "./scan-codes.ts";

it("finds real codes over a serial line and as keys in three layouts, and types none of them", async () => {
  await buildWhenStale();
  // Every hundredth, so that prefixes and lengths are mixed.
  const codes = codesOf(CATALOGUE).filter((_, index) => index % 100 === 0);
  const findings = await scanCodes({ file: CATALOGUE, codes, layouts: ["us", "de", "fr"], slowCodes: 2 });
  const clean = (sent: number) => ({ sent, found: sent, missing: [], unknown: [], typedIntoField: [] });
  expect(findings).toEqual({
    serial: clean(codes.length),
    us: clean(codes.length),
    de: clean(codes.length),
    fr: clean(codes.length),
    slow: clean(2),
  });
}, 120_000);
