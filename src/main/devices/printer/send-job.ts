/**
 * One job over one link: look, send, confirm, close. Tells what happened as events of the job; decides nothing itself.
 * The caller writes the job down as `sending` (through `begin`) before the first of its bytes may leave.
 */
import type { PrintJobEvent } from "#core/receipts/advance-print-job.ts";
import { askCurrentState, asksStatus, confirmationOf, isConfirmed, STATUS_QUESTION_BYTES } from "./printer-status.ts";
import type { PrinterState } from "./printer-status.ts";
import type { PrinterProfile } from "./printer-profile.ts";
import type { LinkFault, PrinterLink, PrinterTransport } from "./printer-transport.ts";

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

const isStopped = (state: PrinterState): state is keyof typeof WAITING_FOR => state in WAITING_FOR;

/** `asked`: bytes of questions that went before; only the job's own count. */
function linkLost(plan: SendPlan, fault: LinkFault, askedBytes: number): PrintJobEvent {
  const own = Math.max(0, fault.bytesSent - askedBytes);
  return { kind: "linkLost", bytesSent: Math.min(plan.bytes.length, own) };
}

async function sendOn(link: PrinterLink, plan: SendPlan, steps: SendSteps, askedBytes: number): Promise<void> {
  const { bytes, profile, transport } = plan;
  steps.tell({ kind: "begin" });
  const written = await link.write(bytes);
  if (!written.ok) {
    await link.close();
    steps.sawPrinter("offline");
    steps.tell(linkLost(plan, written.failure, askedBytes));
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
    steps.tell(linkLost(plan, closed.failure, askedBytes));
    return;
  }
  steps.tell({ kind: "sent", bytesSent: bytes.length });
  if (confirmed) steps.tell({ kind: "confirmed" });
  if (confirmed && !plan.quiet) steps.sawPrinter("ready");
  else if (confirmation !== null || askedBytes === 0) steps.sawPrinter("unknown");
}

export async function sendJob(plan: SendPlan, steps: SendSteps): Promise<void> {
  const opened = await plan.transport.open();
  if (!opened.ok) {
    steps.sawPrinter("offline");
    steps.tell({ kind: "notReady", waitingFor: "offline" });
    return;
  }
  const asks = !plan.quiet && plan.transport.answers && asksStatus(plan.profile);
  if (asks) {
    const state = await askCurrentState(opened.value);
    steps.sawPrinter(state);
    if (isStopped(state)) {
      await opened.value.close();
      steps.tell({ kind: "notReady", waitingFor: WAITING_FOR[state] });
      return;
    }
  }
  await sendOn(opened.value, plan, steps, asks ? STATUS_QUESTION_BYTES : 0);
}
