/**
 * The key that PINs are hashed with. It stands in a file of its own beside the database, readable by this person alone,
 * so a copy of the database opens nobody's till. Made once; a folder that lost it has to give its people new PINs.
 *
 * A backup has its key beside it as well, as `FILE.key`: both together open a till elsewhere, the database alone does not.
 * Each PIN's record names its key by a fingerprint (staff-pin.ts), so a till with another key says so.
 */
import { randomBytes } from "node:crypto";
import {
  chmodSync,
  constants,
  copyFileSync,
  existsSync,
  mkdirSync,
  readFileSync,
  renameSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import { assert } from "#core/assert.ts";

const KEY_BYTES = 32;
const OWNER_ONLY = 0o600;

const keyFile = (dataDir: string): string => join(dataDir, "pin.key");
export const keyFileOfBackup = (backup: string): string => `${backup}.key`;

export function openPinKey(dataDir: string): Buffer {
  const file = keyFile(dataDir);
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

/** Puts the key beside a backup, for its owner alone. False when the folder has none. */
export function savePinKey(dataDir: string, backup: string): boolean {
  if (!existsSync(keyFile(dataDir))) return false;
  copyFileSync(keyFile(dataDir), keyFileOfBackup(backup), constants.COPYFILE_EXCL);
  chmodSync(keyFileOfBackup(backup), OWNER_ONLY);
  return true;
}

/** Takes the key that lies beside a backup; another one that is here is kept under a new name. False when there is none. */
export function takePinKey(backup: string, dataDir: string): boolean {
  const source = keyFileOfBackup(backup);
  if (!existsSync(source)) return false;
  const key = readFileSync(source);
  if (key.length !== KEY_BYTES) return false;
  const file = keyFile(dataDir);
  if (existsSync(file)) {
    if (readFileSync(file).equals(key)) return true;
    const aside = join(dataDir, `set-aside-${Date.now()}`);
    mkdirSync(aside, { recursive: true });
    renameSync(file, join(aside, "pin.key"));
  }
  writeFileSync(file, key, { flag: "wx", mode: OWNER_ONLY });
  return true;
}
