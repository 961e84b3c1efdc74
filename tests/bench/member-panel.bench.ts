/** The till's member panel and the member page, of a member whose ledger is long: neither may depend on its length. */
import { assert } from "#core/assert.ts";
import { getMember } from "#main/app/get-member.ts";
import { getMemberPage } from "#main/app/member-page/get-member-page.ts";
import { listMemberEntries } from "#main/app/member-page/list-member-entries.ts";
import { openTill } from "#main/open-till.ts";
import { copyOfBigShop, bigShopSale, memberRefOf } from "../builders/big-shop.ts";
import { report, seededRandom, timeRuns } from "./figures.ts";

const ENTRIES = 10_000;
const RUNS = 2000;
const PAGE_RUNS = 50;
const SMALL = { members: 100, products: 1000, sales: 0 };
const DAY_MS = 86_400_000;

const shop = await copyOfBigShop(SMALL);
let nowMs = Date.UTC(2025, 0, 1, 9);
const opened = openTill(shop.dataDir, { holderName: "bench", nowMs: () => nowMs });
assert(opened.ok, "the shop opens");
const till = opened.value;
const { engine } = till;
const memberRef = memberRefOf(50);
const chance = seededRandom(1);
engine.store.batch(() => {
  for (let n = 0; n < ENTRIES; n += 1) {
    // Some twenty a day, for a year and a half.
    nowMs += DAY_MS / 20;
    engine.store.commit(
      bigShopSale(engine, { n: 1_000_000 + n, nowMs, size: SMALL, memberRef, jobState: "printed" }, chance),
    );
  }
});
let wrong = 0;
const panel = timeRuns(RUNS, () => {
  if (!getMember(engine, { memberRef }).ok) wrong += 1;
});
const page = timeRuns(PAGE_RUNS, () => {
  if (!getMemberPage(engine, { memberRef }).ok) wrong += 1;
});
const entries = timeRuns(PAGE_RUNS, () => {
  const answer = listMemberEntries(engine, { memberRef, from: null, limit: 25 });
  if (!answer.ok || answer.value.entries.length !== 25) wrong += 1;
});
await till.close();
shop.remove();

report({
  what: `a member with ${ENTRIES} entries`,
  memberPanel: { aim: "p99 ≤ 2 ms", ...panel },
  memberPage: page,
  pageOfLedger: entries,
  wrong,
});
if (wrong > 0) process.exitCode = 1;
