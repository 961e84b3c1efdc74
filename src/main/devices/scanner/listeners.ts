/** The listeners of one device: told in the order in which they came, any of them may leave while being told. */
import { assert } from "#core/assert.ts";

const LISTENERS_MAX = 16;

export class Listeners<T> {
  readonly #listeners = new Set<(value: T) => void>();

  add(listener: (value: T) => void): () => void {
    assert(this.#listeners.size < LISTENERS_MAX, "a device has few listeners: somebody adds them without end");
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  tell(value: T): void {
    for (const listener of this.#listeners) listener(value);
  }
}
