/**
 * Asks a printer how it is and whether a job is done (Epson's published status commands), on a link that is open.
 *
 * Three strengths of an answer: `GS ( H` gives the job's own number back when it was printed; `GS r` comes back when all
 * bytes before it were worked off; `DLE EOT` tells how the printer is at this moment, jobs aside.
 */
import type { PrinterProfile } from "./printer-profile.ts";
import type { PrinterLink } from "./printer-transport.ts";

/** What the status bar shows; the words are the screens'. */
export type PrinterState =
  | "none"
  /** Just opened and not asked yet. */
  | "checking"
  | "ready"
  | "busy"
  | "paperOut"
  | "coverOpen"
  | "offline"
  /** There, but it cannot be asked or says nothing understandable. */
  | "unknown";

const ASK_CURRENT = Uint8Array.of(0x10, 0x04, 0x01, 0x10, 0x04, 0x02, 0x10, 0x04, 0x04);
/** What `askCurrentState` sends. */
export const STATUS_QUESTION_BYTES = ASK_CURRENT.length;
const ANSWERS_EXPECTED = 3;
const ANSWER_TIMEOUT_MS = 600;

const OFFLINE_BIT = 0x08;
const COVER_BIT = 0x04;
const PAPER_STOP_BIT = 0x20;
const PAPER_END_BITS = 0x60;

/** Of the bits that every real-time status byte fixes: 1 and 4 on, 0 and 7 off. */
const isCurrentStatus = (byte: number): boolean => (byte & 0x93) === 0x12;
const isSensorStatus = (byte: number): boolean => (byte & 0x90) === 0x00;

export const asksStatus = (profile: PrinterProfile): boolean => profile.status.current && !profile.neverAskStatus;

/** Reads until enough came or the time is over. A printer that talks without end is cut off by the time limit. */
async function readUntil(link: PrinterLink, enough: (bytes: readonly number[]) => boolean, timeoutMs: number) {
  const until = performance.now() + timeoutMs;
  const got: number[] = [];
  while (!enough(got)) {
    const left = until - performance.now();
    if (left <= 0) break;
    // Answers come in pieces, one after the other.
    const bytes = await link.read(left);
    if (bytes.length === 0) break;
    got.push(...bytes);
  }
  return got;
}

/** "unknown" when nothing understandable comes back: many printers on a network converter are deaf that way. */
export async function askCurrentState(link: PrinterLink): Promise<PrinterState> {
  const asked = await link.write(ASK_CURRENT);
  if (!asked.ok) return "offline";
  const got = await readUntil(link, (bytes) => bytes.length >= ANSWERS_EXPECTED, ANSWER_TIMEOUT_MS);
  const [printer, cause, paper] = got.filter(isCurrentStatus);
  if (printer === undefined || cause === undefined || paper === undefined) return "unknown";
  if ((paper & PAPER_END_BITS) !== 0 || (cause & PAPER_STOP_BIT) !== 0) return "paperOut";
  if ((cause & COVER_BIT) !== 0) return "coverOpen";
  return (printer & OFFLINE_BIT) === 0 ? "ready" : "offline";
}

/** How a job's end is asked for: bytes that follow the job, and how the answer is recognised. */
export interface Confirmation {
  readonly request: Uint8Array;
  readonly isAnswered: (bytes: readonly number[]) => boolean;
  /** "processed" says that the bytes were worked off; only with a ready printer afterwards is that a print. */
  readonly strength: "printed" | "processed";
}

/** `tag`: four printable ASCII characters of this job. null when the profile cannot confirm. */
export function confirmationOf(profile: PrinterProfile, tag: string): Confirmation | null {
  if (profile.neverAskStatus) return null;
  if (profile.status.jobNumber) {
    const characters = Array.from(tag, (character) => character.charCodeAt(0));
    const answer = [0x37, 0x22, ...characters, 0x00].join();
    return {
      request: Uint8Array.of(0x1d, 0x28, 0x48, 6, 0, 0x30, 0x30, ...characters),
      isAnswered: (bytes) => `,${bytes.join()},`.includes(`,${answer},`),
      strength: "printed",
    };
  }
  if (!profile.status.processed) return null;
  return {
    request: Uint8Array.of(0x1d, 0x72, 0x01),
    isAnswered: (bytes) => bytes.some(isSensorStatus),
    strength: "processed",
  };
}

export async function isConfirmed(link: PrinterLink, confirmation: Confirmation, timeoutMs: number): Promise<boolean> {
  const got = await readUntil(link, confirmation.isAnswered, timeoutMs);
  if (!confirmation.isAnswered(got)) return false;
  return confirmation.strength === "printed" || (await askCurrentState(link)) === "ready";
}
