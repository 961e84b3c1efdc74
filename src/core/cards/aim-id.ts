/**
 * AIM symbology identifiers (ISO/IEC 15424): `]`, a letter, a modifier. A scanner set to send one says which kind of
 * barcode it read, which settles what the digits alone cannot: EAN-8 or UPC-E, GS1 data or a plain text.
 */
const AIM_ID = /^\][A-Za-z][0-9A-Za-z]/;

export type Symbology = "ean" | "ean8" | "gs1" | "itf" | "other";

export interface SplitScan {
  readonly aimId: string | null;
  readonly text: string;
}

/** Takes the AIM id off the front of a scan, when there is one. */
export function splitAimId(text: string): SplitScan {
  const found = AIM_ID.exec(text);
  return found === null ? { aimId: null, text } : { aimId: found[0], text: text.slice(found[0].length) };
}

/** What the id says that the classification can use. `null` in, `null` out: nobody said anything. */
export function symbologyOf(aimId: string | null): Symbology | null {
  if (aimId === null) return null;
  // ]E0 is EAN-13, UPC-A and UPC-E; ]E3 the same with an add-on; ]E4 is EAN-8.
  if (aimId === "]E4") return "ean8";
  if (aimId === "]E0" || aimId === "]E3") return "ean";
  // GS1-128, GS1 DataBar and composite, GS1 DataMatrix, GS1 QR, GS1 DotCode.
  if (["]C1", "]e0", "]e1", "]e2", "]d2", "]Q3", "]J1"].includes(aimId)) return "gs1";
  return aimId.startsWith("]I") ? "itf" : "other";
}
