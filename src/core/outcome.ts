/**
 * The one way in which this program says "yes, and here it is" or "no, and here is why".
 *
 * A refusal (the business says no) and a fault (the world failed) are values: they are returned, never thrown.
 * A bug throws, through `assert`.
 */
export type Outcome<T, F> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly failure: F };

export function succeed<T>(value: T): { readonly ok: true; readonly value: T } {
  return { ok: true, value };
}

export function fail<F>(failure: F): { readonly ok: false; readonly failure: F } {
  return { ok: false, failure };
}
