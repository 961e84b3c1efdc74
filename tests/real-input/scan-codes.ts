/**
 * Real codes into a real till: imported as products by the command, sent as a scanner's bytes over a serial line, and
 * typed as a scanner's keys into the page, whose search field has the focus. What was not found, split, or typed into the
 * field is named.
 */
import fs from "node:fs";
import path from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { parseGtin } from "#core/cards/parse-gtin.ts";
import type { LayoutId } from "#core/scanning/keyboard-layout.ts";
import { atCounter, newCommand, setScanner } from "../bench/counter.ts";
import type { Counter } from "../bench/counter.ts";
import { codeShop } from "../builders/code-shop.ts";
import { HardwareKeyboard } from "../scanning/hardware-keyboard.ts";

export const CATALOGUE = path.join(import.meta.dirname, "ean-catalogue-extract.csv");

const CODES_PER_BASKET = 25;
const BASKET_WAIT_MS = 20_000;
const FAST_KEY_MS = 8;
const SLOW_KEY_MS = 80;
const SLOW_GAP_MS = 120;
const PERSON_KEY_MS = 150;
const PERSON_TYPES = "ab c ";
/** A hand with a serial scanner: no faster than the beep. */
const SERIAL_PAUSE_MS = 25;
const SEARCH = "[data-part=search]";

export interface ScanWish {
  readonly file: string;
  readonly codes: readonly string[];
  readonly layouts: readonly LayoutId[];
  /** How many of the codes are typed slowly as well, with a person's typing in between. */
  readonly slowCodes: number;
}

export interface RouteFindings {
  readonly sent: number;
  readonly found: number;
  /** Codes that the basket lacks, and codes in it that nobody sent: halves of a split one, say. */
  readonly missing: readonly string[];
  readonly unknown: readonly string[];
  /** What stood in the search field beside what a person typed there. */
  readonly typedIntoField: readonly string[];
}

export function codesOf(file: string): readonly string[] {
  const rows = fs.readFileSync(file, "utf8").split("\n").slice(1);
  return rows.map((row) => row.slice(0, row.indexOf(","))).filter((code) => /^\d+$/.test(code));
}

/** Findings by route: serial, us, de, fr …, slow. */
export function scanCodes(wish: ScanWish): Promise<Readonly<Record<string, RouteFindings>>> {
  return atCounter(
    async (counter) => {
      const findings: Record<string, RouteFindings> = { serial: await overSerial(counter, wish.codes) };
      const keyboard = await HardwareKeyboard.plugInto(counter.page);
      for (const layout of wish.layouts) {
        await setWedge(counter, layout, null);
        findings[layout] = await inBaskets(counter, wish.codes, async (code) => {
          await keyboard.press(`${code}\r`, layout, FAST_KEY_MS);
        });
      }
      if (wish.slowCodes > 0) findings["slow"] = await slowly(counter, keyboard, wish);
      return findings;
    },
    () => codeShop(wish.file),
  );
}

const overSerial = (counter: Counter, codes: readonly string[]): Promise<RouteFindings> =>
  inBaskets(counter, codes, async (code) => {
    counter.line.send(`${code}\r\n`);
    await pause(SERIAL_PAUSE_MS);
  });

async function slowly(counter: Counter, keyboard: HardwareKeyboard, wish: ScanWish): Promise<RouteFindings> {
  await setWedge(counter, "us", SLOW_GAP_MS);
  return inBaskets(counter, wish.codes.slice(0, wish.slowCodes), async (code) => {
    await keyboard.press(PERSON_TYPES, "us", PERSON_KEY_MS);
    await keyboard.press(`${code}\r`, "us", SLOW_KEY_MS);
  });
}

async function setWedge({ call, line, page }: Counter, layout: LayoutId, gapMsMax: number | null): Promise<void> {
  await setScanner(call, line, { layout, gapMsMax, prefix: "" });
  // The page has been told, and asks; nothing on it shows which layout it listens in.
  await page.waitForTimeout(1000);
}

/** Sends the codes in baskets of a bearable size, and compares each basket with what was sent. */
async function inBaskets(
  { call, page }: Counter,
  codes: readonly string[],
  send: (code: string) => Promise<void>,
): Promise<RouteFindings> {
  const missing: string[] = [];
  const unknown: string[] = [];
  const typedIntoField: string[] = [];
  for (let first = 0; first < codes.length; first += CODES_PER_BASKET) {
    const wanted = codes.slice(first, first + CODES_PER_BASKET);
    await page.focus(SEARCH);
    for (const code of wanted) await send(code);
    const sold = await waitForBasket(call, wanted.length);
    const left = sold.map(gtinOf);
    for (const code of wanted) {
      const at = left.indexOf(gtinOf(code));
      if (at === -1) missing.push(code);
      else left.splice(at, 1);
    }
    unknown.push(...left);
    const typed = (await page.inputValue(SEARCH)).replaceAll(/[abc ]/gu, "");
    if (typed !== "") typedIntoField.push(typed);
    await page.fill(SEARCH, "");
    if (sold.length > 0) await call("voidBasket", { ...newCommand(), reason: "next codes" });
  }
  return { sent: codes.length, found: codes.length - missing.length, missing, unknown, typedIntoField };
}

/** One code a piece, once as many pieces are in the basket as were sent, or at the end of patience. */
async function waitForBasket(call: Counter["call"], pieces: number): Promise<readonly string[]> {
  const giveUpAtMs = performance.now() + BASKET_WAIT_MS;
  for (;;) {
    const { basket } = await call("getBasket", {});
    const sold = basket.lines.flatMap(({ code, quantityMilli }) =>
      Array.from({ length: quantityMilli / 1000 }, () => code),
    );
    if (sold.length >= pieces || performance.now() > giveUpAtMs) return sold;
    await pause(50);
  }
}

function gtinOf(code: string): string {
  const read = parseGtin(code);
  return read.ok ? read.value.gtin14 : `no GTIN: ${code}`;
}
