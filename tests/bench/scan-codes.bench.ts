/** A thousand real codes on every way into the till: `npm run bench -- scan-codes [--codes FILE] [--limit N] [--slow N]`. */
import path from "node:path";
import { CATALOGUE, codesOf, scanCodes } from "../real-input/scan-codes.ts";
import type { RouteFindings } from "../real-input/scan-codes.ts";
import { argumentsOf, report } from "./figures.ts";

const flags = argumentsOf("codes", "limit", "slow");
const file = flags.codes === undefined ? CATALOGUE : path.resolve(flags.codes);
const codes = codesOf(file).slice(0, Number(flags.limit ?? 1000));
const slowCodes = Math.min(codes.length, Number(flags.slow ?? 50));

const startedMs = performance.now();
const findings = await scanCodes({ file, codes, layouts: ["us", "de", "fr"], slowCodes });
const isClean = ({ missing, unknown, typedIntoField }: RouteFindings): boolean =>
  missing.length + unknown.length + typedIntoField.length === 0;
report({
  what: "real codes as bytes on a serial line, as keys in three layouts at 8 ms, and at 80 ms with a person's typing between",
  aim: "every one found, none split, none typed into a field",
  file: path.basename(file),
  findings,
  seconds: Math.round((performance.now() - startedMs) / 1000),
});
if (!Object.values(findings).every(isClean)) process.exitCode = 1;
