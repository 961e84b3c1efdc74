/** Which byte a character is in a printer's code page or double-byte font, from iconv-lite's tables, both ways. */
import iconv from "iconv-lite";
import type { CodePageName } from "./printer-profile.ts";

interface CodePage {
  readonly byteOf: ReadonlyMap<string, number>;
  readonly characterOf: readonly string[];
}

const pages = new Map<CodePageName, CodePage>();

const UNASSIGNED = "\ufffd";

function loadPage(name: CodePageName): CodePage {
  const known = pages.get(name);
  if (known !== undefined) return known;
  const byteOf = new Map<string, number>();
  const characterOf: string[] = [];
  for (let byte = 0x80; byte <= 0xff; byte += 1) {
    const character = iconv.decode(Buffer.of(byte), name);
    const code = character.codePointAt(0) ?? 0;
    // Holes of a page come back as the replacement character or as the control of the same number.
    const assigned = character !== UNASSIGNED && !(code >= 0x80 && code <= 0x9f);
    characterOf[byte] = assigned ? character : UNASSIGNED;
    // The no-break space looks like a space; ours is the ASCII one.
    if (assigned && character !== "\u00a0") byteOf.set(character, byte);
  }
  const page = { byteOf, characterOf };
  pages.set(name, page);
  return page;
}

/** The byte (0x80 to 0xFF) of a character in a code page; undefined when the page does not have it. */
export const byteInPage = (name: CodePageName, character: string): number | undefined =>
  loadPage(name).byteOf.get(character);

/** The character of a byte from 0x80 on; U+FFFD for a hole of the page. */
export const characterInPage = (name: CodePageName, byte: number): string =>
  loadPage(name).characterOf[byte] ?? UNASSIGNED;

/**
 * The two-byte cell of a wide character in GB18030, as one number; undefined when it has none. Four-byte sequences are
 * refused: their second and fourth byte are digits, and a printer prints them as such.
 */
export function doubleByteCell(character: string): number | undefined {
  const bytes = iconv.encode(character, "gb18030");
  const [lead, trail] = bytes;
  if (bytes.length !== 2 || lead === undefined || trail === undefined) return undefined;
  if (lead < 0x81 || trail < 0x40 || trail === 0x7f) return undefined;
  return (lead << 8) | trail;
}

export const characterInDoubleByte = (lead: number, trail: number): string =>
  iconv.decode(Buffer.of(lead, trail), "gb18030");
