/**
 * The sale in progress: what the cashier did, saved after every step, never an amount.
 *
 *   step ─► applyBasketStep ─► one transaction: basket, undo, command id ─► memory
 *
 * Invariants:
 * - memory changes only after the transaction has committed, so a till that is killed opens with what the screen showed;
 * - `revision` rises with every change, also with an undo;
 * - undo is bounded;
 * - money is never undone silently: a tender leaves through `removeTender` alone, and no undo reaches behind one.
 */
import type { Basket } from "#core/basket/basket.ts";
import type { BasketStep } from "#core/basket/basket-step.ts";
import { applyBasketStep, emptyBasket } from "#core/basket/apply-basket-step.ts";
import { LIMITS } from "#core/codec/fields.ts";
import { fail, succeed } from "#core/outcome.ts";
import type { Outcome } from "#core/outcome.ts";
import { refusal } from "#core/refusal.ts";
import type { Refusal } from "#core/refusal.ts";
import type { Store, StoredBasket } from "#main/store/store.ts";
import type { CommandMemory, DoneCommand } from "./command-memory.ts";

interface OpenBasketParts {
  readonly store: Store;
  readonly commands: CommandMemory;
  readonly newId: () => string;
  readonly nowMs: () => number;
}

export class OpenBasket {
  readonly #parts: OpenBasketParts;
  #stored: StoredBasket;

  constructor(parts: OpenBasketParts) {
    this.#parts = parts;
    this.#stored = parts.store.baskets.findOpen() ?? this.#emptyBasket();
  }

  get basket(): Basket {
    return this.#stored.basket;
  }

  get canUndo(): boolean {
    return this.#stored.undo.length > 0 && this.basket.tenders.length === 0;
  }

  /** What a step would make of the basket; nothing is kept. */
  preview(step: BasketStep): Outcome<Basket, Refusal> {
    const started = this.basket.revision === 0 ? { ...this.basket, openedAtMs: this.#parts.nowMs() } : this.basket;
    return applyBasketStep(started, step);
  }

  /** Keeps what `preview` answered, and that the command was done, in one transaction. */
  keep(next: Basket, command: DoneCommand): void {
    const step = this.joinStep(next);
    this.#write(step, command);
  }

  /** For an act that also changes the basket: `write` inside the act's transaction, `keep` once it has committed. */
  joinStep(next: Basket): { write(): void; keep(): void } {
    const moneyMoved = next.tenders.length !== this.basket.tenders.length;
    const undo = moneyMoved ? [] : [...this.#stored.undo, this.basket].slice(-LIMITS.undoSteps);
    return this.#join({ basket: next, undo });
  }

  undo(commandId: string): Outcome<Basket, Refusal> {
    if (this.basket.tenders.length > 0) return fail(refusal("basketHasTenders"));
    const before = this.#stored.undo.at(-1);
    if (before === undefined) return fail(refusal("nothingToUndo"));
    const basket = { ...before, revision: this.basket.revision + 1 };
    this.#write(this.#join({ basket, undo: this.#stored.undo.slice(0, -1) }), { id: commandId, result: null });
    return succeed(basket);
  }

  /** Puts another basket in place of this one; `alongside` runs in the same transaction. */
  replace(basket: Basket, command: DoneCommand, alongside: () => void): void {
    const joined = this.#join({ basket, undo: [] });
    const write = (): void => {
      alongside();
      joined.write();
    };
    this.#write({ ...joined, write }, command);
  }

  /** Sets this basket aside, as `parked`, and begins the next. */
  park(parked: Basket, command: DoneCommand): void {
    const { store, nowMs } = this.#parts;
    const joined = this.#join(this.#emptyBasket());
    const write = (): void => {
      store.baskets.park(parked, nowMs());
      store.baskets.clearOpen();
    };
    this.#write({ ...joined, write }, command);
  }

  /** Begins the next basket. The caller has cleared the stored one in the transaction of its act. */
  startNext(): void {
    this.#stored = this.#emptyBasket();
  }

  #emptyBasket(): StoredBasket {
    return { basket: emptyBasket(this.#parts.newId(), this.#parts.nowMs()), undo: [] };
  }

  #join(stored: StoredBasket): { write(): void; keep(): void } {
    return {
      write: () => this.#parts.store.baskets.saveOpen(stored),
      keep: () => {
        this.#stored = stored;
      },
    };
  }

  #write(change: { write(): void; keep(): void }, command: DoneCommand): void {
    const { store, commands } = this.#parts;
    const recent = store.write(() => {
      change.write();
      return commands.write(command);
    });
    commands.keep(recent);
    change.keep();
  }
}
