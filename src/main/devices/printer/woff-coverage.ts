/**
 * Which characters a font file really has: the `cmap` table of a WOFF 1.0 file (W3C WOFF, OpenType cmap formats 4 and
 * 12). The ranges that a font package declares per slice say what may be in it; only the table says what is.
 */
import { inflateSync } from "node:zlib";
import { assert } from "#core/assert.ts";

const HEADER_BYTES = 44;
const ENTRY_BYTES = 20;
const TABLE_BYTES_MAX = 1_000_000;

function findTable(file: Buffer, tag: string): Buffer {
  const tables = file.readUInt16BE(12);
  for (let index = 0; index < tables; index += 1) {
    const entry = HEADER_BYTES + index * ENTRY_BYTES;
    if (file.toString("latin1", entry, entry + 4) !== tag) continue;
    const offset = file.readUInt32BE(entry + 4);
    const packedLength = file.readUInt32BE(entry + 8);
    const length = file.readUInt32BE(entry + 12);
    const packed = file.subarray(offset, offset + packedLength);
    return packedLength < length ? inflateSync(packed, { maxOutputLength: TABLE_BYTES_MAX }) : packed;
  }
  return Buffer.alloc(0);
}

function addFormat4(table: Buffer, covered: Set<number>): void {
  const segments = table.readUInt16BE(6) / 2;
  const ends = 14;
  const starts = ends + segments * 2 + 2;
  const deltas = starts + segments * 2;
  const offsets = deltas + segments * 2;
  for (let segment = 0; segment < segments; segment += 1) {
    const end = table.readUInt16BE(ends + segment * 2);
    const start = table.readUInt16BE(starts + segment * 2);
    const delta = table.readUInt16BE(deltas + segment * 2);
    const offsetAt = offsets + segment * 2;
    const offset = table.readUInt16BE(offsetAt);
    for (let code = start; code <= end && code < 0xffff; code += 1) {
      const glyph = offset === 0 ? (code + delta) & 0xffff : table.readUInt16BE(offsetAt + offset + (code - start) * 2);
      if (glyph !== 0) covered.add(code);
    }
  }
}

function addFormat12(table: Buffer, covered: Set<number>): void {
  const groups = table.readUInt32BE(12);
  for (let group = 0; group < groups; group += 1) {
    const at = 16 + group * 12;
    const [start, end] = [table.readUInt32BE(at), table.readUInt32BE(at + 4)];
    for (let code = start; code <= end; code += 1) covered.add(code);
  }
}

/** The code points of a WOFF file. The file is one that ships with the program, so a broken one is a bug. */
export function coverageOfWoff(file: Buffer): ReadonlySet<number> {
  assert(file.toString("latin1", 0, 4) === "wOFF", "a bundled font is a WOFF file");
  const cmap = findTable(file, "cmap");
  const covered = new Set<number>();
  const subtables = cmap.readUInt16BE(2);
  for (let index = 0; index < subtables; index += 1) {
    const table = cmap.subarray(cmap.readUInt32BE(4 + index * 8 + 4));
    const format = table.readUInt16BE(0);
    if (format === 4) addFormat4(table, covered);
    else if (format === 12) addFormat12(table, covered);
  }
  return covered;
}
