/**
 * The key that PINs are hashed with. It stands in a file of its own beside the database, readable by this person alone,
 * so a copy of the database opens nobody's till. Made once; a folder that lost it has to give its people new PINs.
 */
import { randomBytes } from "node:crypto";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { assert } from "#core/assert.ts";

const KEY_BYTES = 32;
const OWNER_ONLY = 0o600;

export function openPinKey(dataDir: string): Buffer {
  const file = join(dataDir, "pin.key");
  try {
    // "wx": two tills can never make two keys, and an existing key is never overwritten.
    writeFileSync(file, randomBytes(KEY_BYTES), { flag: "wx", mode: OWNER_ONLY });
  } catch (error) {
    if (!(error instanceof Error && "code" in error && error.code === "EEXIST")) throw error;
  }
  const key = readFileSync(file);
  assert(key.length === KEY_BYTES, "the PIN key has another length than it was made with");
  return key;
}
