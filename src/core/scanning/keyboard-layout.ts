/**
 * What a key means in the layout that the *scanner* was set to. The characters that the operating system made of the
 * keys are wrong whenever its layout is another one (a US scanner on a French desktop types `çàà-` for `9006`), so the
 * text is rebuilt from the physical keys.
 *
 * Caps Lock is left out on purpose: a scanner presses Shift for each capital and knows nothing of the lock, so the lock
 * only ever spoils what the system made of it.
 */
export type LayoutId = "us" | "uk" | "de" | "fr";

export interface KeyboardLayout {
  readonly id: LayoutId;
  /** By `KeyboardEvent.code`: the characters plain, with Shift, with AltGr. */
  readonly keys: Readonly<Record<string, readonly string[]>>;
}

/** The number pad is the same everywhere. */
const NUMPAD: Readonly<Record<string, string>> = {
  NumpadAdd: "+",
  NumpadSubtract: "-",
  NumpadMultiply: "*",
  NumpadDivide: "/",
  NumpadDecimal: ".",
};

/** The character of a physical key, or `null` for a key that types none. */
export function characterOf(layout: KeyboardLayout, code: string, shift: boolean, altGraph: boolean): string | null {
  const numpadDigit = /^Numpad(\d)$/.exec(code)?.[1];
  if (numpadDigit !== undefined) return numpadDigit;
  const level = altGraph ? 2 : Number(shift);
  return layout.keys[code]?.[level] ?? NUMPAD[code] ?? null;
}
