/**
 * One job over one link: look, send, confirm, close. Tells what happened as events of the job; decides nothing itself.
 * The caller writes the job down as `sending` (through `begin`) before the first of its bytes may leave.
 */
import type { PrintJobEvent } from "#core/receipts/advance-print-job.ts";
import { askCurrentState, asksStatus, confirmationOf, isConfirmed } from "./printer-status.ts";
import type { PrinterState } from "./printer-status.ts";
import type { PrinterProfile } from "./printer-profile.ts";
import type { PrinterLink, PrinterTransport } from "./printer-transport.ts";

export interface SendPlan {
  readonly transport: PrinterTransport;
  readonly profile: PrinterProfile;
  readonly bytes: Uint8Array;
  /** A drawer kick is its five bytes: nothing is asked before or after. */
  readonly quiet: boolean;
  /** Four printable characters. */
  readonly tag: string;
  readonly confirmTimeoutMs: number;
}

export interface SendSteps {
  /** Something happened to the job; it is written down when this returns. */
  readonly tell: (event: PrintJobEvent) => void;
  readonly sawPrinter: (state: PrinterState) => void;
}

const WAITING_FOR = { paperOut: "paper", coverOpen: "cover", offline: "offline" } as const;

/** The state when the printer cannot take a job now; null when it may be tried. */
async function lookFirst(link: PrinterLink, plan: SendPlan): Promise<keyof typeof WAITING_FOR | null> {
  if (plan.quiet || !plan.transport.answers || !asksStatus(plan.profile)) return null;
  const state = await askCurrentState(link);
  return state === "paperOut" || state === "coverOpen" || state === "offline" ? state : null;
}

async function sendOn(link: PrinterLink, plan: SendPlan, steps: SendSteps): Promise<void> {
  const { bytes, profile, transport } = plan;
  steps.tell({ kind: "begin" });
  const written = await link.write(bytes);
  if (!written.ok) {
    await link.close();
    steps.sawPrinter("offline");
    steps.tell({ kind: "linkLost", bytesSent: Math.min(bytes.length, written.failure.bytesSent) });
    return;
  }
  const confirmation = plan.quiet || !transport.answers ? null : confirmationOf(profile, plan.tag);
  let confirmed = plan.quiet;
  if (confirmation !== null) {
    const asked = await link.write(confirmation.request);
    confirmed = asked.ok && (await isConfirmed(link, confirmation, plan.confirmTimeoutMs));
  }
  const closed = await link.close();
  if (!closed.ok && !confirmed) {
    steps.sawPrinter("offline");
    steps.tell({ kind: "linkLost", bytesSent: Math.min(bytes.length, closed.failure.bytesSent) });
    return;
  }
  steps.tell({ kind: "sent", bytesSent: bytes.length });
  if (confirmed) steps.tell({ kind: "confirmed" });
  steps.sawPrinter(confirmed && !plan.quiet ? "ready" : "unknown");
}

export async function sendJob(plan: SendPlan, steps: SendSteps): Promise<void> {
  const opened = await plan.transport.open();
  if (!opened.ok) {
    steps.sawPrinter("offline");
    steps.tell({ kind: "notReady", waitingFor: "offline" });
    return;
  }
  const stopped = await lookFirst(opened.value, plan);
  if (stopped !== null) {
    await opened.value.close();
    steps.sawPrinter(stopped);
    steps.tell({ kind: "notReady", waitingFor: WAITING_FOR[stopped] });
    return;
  }
  await sendOn(opened.value, plan, steps);
}
