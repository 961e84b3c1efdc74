/**
 * The printer that everybody has: the twin of every transport, over the emulator. It keeps the last papers, and fails on
 * demand the way real ones do.
 */
import { fail, succeed } from "#core/outcome.ts";
import type { Outcome } from "#core/outcome.ts";
import { EscPosEmulator } from "../emulator/esc-pos-emulator.ts";
import { paperPicture } from "../printer/paper-picture.ts";
import type { DrawerPulse, PrintedPaper } from "../emulator/printed-paper.ts";
import { paintPaper, readPaper } from "../emulator/read-paper.ts";
import { READY } from "../emulator/status-answers.ts";
import type { PrinterCondition } from "../emulator/status-answers.ts";
import { AnswerBuffer } from "../printer/answer-buffer.ts";
import { loadPainter } from "../printer/load-painter.ts";
import type { PrinterProfile } from "../printer/printer-profile.ts";
import type { LinkFault, OpenFault, PrinterLink, PrinterTransport } from "../printer/printer-transport.ts";

const PAPERS_KEPT = 20;
const PULSES_KEPT = 100;

export type VirtualFault =
  | { readonly kind: "none" }
  | { readonly kind: "paperOut" }
  | { readonly kind: "paperLow" }
  | { readonly kind: "coverOpen" }
  /** Nobody answers at all. */
  | { readonly kind: "offline" }
  /** The cable is pulled after so many bytes of the next link. */
  | { readonly kind: "cutLink"; readonly afterBytes: number };

export interface KeptPaper {
  /** Rises by one for every paper since the printer was made. */
  readonly number: number;
  readonly printed: PrintedPaper;
}

export class VirtualPrinter implements PrinterTransport {
  readonly answers = true;
  readonly profile: PrinterProfile;
  private readonly emulator: EscPosEmulator;
  private kept: readonly KeptPaper[] = [];
  private pulsesKept: readonly DrawerPulse[] = [];
  private papersMade = 0;
  private pulsesMade = 0;
  private fault: VirtualFault = { kind: "none" };
  private readonly listeners = new Set<() => void>();

  constructor(profile: PrinterProfile) {
    this.profile = profile;
    this.emulator = new EscPosEmulator(profile);
  }

  /** The last papers, oldest first. */
  get papers(): readonly KeptPaper[] {
    return this.kept;
  }

  /** The last drawer kicks, oldest first. */
  get pulses(): readonly DrawerPulse[] {
    return this.pulsesKept;
  }

  get pulseCount(): number {
    return this.pulsesMade;
  }

  /** Bytes that no printer would understand: always 0 unless something is wrong. */
  get unknownBytes(): number {
    return this.emulator.unknownBytes;
  }

  get condition(): VirtualFault {
    return this.fault;
  }

  failWith(fault: VirtualFault): void {
    this.fault = fault;
    this.emulator.condition = conditionOf(fault);
    this.tell();
  }

  /** Called after every paper, kick and change of condition; returns how to stop. */
  subscribe(listener: () => void): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  findPaper(number: number): PrintedPaper | null {
    return this.kept.find((paper) => paper.number === number)?.printed ?? null;
  }

  readText(printed: PrintedPaper): string {
    return readPaper(printed, this.profile);
  }

  async drawPng(printed: PrintedPaper): Promise<Uint8Array> {
    return paperPicture(paintPaper(printed, this.profile, await loadPainter()));
  }

  open(): Promise<Outcome<PrinterLink, OpenFault>> {
    if (this.fault.kind === "offline") return Promise.resolve(fail({ code: "unreachable", detail: "offline" }));
    return Promise.resolve(succeed(new VirtualLink(this)));
  }

  /** Bytes of a link arrive. Returns what the printer says back. */
  receive(bytes: Uint8Array): Uint8Array {
    const { papers, pulses, answers } = this.emulator.write(bytes);
    this.keepPulses(pulses);
    for (const printed of papers) this.keepPaper(printed);
    if (pulses.length > 0 || papers.length > 0) this.tell();
    return answers;
  }

  /** A link is closed: a printer without a cutter has its paper torn off. */
  finishLink(): void {
    const torn = this.emulator.tearOff();
    if (torn !== null) {
      this.keepPaper(torn);
      this.tell();
    }
  }

  private keepPaper(printed: PrintedPaper): void {
    this.papersMade += 1;
    this.kept = [...this.kept, { number: this.papersMade, printed }].slice(-PAPERS_KEPT);
  }

  private keepPulses(pulses: readonly DrawerPulse[]): void {
    this.pulsesMade += pulses.length;
    this.pulsesKept = [...this.pulsesKept, ...pulses].slice(-PULSES_KEPT);
  }

  private tell(): void {
    for (const listener of this.listeners) listener();
  }
}

function conditionOf(fault: VirtualFault): PrinterCondition {
  switch (fault.kind) {
    case "paperOut":
      return { ...READY, paper: "out" };
    case "paperLow":
      return { ...READY, paper: "low" };
    case "coverOpen":
      return { ...READY, coverOpen: true };
    case "offline":
      return { ...READY, offline: true };
    case "none":
    case "cutLink":
      return READY;
  }
}

class VirtualLink implements PrinterLink {
  private readonly printer: VirtualPrinter;
  private readonly answers = new AnswerBuffer();
  private readonly cutAfter: number;
  private sent = 0;
  private lost = false;

  constructor(printer: VirtualPrinter) {
    this.printer = printer;
    this.cutAfter = printer.condition.kind === "cutLink" ? printer.condition.afterBytes : Number.POSITIVE_INFINITY;
  }

  write(bytes: Uint8Array): Promise<Outcome<null, LinkFault>> {
    const room = Math.max(0, this.cutAfter - this.sent);
    const arriving = bytes.subarray(0, room);
    this.sent += arriving.length;
    if (arriving.length > 0) this.answers.add(this.printer.receive(arriving));
    if (arriving.length < bytes.length) this.lost = true;
    return Promise.resolve(this.lost ? this.linkLost() : succeed(null));
  }

  read(timeoutMs: number): Promise<Uint8Array> {
    return this.answers.read(this.lost ? 0 : timeoutMs);
  }

  close(): Promise<Outcome<null, LinkFault>> {
    this.printer.finishLink();
    return Promise.resolve(this.lost ? this.linkLost() : succeed(null));
  }

  private linkLost(): { readonly ok: false; readonly failure: LinkFault } {
    return fail({ code: "linkLost", bytesSent: this.sent, detail: "cut on demand" });
  }
}
