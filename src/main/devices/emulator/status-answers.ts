/** What a printer answers when it is asked how it is: DLE EOT 1–4, GS r 1, GS ( H (Epson's published status bits). */
export interface PrinterCondition {
  readonly paper: "present" | "low" | "out";
  readonly coverOpen: boolean;
  /** Taken off line at the printer itself. */
  readonly offline: boolean;
}

export const READY: PrinterCondition = { paper: "present", coverOpen: false, offline: false };

// Bits 1 and 4 are always on, which tells a status byte from anything else.
const FIXED = 0x12;

export function answerCurrentStatus(asked: number, condition: PrinterCondition): number[] {
  const stopped = condition.offline || condition.coverOpen || condition.paper === "out";
  switch (asked) {
    case 1:
      return [FIXED | (stopped ? 0x08 : 0)];
    case 2:
      return [FIXED | (condition.coverOpen ? 0x04 : 0) | (condition.paper === "out" ? 0x20 : 0)];
    case 3:
      return [FIXED];
    case 4:
      return [FIXED | (condition.paper === "out" ? 0x6c : condition.paper === "low" ? 0x0c : 0)];
    default:
      return [];
  }
}

export function answerPaperSensor(condition: PrinterCondition): number[] {
  return [condition.paper === "out" ? 0x0f : condition.paper === "low" ? 0x03 : 0x00];
}

/** `GS ( H` function 48: the four characters of the job come back. */
export function answerJobNumber(body: Uint8Array): number[] {
  if (body.length !== 6 || body[0] !== 0x30 || body[1] !== 0x30) return [];
  return [0x37, 0x22, ...body.subarray(2), 0x00];
}
