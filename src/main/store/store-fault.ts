/**
 * The world failed under the store: a full disk, a broken file, a lock that stays. Thrown by the store after everything
 * of the act was rolled back; a verb catches it and returns a failure.
 */
import Database from "better-sqlite3";

export type StoreFaultCode = "diskFull" | "diskFailed" | "storeDamaged";

export class StoreFault extends Error {
  override readonly name = "StoreFault";
  readonly code: StoreFaultCode;

  constructor(code: StoreFaultCode, cause: unknown) {
    super(`the store failed: ${code}`, { cause });
    this.code = code;
  }
}

// A lock that another process keeps for five seconds counts as a disk that does not answer.
const DISK_CODES = ["SQLITE_IOERR", "SQLITE_CANTOPEN", "SQLITE_READONLY", "SQLITE_BUSY", "SQLITE_LOCKED"] as const;

/** The fault behind a SQLite error; null when the error is the program's own (a broken constraint, wrong SQL). */
export function faultCodeOf(error: unknown): StoreFaultCode | null {
  if (!(error instanceof Database.SqliteError)) return null;
  const code = error.code;
  if (code === "SQLITE_FULL") return "diskFull";
  if (code.startsWith("SQLITE_CORRUPT") || code.startsWith("SQLITE_NOTADB")) return "storeDamaged";
  return DISK_CODES.some((start) => code.startsWith(start)) ? "diskFailed" : null;
}

/** Runs the work; a SQLite error that the world is to blame for leaves as a `StoreFault`. */
export function faulting<T>(work: () => T): T {
  try {
    return work();
  } catch (error) {
    const code = faultCodeOf(error);
    if (code !== null) throw new StoreFault(code, error);
    throw error;
  }
}
