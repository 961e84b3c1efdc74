/**
 * A receipt before it has a paper: blocks in reading order, every word already said, every amount already written.
 * It knows nothing of dots, columns or printers; the same document goes on 58 mm, on 80 mm and on a screen.
 */
export type Emphasis = "plain" | "strong" | "large";

export type ReceiptBlock =
  /** The shop's name. */
  | { readonly kind: "title"; readonly text: string }
  /** Address, footer, notes: centred, wrapped. */
  | { readonly kind: "centred"; readonly text: string; readonly strong: boolean }
  /** What this paper is when it is not the first print of a sale: a copy, a return. */
  | { readonly kind: "mark"; readonly text: string }
  /** A label on the left, a value or an amount on the right. */
  | {
      readonly kind: "pair";
      readonly label: string;
      readonly value: string;
      readonly emphasis: Emphasis;
      readonly indented: boolean;
    }
  | {
      readonly kind: "item";
      readonly name: string;
      readonly amount: string;
      /** `2 × 1.95`; null for one piece. */
      readonly detail: string | null;
      readonly adjustments: readonly { readonly label: string; readonly amount: string }[];
    }
  /** The first column is text, the others are amounts. */
  | {
      readonly kind: "table";
      readonly header: readonly string[];
      readonly rows: readonly (readonly string[])[];
    }
  | { readonly kind: "rule"; readonly weight: "light" | "heavy" }
  | { readonly kind: "gap" }
  /** A number to be scanned again (returns). */
  | { readonly kind: "barcode"; readonly digits: string; readonly caption: string }
  /** A code to be scanned by a camera (coupons, surveys). ASCII without spaces, at most 150 characters. */
  | { readonly kind: "qr"; readonly text: string; readonly caption: string };

export interface ReceiptDocument {
  readonly blocks: readonly ReceiptBlock[];
}
