/**
 * A receipt on the dot grid of one paper: what is at which dot, in which size. The encoder turns the list into a
 * printer's bytes and the preview paints it; both must come to the same picture.
 */
export interface Paper {
  readonly widthDots: number;
  /** Cells of a line; `columns × cellWidthDots` is not more than `widthDots`. */
  readonly columns: number;
  readonly cellWidthDots: number;
  readonly cellHeightDots: number;
}

export type Scale = 1 | 2;

export interface TextRun {
  readonly text: string;
  readonly xDots: number;
  readonly scaleX: Scale;
  readonly scaleY: Scale;
  readonly bold: boolean;
}

export type PrintCommand =
  /** Runs from left to right, not overlapping; `heightDots` is what the paper moves. */
  | { readonly kind: "line"; readonly runs: readonly TextRun[]; readonly heightDots: number }
  | { readonly kind: "feed"; readonly dots: number }
  /** A drawn line over the whole width, with white above and below. */
  | {
      readonly kind: "rule";
      readonly pattern: "dashed" | "solid";
      readonly marginDots: number;
      readonly thicknessDots: number;
    }
  /** Centred. */
  | { readonly kind: "code128"; readonly digits: string; readonly moduleDots: number; readonly heightDots: number }
  /** Centred. */
  | { readonly kind: "qr"; readonly text: string; readonly moduleDots: number }
  | { readonly kind: "cut" };
