/** 200 receipts of real product names over real TCP, read by the emulator and by a decoder that shares nothing with it. */
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { layoutReceipt } from "#core/receipts/layout-receipt.ts";
import { mapReceipt } from "#core/receipts/map-receipt.ts";
import type { PrintCommand } from "#core/receipts/print-command.ts";
import type { SaleCompleted } from "#core/events/sale-completed.ts";
import { encodeEscPos } from "#main/devices/printer/encode-esc-pos.ts";
import { loadPainter } from "#main/devices/printer/load-painter.ts";
import type { PaperPainter } from "#main/devices/printer/paper-painter.ts";
import { TcpTransport } from "#main/devices/printer/tcp-transport.ts";
import { faultsOfReceipt } from "./check-receipt.ts";
import { plainShop, profileOf, receiptInput, saleOf } from "./receipt-cases.ts";
import { hardNamesFirst } from "./real-names.ts";
import { TcpPrinter } from "./tcp-printer.ts";

const RECEIPTS = 200;
const LINES_EACH = 5;

function sales(): readonly SaleCompleted[] {
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

describe.each(["virtual-80", "generic-58"])("200 receipts of real names on %s", (profileId) => {
  const profile = profileOf(profileId);
  const printer = new TcpPrinter(profile);
  let port = 0;
  let painter: PaperPainter;

  const commandsOf = (sale: SaleCompleted): readonly PrintCommand[] => {
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
    for (const [index, sale] of sales().entries()) {
      const bytes = printer.jobs[index] ?? new Uint8Array(0);
      expect(faultsOfReceipt({ bytes, commands: commandsOf(sale), sale }, { profile, painter })).toEqual([]);
    }
  }, 60_000);
});
