/**
 * What seals a journal entry: SHA-256 over a domain tag and every field as it is stored, each with its length.
 *
 *   "regulars.journal.1" device epoch seq id type version business_date occurred_at_ms zone_offset_min actor approver body prev_hash
 *
 * A field is four bytes of length (big-endian) and its bytes: text as UTF-8, an integer as its decimal digits, a blob
 * as it is. An absent approver has the length 0xFFFFFFFF and no bytes. Lengths make it impossible to move a byte
 * from one field to the next and keep the hash. This layout is frozen by golden vectors; another one gets another tag.
 */
import { hash } from "node:crypto";
import type { JournalRow } from "./schema.ts";

const DOMAIN_TAG = "regulars.journal.1";
const ABSENT = 0xff_ff_ff_ff;
const HEAD_FIELDS = 12;

export const ZERO_HASH: Buffer = Buffer.alloc(32);

type Sealed = Omit<JournalRow, "position" | "hash">;

let scratch = Buffer.allocUnsafe(4096);

export function hashEntry(entry: Sealed): Buffer {
  const texts: readonly (string | null)[] = [
    DOMAIN_TAG,
    entry.device,
    String(entry.epoch),
    String(entry.seq),
    entry.id,
    entry.type,
    String(entry.version),
    entry.business_date,
    String(entry.occurred_at_ms),
    String(entry.zone_offset_min),
    entry.actor,
    entry.approver,
  ];
  let room = HEAD_FIELDS * 4 + 8 + entry.body.length + entry.prev_hash.length;
  // A UTF-16 code unit is at most three bytes of UTF-8.
  for (const text of texts) room += (text?.length ?? 0) * 3;
  if (scratch.length < room) scratch = Buffer.allocUnsafe(room * 2);
  let end = 0;
  for (const text of texts) end = writeText(text, end);
  end = writeBytes(entry.body, end);
  end = writeBytes(entry.prev_hash, end);
  return hash("sha256", scratch.subarray(0, end), "buffer");
}

function writeText(text: string | null, at: number): number {
  if (text === null) return scratch.writeUInt32BE(ABSENT, at);
  const length = scratch.write(text, at + 4, "utf8");
  scratch.writeUInt32BE(length, at);
  return at + 4 + length;
}

function writeBytes(bytes: Buffer, at: number): number {
  const end = scratch.writeUInt32BE(bytes.length, at);
  return end + bytes.copy(scratch, end);
}
