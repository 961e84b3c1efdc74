/** 200 receipts of real product names over real TCP, read by the emulator and by a decoder that shares nothing with it. */
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { layoutReceipt } from "#core/receipts/layout-receipt.ts";
import { mapReceipt } from "#core/receipts/map-receipt.ts";
import type { PrintCommand } from "#core/receipts/print-command.ts";
import type { SaleCompletedV1 } from "#core/events/sale-completed.ts";
import { formatMinor } from "#core/money/format-money.ts";
import { EscPosEmulator } from "#main/devices/emulator/esc-pos-emulator.ts";
import { encodeEscPos } from "#main/devices/printer/encode-esc-pos.ts";
import { guardRealTime } from "#main/devices/printer/esc-pos-writer.ts";
import { cropRows } from "#main/devices/printer/bitmap.ts";
import { loadPainter } from "#main/devices/printer/load-painter.ts";
import type { PaperPainter } from "#main/devices/printer/paper-painter.ts";
import type { PrinterProfile } from "#main/devices/printer/printer-profile.ts";
import { TcpTransport } from "#main/devices/printer/tcp-transport.ts";
import { readLines, realTimePatterns, splitCommands } from "./independent-decoder.ts";
import type { DecodedLine } from "./independent-decoder.ts";
import { plainShop, profileOf, receiptInput, saleOf } from "./receipt-cases.ts";
import { hardNamesFirst } from "./real-names.ts";
import { TcpPrinter } from "./tcp-printer.ts";

const RECEIPTS = 200;
const LINES_EACH = 5;

const isLine = (command: PrintCommand): command is Extract<PrintCommand, { kind: "line" }> => command.kind === "line";
const isRule = (line: DecodedLine): boolean => line.kind === "picture" && line.rows <= 4;

function sales(): readonly SaleCompletedV1[] {
  const names = hardNamesFirst();
  return Array.from({ length: RECEIPTS }, (_, receipt) =>
    saleOf(
      Array.from({ length: LINES_EACH }, (_unused, line) => {
        const index = (receipt * LINES_EACH + line) % names.length;
        return { name: names[index] ?? "", unitMinor: 1 + ((index * 7919) % 99_999) };
      }),
    ),
  );
}

/** The text of every line; a picture is accepted as a text when it is, dot for dot, the painted text. */
function textsOf(
  bytes: Uint8Array,
  commands: readonly PrintCommand[],
  profile: PrinterProfile,
  painter: PaperPainter,
): readonly (readonly string[])[] {
  const decoded = readLines(splitCommands(bytes), profile.doubleByte !== null).filter(
    (line) => line.kind === "text" || (line.kind === "picture" && !isRule(line)),
  );
  const expected = commands.filter(isLine);
  expect(decoded.length).toBe(expected.length);
  return decoded.map((line, index) => {
    const command = expected[index];
    if (line.kind === "text") return line.runs.map((run) => run.text);
    if (line.kind !== "picture" || command === undefined) throw new Error("a line is text or a picture");
    const painted = cropRows(painter.paintLine(command, profile.paper), 0, command.heightDots);
    expect(Buffer.from(line.bits).equals(Buffer.from(guardRealTime(painted.bits)))).toBe(true);
    expect(painted.bits.some((byte) => byte !== 0)).toBe(true);
    return command.runs.map((run) => run.text);
  });
}

const withoutSpaces = (text: string): string => text.replace(/[ \u3000]/g, "");

describe.each(["virtual-80", "generic-58"])("200 receipts of real names on %s", (profileId) => {
  const profile = profileOf(profileId);
  const printer = new TcpPrinter(profile);
  let port = 0;
  let painter: PaperPainter;

  const commandsOf = (sale: SaleCompletedV1): readonly PrintCommand[] => {
    const input = receiptInput({ type: "SaleCompleted", body: sale }, { member: null, shop: plainShop() });
    return layoutReceipt(mapReceipt(input), profile.paper);
  };

  beforeAll(async () => {
    port = await printer.listen();
    painter = await loadPainter();
  });
  afterAll(() => printer.close());

  it("arrive with every name and amount as in the sale, for both decoders", async () => {
    const transport = new TcpTransport({ host: "127.0.0.1", port });
    for (const sale of sales()) {
      const opened = await transport.open();
      if (!opened.ok) throw new Error(opened.failure.code);
      expect(await opened.value.write(encodeEscPos(commandsOf(sale), profile, painter))).toEqual({
        ok: true,
        value: null,
      });
      expect(await opened.value.close()).toEqual({ ok: true, value: null });
    }
    await expect.poll(() => printer.printer.papers.at(-1)?.number, { timeout: 10_000 }).toBe(RECEIPTS);
    expect(printer.printer.unknownBytes).toBe(0);
    expect(printer.printer.pulseCount).toBe(0);
    for (const [index, sale] of sales().entries()) checkJob(printer.jobs[index] ?? new Uint8Array(0), sale);
  }, 60_000);

  function checkJob(bytes: Uint8Array, sale: SaleCompletedV1): void {
    expect(realTimePatterns(bytes)).toBe(0);
    const texts = textsOf(bytes, commandsOf(sale), profile, painter);
    const goods = withoutSpaces(texts.map(([first]) => first ?? "").join(""));
    let from = 0;
    for (const line of sale.lines) {
      const name = withoutSpaces(line.name);
      const found = goods.indexOf(name, from);
      expect(found).toBeGreaterThanOrEqual(from);
      from = found + name.length;
      const amount = formatMinor(line.grossMinor, sale.currency);
      const amounts = texts.flatMap((runs) => (runs.length > 1 ? runs.slice(-1) : []));
      expect(amounts).toContain(amount);
    }
    const questionMarks = (text: string): number => text.split("?").length - 1;
    expect(questionMarks(goods)).toBe(questionMarks(sale.lines.map((line) => line.name).join("")));

    const emulator = new EscPosEmulator(profile);
    const paper = emulator.write(bytes).papers[0] ?? emulator.tearOff();
    expect(emulator.unknownBytes + emulator.pendingBytes).toBe(0);
    const independent = readLines(splitCommands(bytes), profile.doubleByte !== null);
    expect(paper?.elements.flatMap((element) => (element.kind === "text" ? [element.text] : []))).toEqual(
      independent.flatMap((line) => (line.kind === "text" ? line.runs.map((run) => run.text) : [])),
    );
  }
});
