/**
 * A print job as the till remembers it: durable, honest about what it knows, never repeated on its own once a byte left.
 *
 *   queued → sending(n bytes) → sent → printed
 *              │                  │
 *              ├─ waiting(paper | cover | offline)   zero bytes left: tried again by itself
 *              ├─ failedBeforeSend                   given up before a byte left; the operator may retry
 *              └─ unknown                            the link was lost after the first byte: one question to the operator
 *   cancelled: from queued, waiting, failedBeforeSend, unknown
 *
 * At start-up `sending`, and what was `sent` in the last ten minutes, become `unknown`: a printer that confirms nothing
 * leaves every receipt `sent`, and nobody can answer for those of last week.
 */
export const PRINT_JOB_STATES = [
  "queued",
  "waiting",
  "sending",
  "sent",
  "printed",
  "failedBeforeSend",
  "unknown",
  "cancelled",
] as const;
export type PrintJobState = (typeof PRINT_JOB_STATES)[number];

export type WaitingFor = "paper" | "cover" | "offline";

export interface PrintJob {
  /** UUIDv7. */
  readonly id: string;
  readonly kind: "receipt" | "drawer" | "testPage";
  /** The sale or return whose committed facts are printed; null for a drawer kick without a sale and a test page. */
  readonly saleId: string | null;
  /** 0 = the original; 1, 2 … = a copy, which says so on paper and never opens the drawer. */
  readonly copyNumber: number;
  readonly state: PrintJobState;
  readonly waitingFor: WaitingFor | null;
  readonly bytesSent: number;
  readonly attempts: number;
  readonly createdAtMs: number;
  readonly updatedAtMs: number;
}
