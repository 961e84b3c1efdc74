/**
 * From bytes on a serial line to the line on the screen: pseudo-terminal → serial scanner of the till's process → basket
 * saved → page told → page asks → React → a frame of a real Chromium. Baskets are paid or voided in between, as at a till.
 */
import { setTimeout as pause } from "node:timers/promises";
import { eanOf, productOf } from "../builders/big-shop.ts";
import { atCounter, COUNTER_SIZE, newCommand } from "./counter.ts";
import type { Counter } from "./counter.ts";
import { argumentsOf, figuresOf, report, seededRandom } from "./figures.ts";

const { scans: scansText = "400" } = argumentsOf("scans");
const scans = Number(scansText);
const WARM_UP = 30;
const LINES_MAX = 30;

const chance = seededRandom(16);
const durations: number[] = [];
const stages = {
  bytesToAsk: [] as number[],
  askToAnswer: [] as number[],
  answerToPage: [] as number[],
  pageToPaint: [] as number[],
};
let lost = 0;
let inBasket = 0;
let basketSize = 1 + Math.floor(chance() * LINES_MAX);
await atCounter(async (counter) => {
  for (let scan = 0; scan < WARM_UP + scans; scan += 1) {
    // Every product of one basket is another, so that each scan makes a line of its own.
    const n = (scan * 7919 + 11) % COUNTER_SIZE.products;
    const watching = await counter.watch("section li", productOf(n).name);
    // A cashier's hand knows nothing of the screen's frames.
    await pause(60 + chance() * 60);
    const sentAtMs = counter.nowMs();
    counter.line.send(`${eanOf(n)}\r\n`);
    const sight = await watching.seen();
    inBasket += 1;
    if (scan >= WARM_UP) {
      durations.push(sight.paintedAtMs - sentAtMs);
      stages.pageToPaint.push(sight.paintedAtMs - sight.inPageAtMs);
      if (sight.askedAtMs !== null && sight.answeredAtMs !== null) {
        stages.bytesToAsk.push(sight.askedAtMs - sentAtMs);
        stages.askToAnswer.push(sight.answeredAtMs - sight.askedAtMs);
        stages.answerToPage.push(sight.inPageAtMs - sight.answeredAtMs);
      }
    }
    if (inBasket < basketSize) continue;
    lost += await endBasket(counter, inBasket, scan % 2 === 0);
    inBasket = 0;
    basketSize = 1 + Math.floor(chance() * LINES_MAX);
  }
});

const stageFigures = Object.fromEntries(Object.entries(stages).map(([name, values]) => [name, figuresOf(values)]));
report({
  what: "scanned bytes on the serial port → line painted in Chromium, 100,000 products",
  aim: "median ≤ 16 ms, p99 ≤ 50 ms",
  ...figuresOf(durations),
  stages: stageFigures,
  lost,
});
if (lost > 0) process.exitCode = 1;

/** Pays or voids the basket; answers how many of its scans are not in it. */
async function endBasket({ call }: Counter, expected: number, paid: boolean): Promise<number> {
  const { basket, pricing } = await call("getBasket", {});
  if (paid && pricing.ok) {
    const { id: basketId, revision } = basket;
    const tender = { kind: "cash", handedMinor: pricing.settlement.remainingCashMinor } as const;
    await call("takeTender", { ...newCommand(), basketId, revision, tender });
  } else {
    await call("voidBasket", { ...newCommand(), reason: "bench" });
  }
  await pause(100);
  return Math.abs(expected - basket.lines.length);
}
