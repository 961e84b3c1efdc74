/** How large a QR code comes out (ISO/IEC 18004, error correction M), so that it can be checked against the paper. */
import { assert } from "../assert.ts";

const NUMERIC_CAPACITY = [34, 63, 101, 149, 202, 255, 293, 365, 432, 513];
const BYTE_CAPACITY = [14, 26, 42, 62, 84, 106, 122, 152, 180, 213];

/** 1 to 10, for a code or an address: at most 150 ASCII characters without a space. */
export function qrVersion(text: string): number {
  assert(/^[\x21-\x7e]{1,150}$/.test(text), "a QR code holds 1 to 150 ASCII characters without a space");
  const capacity = /^\d+$/.test(text) ? NUMERIC_CAPACITY : BYTE_CAPACITY;
  return capacity.findIndex((characters) => text.length <= characters) + 1;
}

/** Modules of one side, quiet zone not counted. */
export const qrModules = (text: string): number => 17 + 4 * qrVersion(text);
