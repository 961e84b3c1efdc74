/**
 * From the tender that completes a sale until the till is ready for the next scan, window open: the empty basket and the
 * change are painted; and what the first scan of the next sale then takes. The tender goes the way of the Enter key's
 * button: the page's own click, its call, its commit, its re-render.
 */
import { setTimeout as pause } from "node:timers/promises";
import { eanOf, productOf } from "../builders/big-shop.ts";
import { cashier } from "#locales/en/cashier.ts";
import { atCounter, COUNTER_SIZE } from "./counter.ts";
import type { Counter } from "./counter.ts";
import { argumentsOf, figuresOf, report, seededRandom } from "./figures.ts";

const { sales: salesText = "120" } = argumentsOf("sales");
const sales = Number(salesText);
const WARM_UP = 10;
const EMPTY_BASKET = cashier.emptyBasket;

const chance = seededRandom(9);
const readyMs: number[] = [];
const firstScanMs: number[] = [];
let scanned = 0;
await atCounter(async (counter) => {
  for (let sale = 0; sale < WARM_UP + sales; sale += 1) {
    const first = await scanNext(counter);
    // Straight after a commit: the scan of a cashier who does not wait.
    if (sale > WARM_UP) firstScanMs.push(first);
    const lines = 1 + Math.floor(chance() * 12);
    for (let more = 1; more < lines; more += 1) await scanNext(counter);
    const ready = await payByButton(counter);
    if (sale >= WARM_UP) readyMs.push(ready);
  }
});
report({
  what: "from the completing tender to the till ready for the next scan on the screen, window open",
  aim: "≤ 50 ms",
  ...figuresOf(readyMs),
  firstScanAfterIt: figuresOf(firstScanMs),
});
async function payByButton({ page, watch }: Counter): Promise<number> {
  await page.keyboard.press("F12");
  await page.waitForSelector("button[type=submit]");
  const watching = await watch("section", EMPTY_BASKET);
  const pressedAtMs = await page.evaluate(() => {
    const atMs = performance.timeOrigin + performance.now();
    document.querySelector<HTMLButtonElement>("button[type=submit]")?.click();
    return atMs;
  });
  return (await watching.seen()).paintedAtMs - pressedAtMs;
}

async function scanNext({ line, watch, nowMs }: Counter): Promise<number> {
  const n = (scanned * 7919 + 11) % COUNTER_SIZE.products;
  scanned += 1;
  const watching = await watch("section li", productOf(n).name);
  await pause(chance() * 16);
  const sentAtMs = nowMs();
  line.send(`${eanOf(n)}\r\n`);
  return (await watching.seen()).paintedAtMs - sentAtMs;
}
