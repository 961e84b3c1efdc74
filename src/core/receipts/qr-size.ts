/** How large a QR code comes out (ISO/IEC 18004, error correction M), so that it can be checked against the paper. */
import { assert } from "../assert.ts";

const NUMERIC_CAPACITY = [34, 63, 101, 149, 202, 255, 293, 365, 432, 513];
const BYTE_CAPACITY = [14, 26, 42, 62, 84, 106, 122, 152, 180, 213];

export const QR_CHARACTERS_MAX = 150;

/** Modules of one side for printable ASCII of at most 150 characters, quiet zone not counted. */
export function qrModules(text: string): number {
  assert(/^[\x20-\x7e]{1,150}$/.test(text), "a QR code holds 1 to 150 printable ASCII characters");
  const capacity = /^\d+$/.test(text) ? NUMERIC_CAPACITY : BYTE_CAPACITY;
  const version = capacity.findIndex((characters) => text.length <= characters) + 1;
  return 17 + 4 * version;
}
