/**
 * A shop as it is after a year: members, products and sales by the hundred thousand, every row written by the store
 * itself, every sale decided by the engine. Built once per size and kept in out/bench; whoever writes to it takes a copy.
 */
import { createHash } from "node:crypto";
import fs from "node:fs";
import path from "node:path";
import { assert } from "#core/assert.ts";
import { decideSale } from "#core/basket/decide-sale.ts";
import { GOODS as SELLS_GOODS } from "#core/basket/basket.ts";
import { NOTHING_SHARED } from "#core/basket/pricing-facts.ts";
import type { BasketLine } from "#core/basket/basket.ts";
import { gs1CheckDigit } from "#core/cards/check-digits.ts";
import { makeMemberNumber } from "#core/cards/member-number.ts";
import type { Product } from "#core/catalogue/product.ts";
import { basisPoints, milli, minor, points } from "#core/money/integers.ts";
import type { Engine } from "#main/app/engine.ts";
import { memberFactsOf } from "#main/app/pricing-facts-of.ts";
import { shopMomentAt } from "#main/app/shop-time.ts";
import { openTill } from "#main/open-till.ts";
import type { Act, Store } from "#main/store/store.ts";
import { projectRoot } from "../../scripts/run-step.ts";
import { seededRandom } from "../bench/figures.ts";
import { bigShopName } from "./big-shop-names.ts";
import { idOf } from "./test-shop.ts";

export interface BigShopSize {
  readonly members: number;
  readonly products: number;
  readonly sales: number;
}

/** A year of a busy shop: the size that the figures of `npm run bench` are asked for. */
export const YEAR: BigShopSize = { members: 1_000_000, products: 100_000, sales: 200_000 };
export const OWNER_PIN = "2580";

/** Sales on one record, the one that is scanned for people without a card. */
const WALK_IN_SHARE = 10;
/** Members who come many times a day: each takes a fortieth of all sales. */
const DAILY_MEMBERS = 5;
const DAILY_SHARE = 40;
const BATCH = 20_000;
const DAY_MS = 86_400_000;
const FIRST_DAY_MS = Date.UTC(2025, 10, 22, 8);
const DAYS = 365;

export const memberRefOf = (n: number): string => idOf(8, n);
const WALK_IN_REF = memberRefOf(0);
/** The nth of those who come many times a day. */
const dailyMemberRef = (n: number): string => memberRefOf(1 + (n % DAILY_MEMBERS));

export function eanOf(n: number): string {
  const body = `50${String(n).padStart(10, "0")}`;
  return body + gs1CheckDigit(body);
}

export function productOf(n: number): Product {
  return {
    id: `product-${n}`,
    name: `${GOODS[n % GOODS.length] ?? ""} ${SIZES[n % SIZES.length] ?? ""} no. ${n}`,
    gtins: [`0${eanOf(n)}`],
    shopCode: n % 10 === 0 ? `S${n}` : null,
    category: `category-${n % 40}`,
    taxRateId: n % 3 === 0 ? "tax-2" : "tax-1",
    unitPriceMinor: minor(49 + ((n * 37) % 1950)),
    brand: null,
    soldBy: "piece",
  };
}

const GOODS = ["Oat milk", "Espresso beans", "Crème fraîche", "Filter paper", "绿茶", "Rye bread", "Soap", "豆腐"];
const SIZES = ["500 g", "1 l", "6 pieces", "250 ml", "2 kg"];

/** The folder of a finished shop of that size. It is shared: read it, or take a copy. */
async function bigShop(size: BigShopSize): Promise<string> {
  const folder = path.join(projectRoot, "out", "bench", `shop-${nameOf(size)}`);
  if (fs.existsSync(folder)) return folder;
  const unfinished = `${folder}.unfinished`;
  fs.rmSync(unfinished, { recursive: true, force: true });
  fs.mkdirSync(unfinished, { recursive: true });
  process.stderr.write(`building a shop of ${JSON.stringify(size)} …\n`);
  await build(unfinished, size);
  fs.renameSync(unfinished, folder);
  return folder;
}

/** A copy that may be written to; `remove` takes it away. */
export async function copyOfBigShop(
  size: BigShopSize,
): Promise<{ readonly dataDir: string; readonly remove: () => void }> {
  const original = await bigShop(size);
  const dataDir = fs.mkdtempSync(path.join(projectRoot, "out", "bench", "copy-"));
  fs.cpSync(original, dataDir, { recursive: true, mode: fs.constants.COPYFILE_FICLONE });
  return { dataDir, remove: () => fs.rmSync(dataDir, { recursive: true, force: true }) };
}

/** To be raised when what is built changes: a shop that was built before is then built anew. */
const BUILT_AS = 1;

/**
 * Built anew also when its tables change. Projections need no word here: a store that is opened with those of an older
 * program folds them anew by itself.
 */
function nameOf({ members, products, sales }: BigShopSize): string {
  const hash = createHash("sha256");
  const migrations = path.join(projectRoot, "migrations", "till");
  for (const name of fs.readdirSync(migrations).toSorted()) {
    if (name !== "projections.sql") hash.update(fs.readFileSync(path.join(migrations, name)));
  }
  return `${members}-${products}-${sales}-${BUILT_AS}-${hash.digest("hex").slice(0, 8)}`;
}

async function build(dataDir: string, size: BigShopSize): Promise<void> {
  let nowMs = FIRST_DAY_MS;
  const opened = openTill(dataDir, { holderName: "big shop", nowMs: () => nowMs });
  assert(opened.ok, "an empty folder opens");
  const till = opened.value;
  const { engine, port } = till;
  try {
    const answer = await port.call("setUpShop", SET_UP);
    assert(typeof answer === "object" && answer !== null && "ok" in answer && answer.ok === true, "the shop is set up");
    inBatches(engine, size.products, (from, to) => {
      engine.store.products.put(Array.from({ length: to - from }, (_, index) => productOf(from + index)));
    });
    const settings = engine.store.findSettings();
    assert(settings !== null, "the shop is set up");
    inBatches(engine, size.members, (from, to) => {
      for (let n = from; n < to; n += 1) putMember(engine.store, n, makeMemberNumber(settings, n + 1));
    });
    // As if the till had given out their numbers: the next enrolment goes on after them.
    engine.store.preferences.put("members.lastRunningNumber", size.members);
    const chance = seededRandom(size.sales);
    inBatches(engine, size.sales, (from, to) => {
      for (let n = from; n < to; n += 1) {
        nowMs = FIRST_DAY_MS + Math.floor((n / size.sales) * DAYS) * DAY_MS + (n % 600) * 60_000;
        engine.store.commit(
          bigShopSale(engine, { n, nowMs, size, memberRef: buyer(n, size, chance), jobState: "printed" }, chance),
        );
      }
    });
  } finally {
    await till.close();
  }
}

function inBatches(engine: Engine, count: number, work: (from: number, to: number) => void): void {
  for (let from = 0; from < count; from += BATCH) {
    engine.store.batch(() => work(from, Math.min(count, from + BATCH)));
  }
}

function putMember(store: Store, n: number, cardNumber: string): void {
  store.members.put({
    ref: memberRefOf(n),
    name: bigShopName(n),
    phone: phoneOf(n),
    birthMonth: n % 13 === 0 ? null : n % 13,
    note: "",
    consent: { membership: true, marketing: n % 4 === 0, givenOn: "2025-11-22" },
    enrolledOn: "2025-11-22",
  });
  store.members.putCard(memberRefOf(n), idOf(10, n), { number: cardNumber, state: "active" });
}

/** Scattered over the range, as numbers of a country are. */
export const phoneOf = (n: number): string => {
  const line = String((n * 7_654_321) % 100_000_000).padStart(8, "0");
  return n % 2 === 0 ? `+44${line.padStart(10, "7")}` : `+86${line.padStart(11, "139")}`;
};

function buyer(n: number, size: BigShopSize, chance: () => number): string | null {
  if (n % WALK_IN_SHARE === 0) return WALK_IN_REF;
  const daily = n % DAILY_SHARE;
  if (daily % 2 === 1 && daily < DAILY_MEMBERS * 2) return dailyMemberRef((daily - 1) / 2);
  return chance() < 0.6 && size.members > DAILY_MEMBERS + 1
    ? memberRefOf(1 + DAILY_MEMBERS + Math.floor(chance() * (size.members - DAILY_MEMBERS - 1)))
    : null;
}

export interface BigShopSale {
  /** Makes the ids of the sale: no two sales of a shop share it. */
  readonly n: number;
  readonly nowMs: number;
  readonly size: BigShopSize;
  readonly memberRef: string | null;
  readonly lineCount?: number;
  /** Of the receipt; a till commits it queued. */
  readonly jobState?: "queued" | "printed";
}

/** A sale as the till commits it: fact, receipt job, cleared basket. */
export function bigShopSale(engine: Pick<Engine, "store">, sale: BigShopSale, chance: () => number): Act {
  const { store } = engine;
  const { n, nowMs, memberRef, lineCount = 1 + Math.floor(chance() * 6), jobState = "queued" } = sale;
  const settings = store.findSettings();
  assert(settings !== null, "the shop is set up");
  const at = shopMomentAt(nowMs, settings);
  const decided = decideSale({
    saleId: idOf(4, n),
    receiptNumber: store.sales.nextReceiptNumber(),
    origin: { kind: "till" },
    newSerials: [],
    basket: {
      id: idOf(4, n),
      openedAtMs: nowMs,
      revision: lineCount + 1,
      memberRef,
      lines: Array.from({ length: lineCount }, (_, index) => lineOf(n * 500 + index, chance() * sale.size.products)),
      discount: null,
      amountOffPoints: null,
      coupons: [],
      rewards: [],
      exchange: null,
      tenders: [{ id: idOf(3, n), kind: "cash", handedMinor: minor(lineCount * 2000) }],
      note: "",
    },
    facts: {
      settings,
      program: store.programs.findInForce(at.moment.businessDate),
      member: memberRef === null ? null : memberFactsOf(store, memberRef),
      shared: NOTHING_SHARED,
      businessDate: at.moment.businessDate,
      minuteOfDay: at.minuteOfDay,
      discounts: "apply",
    },
  });
  assert(decided.ok, "a sale of the big shop is always decided");
  return {
    commandId: idOf(5, n),
    moment: at.moment,
    actor: "staff-1",
    approver: null,
    facts: [decided.value.fact],
    answer: { saleId: idOf(4, n) },
    alongside() {
      store.baskets.clearOpen();
      store.printJobs.put(receiptJob(n, nowMs, jobState));
    },
  };
}

function lineOf(id: number, productPlace: number): BasketLine {
  const product = productOf(Math.floor(productPlace));
  return {
    id: idOf(2, id),
    productId: product.id,
    departmentId: null,
    code: product.gtins[0]?.slice(1) ?? "",
    name: product.name,
    category: product.category,
    brand: product.brand,
    taxRateId: product.taxRateId,
    sells: SELLS_GOODS,
    soldBy: product.soldBy,
    quantityMilli: milli(1000),
    listPriceMinor: product.unitPriceMinor,
    override: null,
    discount: null,
  };
}

const receiptJob = (n: number, atMs: number, state: "queued" | "printed") =>
  ({
    id: idOf(6, n),
    kind: "receipt",
    saleId: idOf(4, n),
    copyNumber: 0,
    state,
    waitingFor: null,
    bytesSent: state === "printed" ? 2000 : 0,
    attempts: state === "printed" ? 1 : 0,
    createdAtMs: atMs,
    updatedAtMs: atMs,
  }) as const;

const both = (text: string) => ({ en: text, "zh-CN": text });
const SET_UP = {
  commandId: idOf(7, 1),
  shopName: "Corner & Cup",
  address: "Linden Street 12",
  taxNumber: "DE000000000",
  currency: "EUR",
  timeZone: "Europe/Berlin",
  language: "en",
  receiptLanguage: "en",
  taxMode: "inclusive",
  taxRates: [
    { name: both("Standard"), rate: basisPoints(1900) },
    { name: both("Reduced"), rate: basisPoints(700) },
  ],
  cashRoundingStepMinor: minor(1),
  tiers: [
    { name: both("Basic"), thresholdMinor: minor(0), discount: basisPoints(0) },
    { name: both("Silver"), thresholdMinor: minor(30_000), discount: basisPoints(300) },
    { name: both("Gold"), thresholdMinor: minor(100_000), discount: basisPoints(500) },
  ],
  earning: { points: points(1), perMinor: minor(100) },
  redemption: { stepPoints: points(100), stepMinor: minor(100) },
  staff: [{ name: "Ada", role: "owner", pin: OWNER_PIN }],
  printer: { kind: "virtual", profile: "virtual-80" },
  scanner: { wedge: { layout: "us", gapMsMax: null, prefix: "" }, serial: null },
};
