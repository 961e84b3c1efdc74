/**
 * Finds bytes for a text without ever losing a character: a list of stretches, each in one of the printer's fonts, or
 * null when some character is in none of them (that line then goes as a picture).
 *
 * | character                     | goes as                                              |
 * |-------------------------------|------------------------------------------------------|
 * | printable ASCII               | itself, in whatever page is on                       |
 * | narrow, in the current page   | its byte; the page stays                             |
 * | narrow, in another proven one | its byte there, after `ESC t n`                      |
 * | wide, two-byte GB18030        | its cell, in double-byte mode, if there is that font |
 * | anything else                 | nothing: null                                        |
 *
 * Narrow characters never go through the double-byte font: there `×` or `я` takes two cells and columns break; and
 * `¥ £ ä ö ß ñ ç À É` would be four bytes, two of which print as digits.
 */
import { cellsOfGrapheme, graphemesOf } from "#core/receipts/character-cells.ts";
import { byteInPage, doubleByteCell } from "./code-pages.ts";
import type { PrinterProfile, ProfileCodePage } from "./printer-profile.ts";

export type TextStretch =
  | { readonly font: "page"; readonly page: ProfileCodePage | null; readonly bytes: readonly number[] }
  | { readonly font: "doubleByte"; readonly bytes: readonly number[] };

interface FontByte {
  readonly font: "page" | "doubleByte";
  /** null: ASCII, any page will do. */
  readonly page: ProfileCodePage | null;
  readonly bytes: readonly number[];
}

function findBytes(grapheme: string, current: ProfileCodePage | null, profile: PrinterProfile): FontByte | null {
  const code = grapheme.codePointAt(0) ?? 0;
  if (String.fromCodePoint(code) !== grapheme) return null;
  if (code < 0x80) return code >= 0x20 && code !== 0x7f ? { font: "page", page: null, bytes: [code] } : null;
  if (cellsOfGrapheme(grapheme) === 2) {
    const cell = profile.doubleByte === null ? undefined : doubleByteCell(grapheme);
    return cell === undefined ? null : { font: "doubleByte", page: null, bytes: [cell >> 8, cell & 0xff] };
  }
  const proven = profile.codePages.filter((page) => page.proven);
  const inOrder = current === null ? proven : [current, ...proven.filter((page) => page !== current)];
  for (const page of inOrder) {
    const byte = byteInPage(page.name, grapheme);
    if (byte !== undefined) return { font: "page", page, bytes: [byte] };
  }
  return null;
}

/** `current` is the page that is on when the text begins; null when none was chosen yet. */
export function encodeText(
  text: string,
  current: ProfileCodePage | null,
  profile: PrinterProfile,
): readonly TextStretch[] | null {
  if (!profile.nativeText) return null;
  const stretches: { font: "page" | "doubleByte"; page: ProfileCodePage | null; bytes: number[] }[] = [];
  let page = current;
  for (const grapheme of graphemesOf(text)) {
    const found = findBytes(grapheme, page, profile);
    if (found === null) return null;
    const last = stretches.at(-1);
    page = found.page ?? page;
    const goesOn =
      last !== undefined &&
      last.font === found.font &&
      (found.page === null || last.page === null || last.page === found.page);
    if (goesOn) {
      last.bytes.push(...found.bytes);
      last.page ??= found.page;
    } else stretches.push({ font: found.font, page: found.page, bytes: [...found.bytes] });
  }
  return stretches;
}
