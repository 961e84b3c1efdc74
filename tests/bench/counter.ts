/**
 * A counter in use: a real till process on a big shop, its page in a real Chromium with somebody signed in, and a scanner
 * on a real serial line. Tells when something was on the screen: the frame that shows it has been drawn.
 */
import { randomUUID } from "node:crypto";
import { setTimeout as pause } from "node:timers/promises";
import type { Page } from "playwright-core";
import type { CallInput, CallName, CallOutput } from "#contract/calls.ts";
import type { Answer } from "#contract/contract.ts";
import type { ScannerSetup } from "#contract/views.ts";
import { copyOfBigShop, OWNER_PIN } from "../builders/big-shop.ts";
import type { BigShopSize } from "../builders/big-shop.ts";
import { openTillPage } from "../e2e/open-till-page.ts";
import { openPtyLine } from "../scanning/pty-line.ts";
import type { PtyLine } from "../scanning/pty-line.ts";

const READY_WAIT_MS = 20_000;
const BAUD_RATE = 115_200;

/** A hundred thousand products, and enough members to sell to. */
export const COUNTER_SIZE: BigShopSize = { members: 2000, products: 100_000, sales: 2000 };

/** When a wished-for sight came, on the wall clock of the page. */
export interface Sight {
  /** The document held it. */
  readonly inPageAtMs: number;
  /** The frame that shows it was drawn. */
  readonly paintedAtMs: number;
  /** When the page asked for the basket the last time before that, and had the answer; null when it did not ask. */
  readonly askedAtMs: number | null;
  readonly answeredAtMs: number | null;
}

export interface Counter {
  readonly page: Page;
  readonly line: PtyLine;
  /** This process's clock, as the page's clock shows it. */
  readonly nowMs: () => number;
  readonly call: <N extends CallName>(name: N, input: CallInput<N>) => Promise<CallOutput<N>>;
  /** Watches for an element whose text holds the words; await the answer for when it was painted. */
  readonly watch: (selector: string, words: string) => Promise<{ seen(): Promise<Sight> }>;
}

export const newCommand = (): { readonly commandId: string } => ({ commandId: randomUUID() });

/** A shop in a folder of its own, the PIN of the only person in it, and how it is cleared away. */
export interface CounterShop {
  readonly dataDir: string;
  readonly pin: string;
  readonly remove: () => void;
}

const bigCounterShop = async (): Promise<CounterShop> => ({ ...(await copyOfBigShop(COUNTER_SIZE)), pin: OWNER_PIN });

/** Opens a counter, works at it, and clears it away whatever happens. */
export async function atCounter<T>(work: (counter: Counter) => Promise<T>, makeShop = bigCounterShop): Promise<T> {
  const undo: (() => unknown)[] = [];
  try {
    return await work(await openCounter(await makeShop(), undo));
  } finally {
    // In the reverse order of opening, one after the other.
    for (const close of undo.toReversed()) await close();
  }
}

async function openCounter(shop: CounterShop, undo: (() => unknown)[]): Promise<Counter> {
  undo.push(shop.remove);
  const line = await openPtyLine();
  undo.push(() => line.hangUp());
  const till = await openTillPage({ dataFolder: shop.dataDir });
  undo.push(() => till.close());
  const { page } = till;
  await page.fill("[data-part=pin]", shop.pin);
  await page.click("button[type=submit]");
  await page.waitForSelector("section h1");
  await page.evaluate(installWatcher);
  const clockDifferenceMs = await measureClocks(page);

  const call: Counter["call"] = async (name, input) => {
    const answer = await page.evaluate(postCall, { name, input });
    // The till's own answer, of the shape that the contract gives the call.
    const known = answer as Answer<CallOutput<typeof name>>;
    if (!known.ok) throw new Error(`${name} was refused: ${JSON.stringify(known.failure)}`);
    return known.value;
  };
  await setScanner(call, line, { layout: "us", gapMsMax: null, prefix: "" });
  await pause(500);
  return {
    page,
    line,
    call,
    nowMs: () => performance.timeOrigin + performance.now() + clockDifferenceMs,
    watch: async (selector, words) => {
      await page.evaluate(startWatching, { selector, words });
      return { seen: () => page.evaluate(endWatching) };
    },
  };
}

/** Sets both scanners up and waits until the serial one is listened to. */
export async function setScanner(call: Counter["call"], line: PtyLine, wedge: ScannerSetup["wedge"]): Promise<void> {
  await call("saveScanner", { ...newCommand(), setup: { wedge, serial: { path: line.path, baudRate: BAUD_RATE } } });
  const giveUpAtMs = performance.now() + READY_WAIT_MS;
  for (;;) {
    const { state } = (await call("getTill", {})).scanner;
    if (state === "ready") return;
    if (performance.now() > giveUpAtMs) throw new Error(`the serial scanner is ${state} and did not become ready`);
    await pause(50);
  }
}

/** Two processes start their clocks from the wall clock at different times; the quickest of some round trips tells. */
async function measureClocks(page: Page): Promise<number> {
  let best = { roundTripMs: Infinity, differenceMs: 0 };
  for (let round = 0; round < 40; round += 1) {
    const sentAtMs = performance.timeOrigin + performance.now();
    const pageAtMs = await page.evaluate(() => performance.timeOrigin + performance.now());
    const backAtMs = performance.timeOrigin + performance.now();
    const roundTripMs = backAtMs - sentAtMs;
    if (roundTripMs < best.roundTripMs) best = { roundTripMs, differenceMs: pageAtMs - (sentAtMs + backAtMs) / 2 };
  }
  return best.differenceMs;
}

interface Watcher {
  wished: { readonly selector: string; readonly words: string; readonly tell: (sight: Sight) => void } | null;
  seen: Promise<Sight> | null;
}

declare global {
  interface Window {
    benchWatcher?: Watcher;
  }
}

/** The functions below run inside the page. */
function installWatcher(): void {
  const watcher: Watcher = { wished: null, seen: null };
  window.benchWatcher = watcher;
  const epochMs = (atMs: number): number => performance.timeOrigin + atMs;
  const look = (): void => {
    const { wished } = watcher;
    if (wished === null) return;
    const there = [...document.querySelectorAll(wished.selector)].some((one) => one.textContent.includes(wished.words));
    if (!there) return;
    watcher.wished = null;
    const inPageAtMs = epochMs(performance.now());
    const asked = performance
      .getEntriesByType("resource")
      .findLast((entry) => entry.name.endsWith("/call/getBasket") || entry.name.endsWith("/call/takeTender"));
    // A message that is sent while a frame is made arrives after that frame was handed to the screen.
    requestAnimationFrame(() => {
      const channel = new MessageChannel();
      channel.port1.addEventListener("message", () => {
        const paintedAtMs = epochMs(performance.now());
        const isResource = asked instanceof PerformanceResourceTiming;
        const askedAtMs = isResource ? epochMs(asked.startTime) : null;
        wished.tell({
          inPageAtMs,
          paintedAtMs,
          askedAtMs,
          answeredAtMs: isResource ? epochMs(asked.responseEnd) : null,
        });
      });
      channel.port1.start();
      channel.port2.postMessage(null);
    });
  };
  new MutationObserver(look).observe(document.body, {
    subtree: true,
    childList: true,
    characterData: true,
    attributes: true,
  });
}

function startWatching({ selector, words }: { readonly selector: string; readonly words: string }): void {
  const watcher = window.benchWatcher;
  if (watcher === undefined) throw new Error("no watcher was installed");
  performance.clearResourceTimings();
  watcher.seen = new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error(`never seen: ${words}`)), 10_000);
    const tell = (sight: Sight): void => {
      clearTimeout(timer);
      resolve(sight);
    };
    watcher.wished = { selector, words, tell };
  });
}

async function endWatching(): Promise<Sight> {
  const seen = window.benchWatcher?.seen ?? null;
  if (seen === null) throw new Error("nothing is being watched for");
  return seen;
}

async function postCall({ name, input }: { readonly name: string; readonly input: unknown }): Promise<unknown> {
  const headers = { "content-type": "application/json" };
  const response = await fetch(`/call/${name}`, { method: "POST", headers, body: JSON.stringify(input) });
  const answer: unknown = await response.json();
  return answer;
}
