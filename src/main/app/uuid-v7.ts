/** UUIDs of version 7 (RFC 9562, section 5.7): sorted by the millisecond in which they were made, random otherwise. */
export type RandomBytes = (length: number) => Uint8Array;

export function uuidV7(nowMs: number, randomBytes: RandomBytes): string {
  const bytes = randomBytes(16);
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  view.setUint16(0, Math.floor(nowMs / 2 ** 32) % 2 ** 16);
  view.setUint32(2, nowMs % 2 ** 32);
  view.setUint8(6, (view.getUint8(6) & 0x0f) | 0x70);
  view.setUint8(8, (view.getUint8(8) & 0x3f) | 0x80);
  const hex = Buffer.from(bytes).toString("hex");
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join("-");
}
