/**
 * Receipts as golden files: the document, the bytes command by command, and the paper as text.
 * `UPDATE_GOLDEN=1 npx vitest run tests/printing/golden-receipts.test.ts` writes them anew; look at the diff then.
 */
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { beforeAll, describe, expect, it } from "vitest";
import { layoutReceipt } from "#core/receipts/layout-receipt.ts";
import { mapReceipt } from "#core/receipts/map-receipt.ts";
import type { ReceiptInput } from "#core/receipts/receipt-input.ts";
import { EscPosEmulator } from "#main/devices/emulator/esc-pos-emulator.ts";
import { readPaper } from "#main/devices/emulator/read-paper.ts";
import { encodeEscPos } from "#main/devices/printer/encode-esc-pos.ts";
import { loadPainter } from "#main/devices/printer/load-painter.ts";
import type { PaperPainter } from "#main/devices/printer/paper-painter.ts";
import { exchangeReceipt, valueReceipt } from "./loyalty-cases.ts";
import { splitCommands } from "./independent-decoder.ts";
import { fullReturn, fullSale, profileOf, receiptInput } from "./receipt-cases.ts";

const FOLDER = new URL("../golden/receipts/", import.meta.url);
const isUpdating = process.env["UPDATE_GOLDEN"] === "1";

const CASES: Readonly<Record<string, (change: Partial<ReceiptInput>) => ReceiptInput>> = {
  sale: (change) => receiptInput({ type: "SaleCompleted", body: fullSale() }, change),
  return: (change) => receiptInput({ type: "SaleReturned", body: fullReturn() }, { ...change, copyNumber: 1 }),
  value: valueReceipt,
  exchange: exchangeReceipt,
};

/** The golden text of that name; written first when the switch is on. */
function golden(name: string, actual: string): string {
  const file = new URL(name, FOLDER);
  if (isUpdating) {
    mkdirSync(FOLDER, { recursive: true });
    writeFileSync(file, actual);
  }
  return readFileSync(file, "utf8");
}

const hex = (bytes: Uint8Array): string => Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join(" ");

/** One command a line. Of a picture only its size: its dots are the property test's matter. */
function listing(bytes: Uint8Array): string {
  const lines = splitCommands(bytes).map(({ name, bytes: command }) =>
    name === "GS v 0" ? `${name}: ${hex(command.subarray(0, 8))} …` : `${name}: ${hex(command)}`,
  );
  return `${lines.join("\n")}\n`;
}

describe.each(Object.entries(CASES))("a receipt of kind %s with every block", (kind, inputOf) => {
  let painter: PaperPainter;
  beforeAll(async () => {
    painter = await loadPainter();
  });

  describe.each(["en", "zh-CN", "both"] as const)("in %s", (language) => {
    const document = mapReceipt(inputOf({ language }));

    it("has the document of the golden file", () => {
      const actual = `${JSON.stringify(document, null, 2)}\n`;
      expect(actual).toBe(golden(`${kind}-${language}.document.json`, actual));
    });

    it.each(["chinese-80", "chinese-58", "generic-80"])(
      "has the bytes and the paper of the golden files on %s",
      (id) => {
        const profile = profileOf(id);
        const bytes = encodeEscPos(layoutReceipt(document, profile.paper), profile, painter);
        const emulator = new EscPosEmulator(profile);
        const paper = emulator.write(bytes).papers[0] ?? emulator.tearOff();
        if (paper === null) throw new Error("a paper was printed");
        expect(emulator.unknownBytes + emulator.pendingBytes).toBe(0);
        const [bytesText, paperText] = [listing(bytes), readPaper(paper, profile)];
        expect(bytesText).toBe(golden(`${kind}-${language}-${id}.bytes.txt`, bytesText));
        expect(paperText).toBe(golden(`${kind}-${language}-${id}.paper.txt`, paperText));
      },
    );
  });
});
