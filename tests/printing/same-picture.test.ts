/** paint(layout) == emulate(encode(layout)): the preview and the paper of every profile are the same dots. */
import fc from "fast-check";
import { beforeAll, describe, expect, it } from "vitest";
import { layoutReceipt } from "#core/receipts/layout-receipt.ts";
import { mapReceipt } from "#core/receipts/map-receipt.ts";
import type { ReceiptBlock } from "#core/receipts/receipt-document.ts";
import type { PrintCommand } from "#core/receipts/print-command.ts";
import { paperText } from "#core/receipts/receipt-text.ts";
import { widthOfRun } from "#core/receipts/text-line.ts";
import { EscPosEmulator } from "#main/devices/emulator/esc-pos-emulator.ts";
import { paintPaper } from "#main/devices/emulator/read-paper.ts";
import { encodeEscPos } from "#main/devices/printer/encode-esc-pos.ts";
import { loadPainter } from "#main/devices/printer/load-painter.ts";
import type { PaperPainter } from "#main/devices/printer/paper-painter.ts";
import type { PrinterProfile } from "#main/devices/printer/printer-profile.ts";
import { PRINTER_PROFILES } from "#main/devices/printer/profile-shelf.ts";
import { realTimePatterns } from "./independent-decoder.ts";
import { fullReturn, fullSale, receiptInput } from "./receipt-cases.ts";
import { hardNamesFirst } from "./real-names.ts";

let painter: PaperPainter;
beforeAll(async () => {
  painter = await loadPainter();
});

/** The one allowed difference: the dot that breaks a real-time pattern (DLE, 0x10, becomes 0x18) inside a picture. */
function expectSamePicture(commands: readonly PrintCommand[], profile: PrinterProfile): void {
  const bytes = encodeEscPos(commands, profile, painter);
  const emulator = new EscPosEmulator(profile);
  const paper = emulator.write(bytes).papers[0] ?? emulator.tearOff();
  expect(emulator.unknownBytes + emulator.pendingBytes).toBe(0);
  expect(realTimePatterns(bytes)).toBe(0);
  if (paper === null) throw new Error("a paper was printed");
  const printed = paintPaper(paper, profile, painter);
  const painted = painter.paint(commands, profile.paper, profile.feedBeforeCutDots);
  expect([printed.widthDots, printed.heightDots]).toEqual([painted.widthDots, painted.heightDots]);
  const others = painted.bits.filter((byte, index) => {
    const dots = printed.bits[index];
    return dots !== byte && !(byte === 0x10 && dots === 0x18);
  });
  expect(others.length).toBe(0);
}

const realName = fc.constantFrom(...hardNamesFirst().slice(0, 400));
const anyText = fc.string({ unit: "grapheme", minLength: 1, maxLength: 70 }).map((text) => paperText(text, 120) || "x");
const amount = fc.integer({ min: -9_999_999, max: 9_999_999 }).map((minor) => (minor / 100).toFixed(2));
const text = fc.oneof(realName, anyText);

const block: fc.Arbitrary<ReceiptBlock> = fc.oneof(
  fc.record({ kind: fc.constant("title" as const), text }),
  fc.record({ kind: fc.constant("centred" as const), text, strong: fc.boolean() }),
  fc.record({
    kind: fc.constant("pair" as const),
    label: text,
    value: amount,
    emphasis: fc.constantFrom("plain" as const, "strong" as const, "large" as const),
    indented: fc.boolean(),
  }),
  fc.record({
    kind: fc.constant("item" as const),
    name: text,
    amount,
    detail: fc.option(amount.map((price) => `2 × ${price}`)),
    adjustments: fc.array(fc.record({ label: text, amount }), { maxLength: 2 }),
  }),
  fc.record({
    kind: fc.constant("table" as const),
    header: fc.tuple(text, text, text),
    rows: fc.array(fc.tuple(text, amount, amount), { maxLength: 3 }),
  }),
  fc.record({ kind: fc.constant("rule" as const), weight: fc.constantFrom("light" as const, "heavy" as const) }),
  fc.record({ kind: fc.constant("gap" as const) }),
  fc.stringMatching(/^\d{1,40}$/).map((digits): ReceiptBlock => ({ kind: "barcode", digits, caption: digits })),
  fc.stringMatching(/^[!-~]{1,150}$/).map((code): ReceiptBlock => ({ kind: "qr", text: code, caption: "QR" })),
);

describe.each(PRINTER_PROFILES.map((profile) => [profile.id, profile] as const))("on %s", (_id, profile) => {
  it("prints a sale and a return as they are painted", () => {
    const sale = mapReceipt(receiptInput({ type: "SaleCompleted", body: fullSale() }, { language: "both" }));
    const goods = mapReceipt(receiptInput({ type: "SaleReturned", body: fullReturn() }, { copyNumber: 2 }));
    expectSamePicture(layoutReceipt(sale, profile.paper), profile);
    expectSamePicture(layoutReceipt(goods, profile.paper), profile);
  });

  it("prints any document as it is painted", () => {
    fc.assert(
      fc.property(fc.array(block, { minLength: 1, maxLength: 6 }), (blocks) => {
        expectSamePicture(layoutReceipt({ blocks }, profile.paper), profile);
      }),
      { numRuns: 10 },
    );
  });

  it("keeps every run on the paper, apart from its neighbours, and no amount cut", () => {
    fc.assert(
      fc.property(fc.array(block, { minLength: 1, maxLength: 6 }), (blocks) => {
        const lines = layoutReceipt({ blocks }, profile.paper).filter((command) => command.kind === "line");
        for (const line of lines) {
          let edge = 0;
          for (const run of line.runs) {
            expect(run.xDots).toBeGreaterThanOrEqual(edge);
            edge = run.xDots + widthOfRun(run.text, run.scaleX, profile.paper);
          }
          expect(edge).toBeLessThanOrEqual(profile.paper.widthDots);
        }
        const runs = lines.flatMap((line) => line.runs.map((run) => run.text));
        const amounts = blocks.flatMap((one) => (one.kind === "item" ? [one.amount] : []));
        for (const written of amounts) expect(runs).toContain(written);
      }),
      { numRuns: 60 },
    );
  });
});
