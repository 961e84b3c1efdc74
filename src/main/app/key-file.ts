/**
 * A secret of the shop in a file of its own beside the database, readable by this person alone, so that a copy of the
 * database holds none. Made once. A backup has its keys beside it; both together open a till elsewhere.
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

export class KeyFile {
  readonly #name: string;
  readonly #ending: string;

  /** `name` of the file in a data folder; `ending` of the copy beside a backup. */
  constructor(name: string, ending: string) {
    this.#name = name;
    this.#ending = ending;
  }

  ofBackup(backup: string): string {
    return backup + this.#ending;
  }

  open(dataDir: string): Buffer {
    const file = join(dataDir, this.#name);
    try {
      // "wx": two tills can never make two keys, and an existing key is never overwritten.
      writeFileSync(file, randomBytes(KEY_BYTES), { flag: "wx", mode: OWNER_ONLY });
    } catch (error) {
      if (!(error instanceof Error && "code" in error && error.code === "EEXIST")) throw error;
    }
    const key = readFileSync(file);
    assert(key.length === KEY_BYTES, `${this.#name} has another length than it was made with`);
    return key;
  }

  /** Puts the key beside a backup, for its owner alone. False when the folder has none. */
  save(dataDir: string, backup: string): boolean {
    const file = join(dataDir, this.#name);
    if (!existsSync(file)) return false;
    copyFileSync(file, this.ofBackup(backup), constants.COPYFILE_EXCL);
    chmodSync(this.ofBackup(backup), OWNER_ONLY);
    return true;
  }

  /** Takes the key that lies beside a backup; another one that is here is kept under a new name. False when there is none. */
  take(backup: string, dataDir: string): boolean {
    const source = this.ofBackup(backup);
    if (!existsSync(source)) return false;
    const key = readFileSync(source);
    if (key.length !== KEY_BYTES) return false;
    const file = join(dataDir, this.#name);
    if (existsSync(file)) {
      if (readFileSync(file).equals(key)) return true;
      const aside = join(dataDir, `set-aside-${Date.now()}`);
      mkdirSync(aside, { recursive: true });
      renameSync(file, join(aside, this.#name));
    }
    writeFileSync(file, key, { flag: "wx", mode: OWNER_ONLY });
    return true;
  }
}
