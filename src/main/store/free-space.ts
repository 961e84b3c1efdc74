/**
 * Room on the disk: known before goods change hands, and a reserve for the moment when it is gone all the same.
 *
 * Below `LOW_BYTES` the till refuses new sales. The ballast is a file of dead weight: when a write meets a full disk it
 * is emptied, so that returns and the end of the day can still be written.
 */
import { closeSync, openSync, statSync, statfsSync, truncateSync, writeSync } from "node:fs";
import { join } from "node:path";

const LOW_BYTES = 200 * 1024 * 1024;
/** The ballast is laid only where it cannot itself make room scarce. */
const ROOM_FOR_BALLAST_BYTES = 2 * LOW_BYTES;
const BLOCK_BYTES = 1024 * 1024;

export interface Space {
  readonly freeBytes: number;
  readonly state: "ok" | "low";
}

export type FreeBytesOf = (dir: string) => number;

export const freeBytesOnDisk: FreeBytesOf = (dir) => {
  const { bavail, bsize } = statfsSync(dir);
  return bavail * bsize;
};

export function judgeSpace(dir: string, freeBytesOf: FreeBytesOf): Space {
  const freeBytes = freeBytesOf(dir);
  return { freeBytes, state: freeBytes < LOW_BYTES ? "low" : "ok" };
}

const ballastFile = (dir: string): string => join(dir, "ballast");

export function layBallast(dir: string, bytes: number, freeBytesOf: FreeBytesOf): void {
  const file = ballastFile(dir);
  const lies = statSync(file, { throwIfNoEntry: false })?.size ?? 0;
  if (lies >= bytes || freeBytesOf(dir) < ROOM_FOR_BALLAST_BYTES + bytes) return;
  // Written, not merely sized: a sparse file holds no room.
  const block = Buffer.alloc(BLOCK_BYTES, "ballast ");
  const fd = openSync(file, "w", 0o600);
  try {
    for (let written = 0; written < bytes; written += BLOCK_BYTES) {
      writeSync(fd, block, 0, Math.min(BLOCK_BYTES, bytes - written));
    }
  } finally {
    closeSync(fd);
  }
}

/** Gives the reserve back to the disk. */
export function dropBallast(dir: string): void {
  if (statSync(ballastFile(dir), { throwIfNoEntry: false }) !== undefined) truncateSync(ballastFile(dir), 0);
}
