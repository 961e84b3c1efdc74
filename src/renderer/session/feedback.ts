/** What the till answered last, for the line above the keys, the flash and the sound. */
import type { Failure } from "#contract/failures.ts";

export type Feedback =
  | { readonly kind: "none"; readonly at: number }
  /** A scan went through. */
  | { readonly kind: "accepted"; readonly at: number }
  /** Something was done that the cashier should read: a key of the locale namespace `cashier`. */
  | {
      readonly kind: "said";
      readonly at: number;
      readonly key: string;
      readonly values: Readonly<Record<string, string>>;
    }
  | { readonly kind: "refused"; readonly at: number; readonly failure: Failure };

let last = 0;

/** A rising number, so that the same answer twice is two events. */
export function nextFeedback(): number {
  last += 1;
  return last;
}
