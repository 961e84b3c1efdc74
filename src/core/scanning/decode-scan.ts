/**
 * The bytes of a scan as text: UTF-8 when all of it is valid UTF-8, else Latin-1.
 *
 * Codes are ASCII, the same in both. What is not ASCII comes from QR codes, which hold UTF-8 in practice, or from old
 * scanners that send Latin-1; a Latin-1 text with an accent is almost never valid UTF-8, so trying is telling.
 */
export function decodeScan(bytes: Uint8Array): string {
  return decodeUtf8(bytes) ?? fromCodes(bytes);
}

function fromCodes(bytes: Uint8Array): string {
  let text = "";
  for (const byte of bytes) text += String.fromCharCode(byte);
  return text;
}

/** Lowest code point of a sequence of one to four bytes: a lower one was encoded with bytes to spare. */
const LOWEST = [0, 0x80, 0x800, 0x1_0000];

function decodeUtf8(bytes: Uint8Array): string | null {
  let text = "";
  for (let at = 0; at < bytes.length;) {
    const lead = bytes[at] ?? 0;
    const following = followingBytes(lead);
    if (following === null || at + following >= bytes.length) return null;
    let point = following === 0 ? lead : lead & (0x3f >> following);
    for (let offset = 1; offset <= following; offset += 1) {
      const next = bytes[at + offset] ?? 0;
      if ((next & 0xc0) !== 0x80) return null;
      point = (point << 6) | (next & 0x3f);
    }
    const isSurrogate = point >= 0xd800 && point <= 0xdfff;
    if (point < (LOWEST[following] ?? 0) || point > 0x10_ffff || isSurrogate) return null;
    text += String.fromCodePoint(point);
    at += following + 1;
  }
  return text;
}

function followingBytes(lead: number): number | null {
  if (lead < 0x80) return 0;
  if (lead >= 0xc2 && lead < 0xe0) return 1;
  if (lead >= 0xe0 && lead < 0xf0) return 2;
  return lead >= 0xf0 && lead < 0xf5 ? 3 : null;
}
