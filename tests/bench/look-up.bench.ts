/** What a scan or a typed letter looks for, in a shop of a million members and a hundred thousand products. */
import { assert } from "#core/assert.ts";
import { parseGtin } from "#core/cards/parse-gtin.ts";
import { makeMemberNumber } from "#core/cards/member-number.ts";
import { LIMITS } from "#core/codec/fields.ts";
import { search } from "#main/app/search.ts";
import { openTill } from "#main/open-till.ts";
import { copyOfBigShop, eanOf, memberRefOf, phoneOf, productOf, YEAR } from "../builders/big-shop.ts";
import { bigShopName } from "../builders/big-shop-names.ts";
import { figuresOf, report, seededRandom, timeRuns } from "./figures.ts";

const RUNS = 5000;
const SEARCHES = 2000;

const shop = await copyOfBigShop(YEAR);
const opened = openTill(shop.dataDir, { holderName: "bench" });
assert(opened.ok, "the big shop opens");
const till = opened.value;
const { engine } = till;
const { members, products } = engine.store;
const settings = engine.store.findSettings();
assert(settings !== null, "the shop is set up");
const chance = seededRandom(1);
const anyOf = (count: number): number => Math.floor(chance() * count);
let wrong = 0;

const byCard = timeRuns(RUNS, () => {
  const n = anyOf(YEAR.members);
  if (members.findByCard(makeMemberNumber(settings, n + 1))?.ref !== memberRefOf(n)) wrong += 1;
});
const byGtin = timeRuns(RUNS, () => {
  const n = anyOf(YEAR.products);
  const read = parseGtin(eanOf(n));
  if (!read.ok || products.findByGtin(read.value.gtin14)?.id !== productOf(n).id) wrong += 1;
});

/** What people type: single letters, the most common names, parts of names, initials in pinyin, ends of numbers. */
const named = (n: number): string => bigShopName(n) ?? "anna";
const KINDS: Readonly<Record<string, () => string>> = {
  oneLetter: () => String.fromCodePoint(97 + anyOf(26)),
  commonName: () => ["smith", "wang", "anna", "li", "张", "王伟", "müller", "jose"][anyOf(8)] ?? "smith",
  partOfName: () => named(anyOf(YEAR.members)).slice(0, 2 + anyOf(6)),
  wholeName: () => named(anyOf(YEAR.members)),
  pinyinInitials: () => ["zs", "zw", "lm", "wx", "cj", "yg", "hl", "xfy"][anyOf(8)] ?? "zs",
  pinyin: () => ["zhang", "zhangwei", "lim", "wangx", "chenj", "huangl"][anyOf(6)] ?? "zhang",
  phone: () => phoneOf(anyOf(YEAR.members)).slice(0, 6 + anyOf(8)),
  phoneEnd: () => phoneOf(anyOf(YEAR.members)).slice(-4),
  nobody: () => `qqq${anyOf(1000)}`,
};
const ofKind: Record<string, unknown> = {};
const all: number[] = [];
for (const [kind, query] of Object.entries(KINDS)) {
  const durations: number[] = [];
  for (let run = 0; run < SEARCHES / 10; run += 1) {
    const typed = query();
    const startedMs = performance.now();
    const hits = members.search(typed, LIMITS.searchResults);
    durations.push(performance.now() - startedMs);
    if (kind === "nobody" ? hits.length > 0 : hits.length === 0) wrong += 1;
  }
  all.push(...durations);
  ofKind[kind] = figuresOf(durations);
}
/** The verb that the search field calls: members with points and tier, and products, too. */
const verb = timeRuns(SEARCHES / 2, (run) => {
  const kinds = Object.values(KINDS);
  const answer = search(engine, { query: kinds[run % kinds.length]?.() ?? "" });
  if (!answer.ok) wrong += 1;
});
await till.close();
shop.remove();

report({
  what: `look-ups among ${YEAR.members} members and ${YEAR.products} products`,
  memberByCard: { aim: "p99 ≤ 1 ms", ...byCard },
  memberSearch: { aim: "p99 ≤ 20 ms", ...figuresOf(all), ofKind },
  searchVerb: verb,
  productByGtin: { aim: "p99 ≤ 0.5 ms", ...byGtin },
  wrong,
});
if (wrong > 0) process.exitCode = 1;
