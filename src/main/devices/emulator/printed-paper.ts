/** What came out of a printer: things at their dots, top to bottom, and what the printer was told beside printing. */
import type { Scale } from "#core/receipts/print-command.ts";
import type { Bitmap } from "../printer/bitmap.ts";

export interface PrintedText {
  readonly kind: "text";
  readonly xDots: number;
  /** The top of the line that the text stands in. */
  readonly yDots: number;
  readonly text: string;
  readonly bold: boolean;
  readonly scaleX: Scale;
  readonly scaleY: Scale;
  /** The largest scaleY of the line: all its texts stand on one base line. */
  readonly lineScaleY: Scale;
}

export interface PrintedRaster {
  readonly kind: "raster";
  readonly xDots: number;
  readonly yDots: number;
  readonly bitmap: Bitmap;
}

export interface PrintedBarcode {
  readonly kind: "barcode";
  readonly yDots: number;
  readonly digits: string;
  readonly bitmap: Bitmap;
}

export interface PrintedQr {
  readonly kind: "qr";
  readonly yDots: number;
  readonly text: string;
  readonly moduleDots: number;
}

export type PrintedElement = PrintedText | PrintedRaster | PrintedBarcode | PrintedQr;

export interface DrawerPulse {
  readonly pin: number;
  readonly onUnits: number;
  readonly offUnits: number;
}

export interface PrintedPaper {
  readonly widthDots: number;
  readonly heightDots: number;
  readonly elements: readonly PrintedElement[];
  readonly cut: boolean;
}
