/**
 * From the tender that completes a sale until the till is ready for the next scan, window open: the empty basket and the
 * change are painted; and what the first scan of the next sale then takes. The tender goes the way of the Enter key's
 * button: the page's own click, its call, its commit, its re-render.
 */
import { setTimeout as pause } from "node:timers/promises";
import { eanOf, productOf } from "../builders/big-shop.ts";
import { cashier } from "#locales/en/cashier.ts";
import { COUNTER_SIZE, openCounter } from "./counter.ts";
import { argumentsOf, figuresOf, report, seededRandom } from "./figures.ts";

const { sales: salesText = "120" } = argumentsOf("sales");
const sales = Number(salesText);
const WARM_UP = 10;
const EMPTY_BASKET = cashier.emptyBasket;

const counter = await openCounter();
const { page, line } = counter;
const chance = seededRandom(9);
const readyMs: number[] = [];
const firstScanMs: number[] = [];
let scanned = 0;
for (let sale = 0; sale < WARM_UP + sales; sale += 1) {
  const lines = 1 + Math.floor(chance() * 12);
  const first = await scanNext();
  // Straight after a commit: the scan of a cashier who does not wait.
  if (sale > WARM_UP) firstScanMs.push(first);
  for (let more = 1; more < lines; more += 1) await scanNext();
  await page.keyboard.press("F12");
  await page.waitForSelector("button[type=submit]");
  const watching = await counter.watch("section", EMPTY_BASKET);
  const pressedAtMs = await page.evaluate(() => {
    const atMs = performance.timeOrigin + performance.now();
    document.querySelector<HTMLButtonElement>("button[type=submit]")?.click();
    return atMs;
  });
  const { paintedAtMs } = await watching.seen();
  if (sale >= WARM_UP) readyMs.push(paintedAtMs - pressedAtMs);
}
const { length: sold } = await counter.call("listRecentSales", { limit: 100 });
await counter.close();
report({
  what: "from the completing tender to the till ready for the next scan on the screen, window open",
  aim: "≤ 50 ms",
  ...figuresOf(readyMs),
  firstScanAfterIt: figuresOf(firstScanMs),
});
if (sold === 0) process.exitCode = 1;

async function scanNext(): Promise<number> {
  const n = (scanned * 7919 + 11) % COUNTER_SIZE.products;
  scanned += 1;
  const watching = await counter.watch("section li", productOf(n).name);
  await pause(chance() * 16);
  const sentAtMs = counter.nowMs();
  line.send(`${eanOf(n)}\r\n`);
  return (await watching.seen()).paintedAtMs - sentAtMs;
}
