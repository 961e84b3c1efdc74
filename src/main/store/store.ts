/**
 * What the till remembers, as the rest of the program sees it. `openStore` (open-store.ts) makes one.
 *
 * - Everything is synchronous: one writer process, one connection; an act is one `BEGIN IMMEDIATE … COMMIT`.
 * - Facts go through `commit` only. Projections are folded from them inside the same transaction.
 * - Profiles, products, staff, preferences and open baskets are mutable tables: master data and work in progress.
 * - Every list is bounded by its `limit`.
 * - A failing disk throws `StoreFault` (store-fault.ts); verbs turn it into a failure, nothing else catches it.
 */
import type { Basket } from "#core/basket/basket.ts";
import type { Product } from "#core/catalogue/product.ts";
import type { RuleUse } from "#core/basket/pricing-facts.ts";
import type { Fact, FactOf } from "#core/events/catalog.ts";
import type { IssuedCoupon } from "#core/events/sale-completed.ts";
import type { Card, MemberProfile } from "#core/members/member.ts";
import type { Minor } from "#core/money/integers.ts";
import type { MemberStanding } from "#core/points/standing.ts";
import type { Program } from "#core/program/program.ts";
import type { PrintJob } from "#core/receipts/print-job.ts";
import type { ShopSettings } from "#core/shop/settings.ts";
import type { DraftTable } from "./draft-table.ts";
import type { EntryPlace, LinkedCard, MemberEntry } from "./member-entry.ts";

/** Who did something and when, in the shop's reckoning. */
export interface Moment {
  /** UTC. */
  readonly occurredAtMs: number;
  readonly zoneOffsetMin: number;
  /** `YYYY-MM-DD`. */
  readonly businessDate: string;
}

export interface Act {
  /** UUID made by the screen before the first try. The first fact of the act takes it as its entry id. */
  readonly commandId: string;
  readonly moment: Moment;
  /** Staff id, or `system`. */
  readonly actor: string;
  readonly approver: string | null;
  readonly facts: readonly [Fact, ...Fact[]];
  /** Small JSON that a repeated command is answered with (≤ 4 kB). */
  readonly answer: unknown;
  /** Changes to mutable tables that belong to the act: print job, basket, profile. Runs inside its transaction. */
  readonly alongside?: () => void;
}

export interface Head {
  readonly device: string;
  readonly epoch: number;
  readonly seq: number;
  /** Lower-case hex SHA-256. */
  readonly hash: string;
}

/** A committed sale or return, as it stands in the journal. */
export interface StoredSale {
  readonly seq: number;
  readonly saleId: string;
  readonly receiptNumber: number;
  readonly moment: Moment;
  readonly actor: string;
  readonly approver: string | null;
  readonly fact: FactOf<"SaleCompleted"> | FactOf<"SaleReturned">;
}

export interface SaleSummary {
  readonly saleId: string;
  readonly receiptNumber: number;
  readonly kind: "sale" | "return";
  readonly occurredAtMs: number;
  readonly businessDate: string;
  readonly totalMinor: number;
  readonly memberRef: string | null;
  readonly lineCount: number;
}

export interface MemberHit {
  readonly ref: string;
  readonly name: string | null;
  readonly phone: string | null;
  readonly cardNumber: string | null;
}

export interface MemberTable {
  /** Leads to whom a merged member has become, as every look-up here does. */
  findByCard(cardNumber: string): { readonly ref: string; readonly state: Card["state"] } | null;
  findByPhone(phone: string): string | null;
  find(ref: string): MemberProfile | null;
  listCards(ref: string): readonly Card[];
  /** The member's cards, and those of everybody who was merged into them. */
  listLinkedCards(ref: string): readonly LinkedCard[];
  /** Who the member is now: themselves, unless they were merged. */
  resolve(ref: string): string;
  /** The member's own reference, and those of everybody who was merged into them, also by way of others. */
  refsOf(ref: string): readonly string[];
  /** The member's ledger from a place on, newest first. */
  listEntries(
    ref: string,
    from: EntryPlace | null,
    limit: number,
  ): { readonly entries: readonly MemberEntry[]; readonly next: EntryPlace | null };
  /** The folded standing; an empty one for a member without movements. */
  getStanding(ref: string): MemberStanding;
  /** Prefix of any word of the name, pinyin initials or pinyin, phone (any 4+ digit run from its start or its last 4), card number. */
  search(query: string, limit: number): readonly MemberHit[];
  /** What the journal says of a member beside visits, of some types, newest first. */
  listFacts(ref: string, types: readonly Fact["type"][], limit: number): readonly MemberEntry[];
  listVisits(ref: string, limit: number): readonly SaleSummary[];
  put(profile: MemberProfile): void;
  putCard(ref: string, cardRef: string, card: Card): void;
  count(): number;
}

export interface ProductTable {
  findByGtin(gtin14: string): Product | null;
  findByShopCode(code: string): Product | null;
  find(id: string): Product | null;
  /** Prefix of any word of the name, pinyin initials, GTIN or shop code. */
  search(query: string, limit: number): readonly Product[];
  put(products: readonly Product[]): void;
  count(): number;
  listCategories(limit: number): readonly string[];
  listBrands(limit: number): readonly string[];
}

export interface SaleTable {
  find(saleId: string): StoredSale | null;
  findByReceiptNumber(receiptNumber: number): StoredSale | null;
  listRecent(limit: number): readonly SaleSummary[];
  /** Returns already made against a sale, oldest first. */
  listReturnsOf(saleId: string): readonly StoredSale[];
  /** Whether a sale or return has a business date in the range, both ends included. */
  hasBetween(from: string, through: string): boolean;
  nextReceiptNumber(): number;
}

export interface StoredBasket {
  readonly basket: Basket;
  /** Earlier states, newest last, bounded: undo. */
  readonly undo: readonly Basket[];
}

export interface ParkedBasket {
  readonly basket: Basket;
  readonly parkedAtMs: number;
}

export interface BasketTable {
  findOpen(): StoredBasket | null;
  saveOpen(stored: StoredBasket): void;
  clearOpen(): void;
  park(basket: Basket, parkedAtMs: number): void;
  listParked(limit: number): readonly ParkedBasket[];
  /** Takes it out of the parked ones. */
  takeParked(basketId: string): Basket | null;
}

export interface StaffMember {
  readonly id: string;
  readonly name: string;
  readonly role: "cashier" | "shiftLead" | "manager" | "owner" | "support";
  readonly badge: string | null;
  /** Opaque to the store: salt and derived key as `main/app/staff-pin.ts` writes them. */
  readonly pinRecord: string;
  readonly failedTries: number;
  readonly lockedUntilMs: number;
}

export interface StaffTable {
  list(): readonly StaffMember[];
  find(id: string): StaffMember | null;
  findByBadge(badge: string): StaffMember | null;
  put(staff: StaffMember): void;
}

export interface ProgramTable {
  /** The newest version whose `effectiveFrom` is not after the date. */
  findInForce(businessDate: string): Program | null;
  find(id: string, version: number): Program | null;
  /** The newest first. */
  listVersions(limit: number): readonly PublishedVersion[];
  /** The highest version that was published under this id; 0 when there is none. */
  lastVersion(id: string): number;
}

/** When a version was published, by whom, and from when on it counts. */
export interface PublishedVersion {
  readonly id: string;
  readonly version: number;
  readonly name: string;
  readonly effectiveFrom: string;
  readonly publishedAtMs: number;
  readonly publishedBy: string;
}

/** What limits and caps are held against. A rule that was never used is in no answer. */
export interface RuleUseTable {
  /** Of one member, whoever was merged into them included. `businessDate` is today. */
  listUsed(memberRef: string, ruleIds: readonly string[], businessDate: string): ReadonlyMap<string, RuleUse>;
  /** Over everybody, as far as this till knows. */
  listUsedInAll(ruleIds: readonly string[]): ReadonlyMap<string, number>;
}

export interface CouponTable {
  /** As this till issued it. */
  findIssued(serial: string): IssuedCoupon | null;
  /** Used here, or made void by a return of the sale that issued it. */
  isUsed(serial: string): boolean;
}

export interface ValueTable {
  /** null: no money ever went on this card here. */
  findGiftCard(cardRef: string): Minor | null;
  /** What a member has left with the shop, whoever was merged into them included; 0 for one who never did. */
  getStoredValue(memberRef: string): Minor;
}

export interface GiftCardTable {
  findRef(number: string): string | null;
  findNumber(cardRef: string): string | null;
  put(number: string, cardRef: string): void;
}

export interface PrintJobTable {
  put(job: PrintJob): void;
  find(id: string): PrintJob | null;
  /** Jobs that are not printed and not cancelled, oldest first. */
  listPending(limit: number): readonly PrintJob[];
  listRecent(limit: number): readonly PrintJob[];
  /** Of the sale's receipt; 0 when there was no copy yet. */
  lastCopyNumber(saleId: string): number;
}

export interface Outbox {
  waiting(): { readonly count: number; readonly oldestAtMs: number | null };
}

/** Small settings of this machine (printer, scanner, language): JSON by key, outside the journal. */
export interface PreferenceTable {
  get(key: string): unknown;
  put(key: string, value: unknown): void;
}

export interface Store {
  /** Journals the facts, folds projections, runs `alongside`, all or nothing, durable when it returns. */
  commit(act: Act): Head;
  /** The answer of a command that was committed before; undefined when it was not. */
  findAnswer(commandId: string): unknown;
  /** A change of mutable tables alone, in one transaction. */
  write<T>(work: () => T): T;
  /** Several commits in one transaction (imports, demo history). All or nothing. */
  batch<T>(work: () => T): T;
  head(): Head;
  /** Room on the disk. `low`: sales are refused before goods change hands; returns and the end of the day still work. */
  space(): { readonly freeBytes: number; readonly state: "ok" | "low" };
  findSettings(): ShopSettings | null;
  readonly members: MemberTable;
  readonly products: ProductTable;
  readonly sales: SaleTable;
  readonly baskets: BasketTable;
  readonly staff: StaffTable;
  readonly programs: ProgramTable;
  readonly drafts: DraftTable;
  readonly ruleUses: RuleUseTable;
  readonly coupons: CouponTable;
  readonly values: ValueTable;
  readonly giftCards: GiftCardTable;
  readonly printJobs: PrintJobTable;
  readonly preferences: PreferenceTable;
  readonly outbox: Outbox;
  close(): void;
}
