/**
 * The head of the journal, kept a second time beside the database: a damaged WAL drops committed rows without a word
 * while `integrity_check` says ok; then the head is before the anchor, and the loss is known.
 *
 *   slot 0 │ magic device epoch seq hash crc32 │ padded to 128 bytes
 *   slot 1 │ the same, written in turn          │ so one slot is whole whatever is torn
 *
 * Written after the commit, on the thread pool, never two writes at once; what comes in while one runs is written as one.
 * So the anchor may lag behind the head and is never before its time: `anchor ≤ head` always holds, and a lagging anchor
 * can only miss the loss of the last instant's entries; it never reports a loss that did not happen.
 */
import { closeSync, constants, existsSync, fdatasync, fsyncSync, openSync, readSync, write, writeSync } from "node:fs";
import { crc32 } from "node:zlib";
import { assert } from "#core/assert.ts";
import type { Tip } from "./journal.ts";

const SLOT_BYTES = 128;
const MAGIC = "RGANCHR1";
const DEVICE_AT = 8;
const DEVICE_BYTES = 36;
const EPOCH_AT = 48;
const SEQ_AT = 56;
const HASH_AT = 64;
const CRC_AT = 96;

export type AnchorRead =
  | { readonly kind: "found"; readonly tip: Tip }
  /** There is none, or it was never written. */
  | { readonly kind: "new" }
  | { readonly kind: "unreadable" };

export interface Anchor {
  /** The newest whole slot. */
  read(): AnchorRead;
  /** Returns at once; `written` on the options is called when a slot is on disk. */
  advance(tip: Tip): void;
  /** Writes what is still due, on disk when it returns. */
  settle(tip: Tip): void;
  close(): void;
}

interface AnchorEvents {
  written(): void;
  /** The file could not be written. Selling goes on: the journal itself is safe. */
  failed(): void;
}

export function openAnchor(file: string, events: AnchorEvents): Anchor {
  const fd = openSync(file, constants.O_RDWR | constants.O_CREAT, 0o600);
  let slot = 0;
  let writing = false;
  let due: Tip | null = null;
  let closed = false;

  function writeNext(tip: Tip): void {
    writing = true;
    const bytes = encodeSlot(tip);
    write(fd, bytes, 0, SLOT_BYTES, slot * SLOT_BYTES, (writeError) => {
      if (writeError !== null) return done(false);
      return fdatasync(fd, (syncError) => done(syncError === null));
    });
  }

  function done(succeeded: boolean): void {
    writing = false;
    if (closed) {
      closeSync(fd);
      return;
    }
    if (succeeded) {
      slot = 1 - slot;
      events.written();
    } else events.failed();
    const next = due;
    due = null;
    if (next !== null) writeNext(next);
  }

  return {
    read() {
      const found = newestSlot(fd);
      if (found.kind !== "found") return found;
      slot = 1 - found.slot;
      return found;
    },
    advance(tip) {
      if (writing) due = tip;
      else writeNext(tip);
    },
    settle(tip) {
      due = null;
      // A slot that is being written now is left to that write.
      const free = writing ? 1 - slot : slot;
      writeSync(fd, encodeSlot(tip), 0, SLOT_BYTES, free * SLOT_BYTES);
      fsyncSync(fd);
      slot = writing ? slot : 1 - slot;
    },
    close() {
      closed = true;
      if (!writing) closeSync(fd);
    },
  };
}

/** The anchor beside a database that somebody else may have open. */
export function readAnchor(file: string): AnchorRead {
  if (!existsSync(file)) return { kind: "new" };
  const fd = openSync(file, "r");
  try {
    return newestSlot(fd);
  } finally {
    closeSync(fd);
  }
}

function newestSlot(fd: number): { kind: "found"; tip: Tip; slot: 0 | 1 } | { kind: "new" } | { kind: "unreadable" } {
  const slots = readSlots(fd);
  if (slots === null) return { kind: "new" };
  const [first, second] = slots;
  if (first !== null && (second === null || isAfter(first, second))) return { kind: "found", tip: first, slot: 0 };
  return second === null ? { kind: "unreadable" } : { kind: "found", tip: second, slot: 1 };
}

/** Whether `tip` comes after `other` in the order of the journal. */
export const isAfter = (tip: Pick<Tip, "epoch" | "seq">, other: Pick<Tip, "epoch" | "seq">): boolean =>
  tip.epoch > other.epoch || (tip.epoch === other.epoch && tip.seq > other.seq);

function encodeSlot(tip: Tip): Buffer {
  const bytes = Buffer.alloc(SLOT_BYTES);
  bytes.write(MAGIC, 0, "latin1");
  const deviceBytes = bytes.write(tip.device, DEVICE_AT, "latin1");
  assert(deviceBytes === DEVICE_BYTES, "a device id is a UUID");
  bytes.writeUInt32BE(tip.epoch, EPOCH_AT);
  bytes.writeBigUInt64BE(BigInt(tip.seq), SEQ_AT);
  tip.hash.copy(bytes, HASH_AT);
  bytes.writeUInt32BE(crc32(bytes.subarray(0, CRC_AT)), CRC_AT);
  return bytes;
}

function readSlots(fd: number): readonly [Tip | null, Tip | null] | null {
  const bytes = Buffer.alloc(2 * SLOT_BYTES);
  const length = readSync(fd, bytes, 0, bytes.length, 0);
  if (length === 0) return null;
  return [decodeSlot(bytes.subarray(0, SLOT_BYTES)), decodeSlot(bytes.subarray(SLOT_BYTES))];
}

function decodeSlot(bytes: Buffer): Tip | null {
  if (bytes.toString("latin1", 0, MAGIC.length) !== MAGIC) return null;
  if (bytes.readUInt32BE(CRC_AT) !== crc32(bytes.subarray(0, CRC_AT))) return null;
  return {
    device: bytes.toString("latin1", DEVICE_AT, DEVICE_AT + DEVICE_BYTES),
    epoch: bytes.readUInt32BE(EPOCH_AT),
    seq: Number(bytes.readBigUInt64BE(SEQ_AT)),
    hash: Buffer.from(bytes.subarray(HASH_AT, HASH_AT + 32)),
  };
}
