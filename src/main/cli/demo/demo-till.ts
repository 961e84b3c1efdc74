/**
 * The till as the demo's cashier has it: calls of the contract, a scanner, a printer on the screen. Every act goes through
 * the same door as a screen's; an answer that the story does not expect ends the demo loudly.
 */
import type { CallInput, CallName, CallOutput } from "#contract/calls.ts";
import type { Answer } from "#contract/contract.ts";
import type { Failure } from "#contract/failures.ts";
import type { BasketView, DevicesView } from "#contract/views.ts";
import { assert } from "#core/assert.ts";
import type { Language } from "#core/codec/fields.ts";
import { formatMinor } from "#core/money/format-money.ts";
import type { LotMove } from "#core/events/sale-completed.ts";
import type { Minor } from "#core/money/integers.ts";
import type { Product } from "#core/catalogue/product.ts";
import { sayIn } from "#locales/say.ts";
import { receiveScan } from "#main/app/receive-scan.ts";
import { DEMO_PRODUCTS } from "#main/app/demo-shop/demo-products.ts";
import { VirtualScanner } from "#main/devices/scanner/virtual-scanner.ts";
import type { OpenedTill } from "#main/open-till.ts";
import type { DemoClock } from "./demo-clock.ts";

/** A call's body without the id that makes it safe to repeat. */
type Wish<N extends CallName> = Omit<CallInput<N>, "commandId">;
type PricedView = Extract<BasketView["pricing"], { ok: true }>;
type Tender = CallInput<"takeTender">["tender"];
export type Sale = Extract<CallOutput<"takeTender">, { state: "completed" }>["sale"];

const currency = "EUR";
/** What a scanner on a cable puts around a code when it is set to frame it. */
const startOfText = "\u0002";
const endOfText = "\u0003";

/** A minute: a busy machine draws slowly, and a printer that was away is asked again in growing steps. */
const settleTriesMax = 3000;
const settlePauseMs = 20;

export class DemoTill {
  readonly clock: DemoClock;
  readonly language: Language;
  readonly #till: OpenedTill;
  readonly #scanner = new VirtualScanner();

  constructor(till: OpenedTill, clock: DemoClock, language: Language) {
    this.#till = till;
    this.clock = clock;
    this.language = language;
    this.#scanner.onScan((scan) => receiveScan(till.engine, scan));
    this.#scanner.start();
  }

  /** A call that the story needs to succeed. */
  async do<N extends CallName>(name: N, wish: Wish<N>): Promise<CallOutput<N>> {
    const answer = await this.try(name, wish);
    assert(answer.ok, `the demo's ${name} is accepted`);
    return answer.value;
  }

  async try<N extends CallName>(name: N, wish: Wish<N>): Promise<Answer<CallOutput<N>>> {
    const answer = await this.#till.port.call(name, { ...wish, ...this.#commandId(name) });
    // The port forgets which call it answered; the contract says what its answer holds.
    return answer as Answer<CallOutput<N>>;
  }

  /** Calls that change nothing carry no command id, and the contract is strict about it. */
  #commandId(name: CallName): { commandId?: string } {
    return /^(get|list|search)/u.test(name) ? {} : { commandId: this.#till.engine.newId() };
  }

  /** The trigger of the scanner is pulled; the last line of the device page says what became of it. */
  async scan(text: string): Promise<DevicesView["scanner"]["lastScans"][number]> {
    // Nobody scans twice within a second; a card would then count once.
    this.clock.advance(0.05);
    assert(this.#scanner.scan(`${startOfText}${text}${endOfText}\r\n`), "the demo's scanner is plugged in");
    const { scanner } = await this.devices();
    const [last] = scanner.lastScans;
    assert(last !== undefined, "a scan is remembered");
    return last;
  }

  async scanAll(products: readonly Product[]): Promise<void> {
    for (const product of products) {
      const seen = await this.scan(codeOf(product));
      assert(seen.failure === null, "the demo's own products are known");
    }
  }

  devices(): Promise<DevicesView> {
    return this.do("getDevices", {});
  }

  async basket(): Promise<{ readonly view: BasketView; readonly priced: PricedView }> {
    const view = await this.do("getBasket", {});
    assert(view.pricing.ok, "the demo's basket can be priced");
    return { view, priced: view.pricing };
  }

  /** Pays with these tenders; the last one must cover what is left. */
  async pay(tenders: readonly Tender[]): Promise<Sale> {
    for (const tender of tenders) {
      const { view } = await this.basket();
      const taken = await this.do("takeTender", { basketId: view.basket.id, revision: view.basket.revision, tender });
      if (taken.state !== "completed") continue;
      // The story's clock jumps; paper that is minutes late by it would be held back as old.
      await this.settlePrinting();
      return taken.sale;
    }
    assert(false, "the demo's tenders cover the total");
  }

  async payCash(): Promise<Sale> {
    const { view, priced } = await this.basket();
    const handedMinor = view.quickCash.at(-1) ?? priced.settlement.remainingCashMinor;
    return this.pay([{ kind: "cash", handedMinor }]);
  }

  async payCard(): Promise<Sale> {
    const { priced } = await this.basket();
    return this.pay([{ kind: "card", amountMinor: priced.settlement.remainingMinor }]);
  }

  /** Waits until every print job has come to rest: printed, or behind one that waits for somebody. */
  settlePrinting(): Promise<DevicesView> {
    return this.#awaitJobs((states) => !states.has("sending") && (!states.has("queued") || states.has("waiting")));
  }

  /** Waits until there is nothing left to print. */
  finishPrinting(): Promise<DevicesView> {
    return this.#awaitJobs((states) => !["sending", "queued", "waiting"].some((state) => states.has(state)));
  }

  async #awaitJobs(isDone: (states: ReadonlySet<string>) => boolean): Promise<DevicesView> {
    for (let tries = 0; ; tries += 1) {
      const devices = await this.devices();
      if (isDone(new Set(devices.printer.jobs.map(({ state }) => state)))) return devices;
      assert(tries < settleTriesMax, "the demo's printer comes to rest");
      await new Promise((resolve) => {
        setTimeout(resolve, settlePauseMs);
      });
    }
  }

  /** What a sale did to the member's points, move by move; no screen shows that much. */
  movesOf(saleId: string): readonly LotMove[] {
    return this.#till.engine.store.sales.find(saleId)?.fact.body.points?.moves ?? [];
  }

  money(amount: number): string {
    // Contract figures are checked integers of the shop's currency.
    return formatMinor(amount as Minor, currency, "comma");
  }

  say(failure: Failure): string {
    return sayIn(currency)(this.language, "failures", { key: failure.code, values: failure.values });
  }

  async close(): Promise<void> {
    await this.#scanner.stop();
    await this.#till.close();
  }
}

export function productNamed(shopCode: string): Product {
  const product = DEMO_PRODUCTS.find((one) => one.shopCode === shopCode);
  assert(product !== undefined, "the story names products of the demo shop");
  return product;
}

/** What is printed on the pack: thirteen digits. */
export const codeOf = (product: Product): string => (product.gtins[0] ?? "").slice(1);
