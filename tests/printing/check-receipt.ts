/**
 * Whether a receipt that arrived as bytes says what the sale says: every name and amount, for the emulator and for a
 * decoder that shares nothing with it; no question mark that no name has, no byte that a printer would obey in passing.
 */
import type { SaleCompleted } from "#core/events/sale-completed.ts";
import { formatMinor } from "#core/money/format-money.ts";
import type { PrintCommand } from "#core/receipts/print-command.ts";
import { EscPosEmulator } from "#main/devices/emulator/esc-pos-emulator.ts";
import { cropRows } from "#main/devices/printer/bitmap.ts";
import { guardRealTime } from "#main/devices/printer/esc-pos-writer.ts";
import type { PaperPainter } from "#main/devices/printer/paper-painter.ts";
import type { PrinterProfile } from "#main/devices/printer/printer-profile.ts";
import { readLines, realTimePatterns, splitCommands } from "./independent-decoder.ts";
import type { DecodedLine } from "./independent-decoder.ts";

export interface ArrivedReceipt {
  readonly bytes: Uint8Array;
  /** What the sale was laid out as. */
  readonly commands: readonly PrintCommand[];
  readonly sale: Pick<SaleCompleted, "lines" | "currency">;
}

export interface OnPrinter {
  readonly profile: PrinterProfile;
  readonly painter: PaperPainter;
}

const isLine = (command: PrintCommand): command is Extract<PrintCommand, { kind: "line" }> => command.kind === "line";
const isRule = (line: DecodedLine): boolean => line.kind === "picture" && line.rows <= 4;
const withoutSpaces = (text: string): string => text.replace(/[ \u3000]/g, "");
const questionMarks = (text: string): number => text.split("?").length - 1;

/** What is wrong with it; empty for a right one. */
export function faultsOfReceipt(arrived: ArrivedReceipt, on: OnPrinter): readonly string[] {
  const { bytes, sale } = arrived;
  const faults: string[] = [];
  if (realTimePatterns(bytes) > 0) faults.push("a byte pair that a printer obeys at once");
  const texts = textsOf(arrived, on, faults);
  const goods = withoutSpaces(texts.map(([first]) => first ?? "").join(""));
  const amounts = new Set(texts.flatMap((runs) => (runs.length > 1 ? runs.slice(-1) : [])));
  let from = 0;
  for (const line of sale.lines) {
    const name = withoutSpaces(line.name);
    const found = goods.indexOf(name, from);
    if (found === -1) faults.push(`the name is not there: ${line.name}`);
    else from = found + name.length;
    const amount = formatMinor(line.grossMinor, sale.currency);
    if (!amounts.has(amount)) faults.push(`the amount is not there: ${amount}`);
  }
  const inNames = questionMarks(sale.lines.map((line) => line.name).join(""));
  if (questionMarks(goods) !== inNames) faults.push("a question mark that no name has");
  return [...faults, ...emulatorFaults(bytes, on.profile)];
}

/** The text of every line; a picture is accepted as a text when it is, dot for dot, the painted text. */
function textsOf(
  { bytes, commands }: ArrivedReceipt,
  { profile, painter }: OnPrinter,
  faults: string[],
): readonly (readonly string[])[] {
  const decoded = readLines(splitCommands(bytes), profile.doubleByte !== null).filter(
    (line) => line.kind === "text" || (line.kind === "picture" && !isRule(line)),
  );
  const expected = commands.filter(isLine);
  if (decoded.length !== expected.length) faults.push(`${decoded.length} lines of ${expected.length}`);
  return decoded.map((line, index) => {
    if (line.kind === "text") return line.runs.map((run) => run.text);
    const command = expected[index];
    if (line.kind !== "picture" || command === undefined) return [];
    const painted = cropRows(painter.paintLine(command, profile.paper), 0, command.heightDots);
    const isSame = Buffer.from(line.bits).equals(Buffer.from(guardRealTime(painted.bits)));
    if (!isSame) faults.push(`line ${index + 1} is another picture`);
    if (painted.bits.every((byte) => byte === 0)) faults.push(`line ${index + 1} is a white picture`);
    return isSame ? command.runs.map((run) => run.text) : [];
  });
}

function emulatorFaults(bytes: Uint8Array, profile: PrinterProfile): readonly string[] {
  const emulator = new EscPosEmulator(profile);
  const paper = emulator.write(bytes).papers[0] ?? emulator.tearOff();
  const read = paper?.elements.flatMap((element) => (element.kind === "text" ? [element.text] : [])) ?? [];
  const independent = readLines(splitCommands(bytes), profile.doubleByte !== null).flatMap((line) =>
    line.kind === "text" ? line.runs.map((run) => run.text) : [],
  );
  const faults = emulator.unknownBytes + emulator.pendingBytes > 0 ? ["bytes that no printer understands"] : [];
  return JSON.stringify(read) === JSON.stringify(independent) ? faults : [...faults, "the two decoders disagree"];
}
