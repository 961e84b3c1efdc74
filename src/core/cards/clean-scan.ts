/** From what a scanner sent to a text that can be classified: framing off, AIM id off, characters made plain, bounded. */
import { LIMITS } from "../codec/fields.ts";
import { fail, succeed, type Outcome } from "../outcome.ts";
import { splitAimId, symbologyOf, type Symbology } from "./aim-id.ts";
import { GROUP_SEPARATOR } from "./parse-gs1-element-string.ts";

/** A scan as a device delivered it. It may hold anything, a payment card included: classify it before keeping it. */
export interface RawScan {
  readonly text: string;
  /** As the device reported it apart from the text; an id at the front of the text is found without this. */
  readonly aimId?: string | null;
  /** The device knows that the end is missing: no terminator came, or its buffer ran over. */
  readonly cutShort?: boolean;
}

export interface CleanScan {
  /** NFKC, trimmed, no control characters but GS. */
  readonly text: string;
  readonly symbology: Symbology | null;
}

// oxlint-disable-next-line no-control-regex -- control characters are what this is about.
const FRAMING = /^[\u0002\r\n\t ]+|[\u0003\r\n\t ]+$/g;
/** Controls but GS, invisible format characters (marks of direction, joiners, BOM) and halves of surrogate pairs. */
// oxlint-disable-next-line no-control-regex -- control characters are what this is about.
const UNWANTED = /(?!\u001d)[\p{Cc}\p{Cf}\p{Cs}]/gu;

export function cleanScan(raw: RawScan): Outcome<CleanScan, "tooLong" | "empty"> {
  if (raw.text.length > LIMITS.scanCharacters) return fail("tooLong");
  const split = splitAimId(raw.text.replaceAll(FRAMING, ""));
  const text = split.text.replaceAll(UNWANTED, "").normalize("NFKC").trim();
  // Compatibility forms can grow: one Arabic ligature becomes eighteen letters.
  if (text.length > LIMITS.scanCharacters) return fail("tooLong");
  if (text.replaceAll(GROUP_SEPARATOR, "") === "") return fail("empty");
  return succeed({ text, symbology: symbologyOf(raw.aimId ?? split.aimId) });
}
