/**
 * The fourth stage: bytes → a printer. One port; TCP, serial, device file, OS queue and the virtual printer behind it,
 * all held to the same contract test.
 *
 * A link counts what may have left: as soon as a write was handed to the system its bytes count as sent, because nobody
 * can take them back. Only a fault with `bytesSent: 0` may be tried again by itself.
 */
import type { Outcome } from "#core/outcome.ts";

export type OpenFault =
  /** Nobody answered within the time limit, or the address is not there. */
  | { readonly code: "unreachable"; readonly detail: string }
  /** The far end, or the system, said no. */
  | { readonly code: "refused"; readonly detail: string }
  /** A part of the machine is missing (a driver, a program, a permission). */
  | { readonly code: "notAvailable"; readonly detail: string };

export interface LinkFault {
  readonly code: "linkLost" | "stalled";
  /** Bytes of this link that may have reached the printer. */
  readonly bytesSent: number;
  /** For the engineer: an errno name or a short sentence, never a receipt's content. */
  readonly detail: string;
}

export interface PrinterLink {
  /** Done when the system took every byte. */
  write(bytes: Uint8Array): Promise<Outcome<null, LinkFault>>;
  /** What came back, as soon as at least one byte did; empty when nothing did in time. */
  read(timeoutMs: number): Promise<Uint8Array>;
  /** Lets everything out, then closes. A fault here means that the end of the job may not have arrived. */
  close(): Promise<Outcome<null, LinkFault>>;
}

export interface PrinterTransport {
  /** false: nothing ever comes back on this way, so nothing is asked. */
  readonly answers: boolean;
  open(): Promise<Outcome<PrinterLink, OpenFault>>;
}

export const CONNECT_TIMEOUT_MS = 3000;
/** A printer that takes no byte for so long (buffer full, paper out) is stalled. */
export const STALL_TIMEOUT_MS = 10_000;
/** What a printer says unasked is bounded. */
export const HELD_ANSWER_BYTES_MAX = 4096;

/** The errno name or the class of a failure; its message may hold a path or a host name that a person typed. */
export function faultDetail(error: unknown): string {
  if (error instanceof Error && "code" in error && typeof error.code === "string") return error.code;
  return error instanceof Error ? error.name : "unknown";
}
