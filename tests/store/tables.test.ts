/** The mutable tables through the store's own front door. */
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import type { Basket } from "#core/basket/basket.ts";
import type { Product } from "#core/catalogue/product.ts";
import type { MemberProfile } from "#core/members/member.ts";
import { minor } from "#core/money/integers.ts";
import type { PrintJob } from "#core/receipts/print-job.ts";
import type { Store } from "#main/store/store.ts";
import { PROGRAM, SETTINGS, idOf, momentOf, saleAct, setUpShop } from "../builders/test-shop.ts";
import { makeFolder, openTestStore } from "../builders/test-store.ts";

let folder: ReturnType<typeof makeFolder>;
let store: Store;
beforeEach(() => {
  folder = makeFolder();
  store = openTestStore(folder.dataDir);
});
afterEach(() => {
  store.close();
  folder.remove();
});

function reopen(): void {
  store.close();
  store = openTestStore(folder.dataDir);
}

const member = (n: number, name: string | null, phone: string | null = null): MemberProfile => ({
  ref: idOf(8, n),
  name,
  phone,
  birthMonth: 5,
  note: "",
  consent: { membership: true, marketing: false, givenOn: "2026-01-01" },
  enrolledOn: "2026-01-01",
});

describe("members", () => {
  beforeEach(() => {
    store.members.put(member(1, "张三", "13800138000"));
    store.members.put(member(2, "José Álvarez Núñez", "+4915112345678"));
    store.members.put(member(3, "Ann Mary Lee", null));
    store.members.put(member(4, null, "07700900123"));
    store.members.putCard(idOf(8, 1), idOf(11, 1), { number: "2900000000017", state: "active" });
    store.members.putCard(idOf(8, 1), idOf(11, 2), { number: "AB-1234", state: "lost" });
  });
  const found = (query: string): readonly string[] => store.members.search(query, 10).map((hit) => hit.ref);

  test.each([
    ["initials of a Chinese name", "zs", 1],
    ["full pinyin", "zhangs", 1],
    ["the first character", "张", 1],
    ["any word, without its accents and in any case", "NUNEZ", 2],
    ["a word with its accents", "ála", null],
    ["two words", "mary l", 3],
    ["the last name first", "lee ann", 3],
    ["the start of a phone", "1380", 1],
    ["the start of an international phone, with or without +", "+4915", 2],
    ["the start of an international phone in digits", "49151 12", 2],
    ["the last four of a phone", "0123", 4],
    ["the start of a card number", "29000000", 1],
    ["a card in small letters", "ab-12", 1],
    ["the middle of a word finds nothing", "hang", null],
    ["signs find nothing", "%_*'\"", null],
    ["nothing finds nothing", "  ", null],
  ])("are found by %s", (_what, query, n) => {
    expect(found(query)).toEqual(n === null ? [] : [idOf(8, n)]);
  });

  test("are shown once, with an active card, and never more than asked for", () => {
    expect(store.members.search("zs", 10)).toEqual([
      { ref: idOf(8, 1), name: "张三", phone: "13800138000", cardNumber: "2900000000017" },
    ]);
    for (let n = 10; n < 40; n++) store.members.put(member(n, `Zoe ${n} Zimmer`));
    expect(store.members.search("z", 20)).toHaveLength(20);
  });

  test("who were renamed are found by the new name only", () => {
    store.members.put(member(1, "李四", "13900139000"));
    expect(found("zs")).toEqual([]);
    expect(found("ls")).toEqual([idOf(8, 1)]);
    expect(found("8000")).toEqual([]);
    expect(found("9000")).toEqual([idOf(8, 1)]);
    expect(store.members.count()).toBe(4);
  });

  test("are kept as they were put", () => {
    reopen();
    expect(store.members.find(idOf(8, 2))).toEqual(member(2, "José Álvarez Núñez", "+4915112345678"));
    expect(store.members.find(idOf(8, 99))).toBeNull();
    expect(store.members.findByPhone("07700900123")).toBe(idOf(8, 4));
    expect(store.members.findByCard("AB-1234")).toEqual({ ref: idOf(8, 1), state: "lost" });
    expect(store.members.findByCard("nobody")).toBeNull();
    expect(store.members.listCards(idOf(8, 1))).toEqual([
      { number: "2900000000017", state: "active" },
      { number: "AB-1234", state: "lost" },
    ]);
  });

  test("have their visits newest first, and nobody else's", () => {
    setUpShop(store);
    for (let n = 1; n <= 9; n++) store.commit(saleAct(store, n, n % 3 === 0 ? null : idOf(8, n % 3), 1));
    const visits = store.members.listVisits(idOf(8, 1), 10);
    expect(visits.map((visit) => visit.receiptNumber)).toEqual([7, 4, 1]);
    expect(store.members.listVisits(idOf(8, 1), 2)).toHaveLength(2);
    expect(store.members.listVisits(idOf(8, 77), 2)).toEqual([]);
  });
});

describe("products", () => {
  const product = (id: string, name: string, more: Partial<Product> = {}): Product => ({
    id,
    name,
    gtins: [],
    shopCode: null,
    category: "grocery",
    taxRateId: "standard",
    unitPriceMinor: minor(195),
    brand: null,
    soldBy: "piece",
    ...more,
  });
  const milk = product("milk", "Oat milk 1 l", { gtins: ["05012345678900", "15012345678907"], shopCode: "M1" });
  const tea = product("tea", "绿茶", { gtins: ["06901234567892"], category: "drinks", soldBy: "weight" });
  const found = (query: string): readonly string[] => store.products.search(query, 10).map((hit) => hit.id);

  beforeEach(() => store.products.put([milk, tea]));

  test("are found by any of their codes, as they were put", () => {
    reopen();
    for (const gtin of milk.gtins) expect(store.products.findByGtin(gtin)).toEqual(milk);
    expect(store.products.findByShopCode("M1")).toEqual(milk);
    expect(store.products.find("tea")).toEqual(tea);
    expect(store.products.findByGtin("00000000000000")).toBeNull();
    expect(store.products.listCategories(10)).toEqual(["drinks", "grocery"]);
    expect(store.products.count()).toBe(2);
  });

  test.each([
    ["milk", "milk"],
    ["OAT", "milk"],
    ["lc", "tea"],
    ["绿", "tea"],
    ["5012345", "milk"],
    ["690123", "tea"],
    ["m1", "milk"],
  ])("are searched by %s", (query, id) => {
    expect(found(query)).toEqual([id]);
  });

  test("that lose a code are no longer found by it; the product put last has it", () => {
    store.products.put([
      { ...milk, gtins: ["05012345678900"], name: "Oat drink" },
      { ...tea, gtins: ["05012345678900"] },
    ]);
    expect(store.products.findByGtin("15012345678907")).toBeNull();
    expect(store.products.findByGtin("05012345678900")?.id).toBe("tea");
    expect(found("milk")).toEqual([]);
    expect(found("drink")).toEqual(["milk"]);
  });
});

describe("baskets", () => {
  const basket = (revision: number, id = idOf(1, 1)): Basket => ({
    id,
    openedAtMs: momentOf(1).occurredAtMs,
    revision,
    memberRef: null,
    lines: [],
    discount: null,
    amountOffPoints: null,
    coupons: [],
    rewards: [],
    exchange: null,
    tenders: [],
    note: `step ${revision}`,
  });

  test("the open one comes back after a restart with its undo states in order", () => {
    store.baskets.saveOpen({ basket: basket(0), undo: [] });
    store.baskets.saveOpen({ basket: basket(1), undo: [basket(0)] });
    store.baskets.saveOpen({ basket: basket(2), undo: [basket(0), basket(1)] });
    reopen();
    expect(store.baskets.findOpen()).toEqual({ basket: basket(2), undo: [basket(0), basket(1)] });
  });

  test("an undo drops the states that were undone", () => {
    store.baskets.saveOpen({ basket: basket(2), undo: [basket(0), basket(1)] });
    store.baskets.saveOpen({ basket: basket(3), undo: [basket(0)] });
    expect(store.baskets.findOpen()).toEqual({ basket: basket(3), undo: [basket(0)] });
  });

  test("a new basket replaces another one whatever their revisions", () => {
    store.baskets.saveOpen({ basket: basket(5), undo: [basket(4)] });
    const next = basket(0, idOf(1, 2));
    store.baskets.saveOpen({ basket: next, undo: [] });
    expect(store.baskets.findOpen()).toEqual({ basket: next, undo: [] });
    const other = basket(0, idOf(1, 3));
    store.baskets.saveOpen({ basket: other, undo: [] });
    expect(store.baskets.findOpen()).toEqual({ basket: other, undo: [] });
  });

  test("a cleared one is gone", () => {
    store.baskets.saveOpen({ basket: basket(1), undo: [basket(0)] });
    store.baskets.clearOpen();
    reopen();
    expect(store.baskets.findOpen()).toBeNull();
  });

  test("parked ones are listed oldest first and taken once", () => {
    store.baskets.park(basket(3, idOf(1, 7)), 200);
    store.baskets.park(basket(3, idOf(1, 8)), 100);
    expect(store.baskets.listParked(10).map((parked) => parked.parkedAtMs)).toEqual([100, 200]);
    expect(store.baskets.takeParked(idOf(1, 7))).toEqual(basket(3, idOf(1, 7)));
    expect(store.baskets.takeParked(idOf(1, 7))).toBeNull();
    expect(store.baskets.listParked(10)).toHaveLength(1);
  });
});

test("the last copy of a receipt is found however many jobs came after it", () => {
  const job = (n: number, saleId: string, copyNumber: number): PrintJob => ({
    id: idOf(6, n),
    kind: "receipt",
    saleId,
    copyNumber,
    state: "printed",
    waitingFor: null,
    bytesSent: 0,
    attempts: 0,
    createdAtMs: n,
    updatedAtMs: n,
  });
  for (const copy of [0, 1, 2]) store.printJobs.put(job(copy, idOf(4, 1), copy));
  store.write(() => {
    for (let n = 10; n < 1100; n += 1) store.printJobs.put(job(n, idOf(4, n), n % 2));
  });
  expect([1, 10, 11, 2].map((sale) => store.printJobs.lastCopyNumber(idOf(4, sale)))).toEqual([2, 0, 1, 0]);
});

test("print jobs are updated in place, and only what still needs paper is pending, oldest first", () => {
  const job = (n: number, state: PrintJob["state"]): PrintJob => ({
    id: idOf(6, n),
    kind: "receipt",
    saleId: idOf(4, n),
    copyNumber: 0,
    state,
    waitingFor: null,
    bytesSent: 0,
    attempts: 0,
    createdAtMs: n,
    updatedAtMs: n,
  });
  for (const n of [3, 1, 2]) store.printJobs.put(job(n, "queued"));
  store.printJobs.put({ ...job(2, "printed"), bytesSent: 900, attempts: 1 });
  store.printJobs.put({ ...job(3, "waiting"), waitingFor: "paper" });
  reopen();
  expect(store.printJobs.listPending(10).map((one) => one.id)).toEqual([idOf(6, 1), idOf(6, 3)]);
  expect(store.printJobs.listRecent(2).map((one) => one.id)).toEqual([idOf(6, 3), idOf(6, 2)]);
  expect(store.printJobs.find(idOf(6, 2))).toEqual({ ...job(2, "printed"), bytesSent: 900, attempts: 1 });
  expect(store.printJobs.find(idOf(6, 9))).toBeNull();
});

test("staff are kept, found by badge, and a badge belongs to one", () => {
  const mei = {
    id: "mei",
    name: "Mei",
    role: "cashier",
    badge: "B1",
    pinRecord: "x",
    failedTries: 0,
    lockedUntilMs: 0,
  } as const;
  store.staff.put(mei);
  store.staff.put({ ...mei, failedTries: 2 });
  expect(store.staff.findByBadge("B1")).toEqual({ ...mei, failedTries: 2 });
  expect(() => store.staff.put({ ...mei, id: "ann" })).toThrow("UNIQUE");
  expect(store.staff.list()).toHaveLength(1);
  expect(store.staff.find("ann")).toBeNull();
});

test("the newest published programme that is in force is the one", () => {
  setUpShop(store);
  const publish = (version: number, effectiveFrom: string): void => {
    const program = { ...PROGRAM, version, effectiveFrom };
    store.commit({
      commandId: idOf(12, version),
      moment: momentOf(0),
      actor: "owner",
      approver: null,
      facts: [{ type: "ProgramPublished", body: { program } }],
      answer: {},
    });
  };
  publish(2, "2027-01-01");
  publish(3, "2026-06-01");
  reopen();
  expect(store.programs.findInForce("2019-01-01")).toBeNull();
  expect(store.programs.findInForce("2026-05-31")?.version).toBe(1);
  expect(store.programs.findInForce("2026-06-01")?.version).toBe(3);
  expect(store.programs.findInForce("2027-02-01")?.version).toBe(3);
  expect(store.programs.find("regulars", 2)?.effectiveFrom).toBe("2027-01-01");
  expect(store.findSettings()).toEqual(SETTINGS);
});

test("preferences hold any small JSON", () => {
  store.preferences.put("printer", { host: "10.0.0.5", port: 9100 });
  reopen();
  expect(store.preferences.get("printer")).toEqual({ host: "10.0.0.5", port: 9100 });
  expect(store.preferences.get("scanner")).toBeUndefined();
});

test("everything in the journal waits for the hub until it is acknowledged", () => {
  setUpShop(store);
  for (let n = 1; n <= 4; n++) store.commit(saleAct(store, n, null, 1));
  expect(store.outbox.waiting()).toEqual({ count: 7, oldestAtMs: momentOf(0).occurredAtMs });
});
