/**
 * Where held keys belong. A key belongs to what had the focus when it was pressed; but when a key that is given back moves
 * the focus (a shortcut, a field that is full), the keys behind it were meant for where it moved to.
 *
 *   pressed:      /        a        b          all three while the page had the focus
 *   given back:   page     search   search     because "/" goes to the search field
 */
import type { WedgeKey } from "#core/scanning/wedge.ts";

/** The element that typing goes to, inside open shadow roots as well. */
export function focusedElement(): Element | null {
  let element = document.activeElement;
  while (element?.shadowRoot?.activeElement) element = element.shadowRoot.activeElement;
  return element;
}

export class HeldFocus {
  readonly #pressedIn = new Map<WedgeKey, Element | null>();
  /** From where keys were pressed to where they go now. */
  readonly #moved = new Map<Element | null, Element | null>();
  #last: { readonly pressedIn: Element | null; readonly focus: Element | null } | null = null;

  note(key: WedgeKey, target: Element | null): void {
    this.#pressedIn.set(key, target);
  }

  /** To be asked right before the key is given back, in the order of the keys. */
  targetOf(key: WedgeKey): Element | null {
    const focus = focusedElement();
    if (this.#last !== null && this.#last.focus !== focus) this.#moved.set(this.#last.pressedIn, focus);
    const pressedIn = this.#pressedIn.get(key) ?? null;
    this.#last = { pressedIn, focus };
    return this.#moved.get(pressedIn) ?? pressedIn;
  }
}
