/** Names that try to be commands, and names without end: nothing opens, nothing breaks, nothing is replaced by "?". */
import { beforeAll, describe, expect, it } from "vitest";
import { sayIn } from "#locales/say.ts";
import { layoutReceipt } from "#core/receipts/layout-receipt.ts";
import { mapReceipt } from "#core/receipts/map-receipt.ts";
import type { ReceiptInput } from "#core/receipts/receipt-input.ts";
import { EscPosEmulator } from "#main/devices/emulator/esc-pos-emulator.ts";
import { readPaper } from "#main/devices/emulator/read-paper.ts";
import { composeTestPage } from "#main/devices/printer/compose-receipt.ts";
import { encodeEscPos } from "#main/devices/printer/encode-esc-pos.ts";
import { loadPainter } from "#main/devices/printer/load-painter.ts";
import type { PaperPainter } from "#main/devices/printer/paper-painter.ts";
import { PRINTER_PROFILES } from "#main/devices/printer/profile-shelf.ts";
import { splitCommands } from "./independent-decoder.ts";
import { MEMBER, profileOf, receiptInput, saleOf, SHOP } from "./receipt-cases.ts";

const KICK = "\u001bp0\u0019\u00fa";
const EVIL = `Evil${KICK}\u0010\u0014\u0001\u0000\u0001\u001d(D\u0003\u0000\u0014\u0001\u009b\u007f\u202e name`;

let painter: PaperPainter;
beforeAll(async () => {
  painter = await loadPainter();
});

function evilInput(text: string): ReceiptInput {
  const fact = { type: "SaleCompleted", body: saleOf([{ name: text, unitMinor: 195 }]) } as const;
  return receiptInput(fact, {
    cashierName: text,
    tillName: text,
    member: { ...MEMBER, maskedName: text, cardTail: text, tierName: { en: text, "zh-CN": text } },
    shop: { ...SHOP, shopName: text, address: text, taxNumber: text, receiptFooter: text },
  });
}

describe.each(PRINTER_PROFILES.map((profile) => [profile.id, profile] as const))("on %s", (_id, profile) => {
  it("a name with commands in it opens no drawer and prints as a name", () => {
    const bytes = encodeEscPos(layoutReceipt(mapReceipt(evilInput(EVIL)), profile.paper), profile, painter);
    const names = new Set(splitCommands(bytes).map((command) => command.name));
    expect(names).not.toContain("ESC p");
    expect(names).not.toContain("GS ( D");
    const emulator = new EscPosEmulator(profile);
    const { papers, pulses, answers } = emulator.write(bytes);
    expect([pulses.length, answers.length, emulator.unknownBytes]).toEqual([0, 0, 0]);
    if (!profile.nativeText) return;
    const paper = papers[0] ?? emulator.tearOff();
    if (paper === null) throw new Error("a paper was printed");
    // What is left of the command is its letters.
    expect(readPaper(paper, profile)).toContain("p0");
  });

  it("a name of 5,000 characters is bounded and says that it was cut", () => {
    const commands = layoutReceipt(mapReceipt(evilInput("長い名前 long ".repeat(500))), profile.paper);
    expect(commands.length).toBeLessThan(200);
    const runs = commands.flatMap((command) => (command.kind === "line" ? command.runs.map((run) => run.text) : []));
    expect(runs.some((text) => text.endsWith("…"))).toBe(true);
  });

  it("prints its test page without a byte that it does not know", async () => {
    const emulator = new EscPosEmulator(profile);
    emulator.write(await composeTestPage(profile, sayIn("EUR")));
    expect(emulator.unknownBytes + emulator.pendingBytes).toBe(0);
  });
});

describe("characters that printers get wrong", () => {
  // Four bytes in GB18030, of which two would print as digits.
  it.each(Array.from("¥£äößñçÀÉ"))("prints %s on a Chinese printer as itself", (character) => {
    const profile = profileOf("chinese-80");
    const input = evilInput(`中文 ${character}12.50`);
    const emulator = new EscPosEmulator(profile);
    const [paper] = emulator.write(
      encodeEscPos(layoutReceipt(mapReceipt(input), profile.paper), profile, painter),
    ).papers;
    if (paper === undefined) throw new Error("a paper was printed");
    expect(readPaper(paper, profile)).toContain(`中文 ${character}12.50`);
  });

  it("draws a character that no font has as a box with its code point", () => {
    const profile = profileOf("virtual-80");
    const run = { xDots: 0, scaleX: 1, scaleY: 1, bold: false } as const;
    const line = (text: string) =>
      painter.paintLine({ kind: "line", runs: [{ ...run, text }], heightDots: 30 }, profile.paper).bits;
    const [one, other] = [line("\u{13000}"), line("\u{13001}")];
    expect(one.some((byte) => byte !== 0)).toBe(true);
    expect(Buffer.from(one).equals(Buffer.from(other))).toBe(false);
    expect(Buffer.from(one).equals(Buffer.from(line("?")))).toBe(false);
  });
});
