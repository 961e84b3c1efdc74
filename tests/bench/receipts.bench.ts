/**
 * The receipts of 200 sales of real codes: rung up in a real till, printed by its own queue over real TCP, and read by the
 * emulator and by a decoder of the tests' own. `npm run bench -- receipts [--sales N] [--profile ID]`.
 */
import { randomUUID } from "node:crypto";
import { setTimeout as pause } from "node:timers/promises";
import { assert } from "#core/assert.ts";
import { layoutReceipt } from "#core/receipts/layout-receipt.ts";
import { mapReceipt } from "#core/receipts/map-receipt.ts";
import { receiptOfSale } from "#main/app/receipt-of-sale.ts";
import { loadPainter } from "#main/devices/printer/load-painter.ts";
import { openTill } from "#main/open-till.ts";
import { codeShop } from "../builders/code-shop.ts";
import { faultsOfReceipt } from "../printing/check-receipt.ts";
import { profileOf } from "../printing/receipt-cases.ts";
import { TcpPrinter } from "../printing/tcp-printer.ts";
import { CATALOGUE, codesOf } from "../real-input/scan-codes.ts";
import { argumentsOf, report } from "./figures.ts";

const flags = argumentsOf("sales", "profile");
const sales = Number(flags.sales ?? 200);
const profile = profileOf(flags.profile ?? "virtual-80");
const LINES_EACH = 5;
const PRINT_WAIT_MS = 120_000;

const shop = await codeShop(CATALOGUE);
const printer = new TcpPrinter(profile);
const port = await printer.listen();
const opened = openTill(shop.dataDir, { holderName: "bench" });
assert(opened.ok, "the shop opens");
const till = opened.value;
const { engine, port: calls } = till;
const [owner] = engine.store.staff.list();
assert(owner !== undefined, "the shop has an owner");
await done("signIn", { staffId: owner.id, pin: shop.pin });
await done("savePrinter", { setup: { kind: "tcp", profile: profile.id, host: "127.0.0.1", port } });

const codes = codesOf(CATALOGUE);
const saleIds: string[] = [];
const startedMs = performance.now();
for (let sale = 0; sale < sales; sale += 1) {
  for (let line = 0; line < LINES_EACH; line += 1) {
    await done("scan", { text: codes[(sale * LINES_EACH + line) % codes.length] ?? "", source: "virtual" });
  }
  const { id: basketId, revision } = engine.openBasket.basket;
  await done("takeTender", { basketId, revision, tender: { kind: "card", amountMinor: LINES_EACH * 100 } });
  saleIds.push(basketId);
}
const soldMs = performance.now() - startedMs;
const giveUpAtMs = performance.now() + PRINT_WAIT_MS;
while ((printer.printer.papers.at(-1)?.number ?? 0) < sales && performance.now() < giveUpAtMs) await pause(50);
const printedMs = performance.now() - startedMs;

const painter = await loadPainter();
// Each job has a link of its own; a link on which the printer was only asked how it is has printed nothing.
const printed = printer.jobs.map(withoutQuestion).filter((bytes) => bytes.length > 0);
const faults = saleIds.flatMap((saleId, index) => {
  const receipt = receiptOfSale(engine, saleId, 0);
  assert(receipt?.fact.type === "SaleCompleted", "a sale that was made is found");
  const commands = layoutReceipt(mapReceipt(receipt), profile.paper);
  const bytes = printed[index] ?? new Uint8Array(0);
  return faultsOfReceipt({ bytes, commands, sale: receipt.fact.body }, { profile, painter });
});
await till.close();
await printer.close();
shop.remove();
report({
  what: `receipts of ${sales} sales of real codes over TCP, read by the emulator and an independent decoder`,
  aim: "names and amounts identical to the sale, no question mark, no stray control byte",
  profile: profile.id,
  lines: sales * LINES_EACH,
  papers: printer.printer.papers.at(-1)?.number ?? 0,
  unknownBytes: printer.printer.unknownBytes,
  drawerKicks: printer.printer.pulseCount,
  faults: faults.length,
  firstFaults: faults.slice(0, 10),
  soldMs: Math.round(soldMs),
  printedMs: Math.round(printedMs),
});
if (faults.length > 0 || printed.length !== sales) process.exitCode = 1;

async function done(name: string, input: object): Promise<void> {
  const answer = await calls.call(name, { commandId: randomUUID(), ...input });
  if (!answer.ok) throw new Error(`${name}: ${answer.failure.code}`);
}

/** What came behind the questions for the printer's state (DLE EOT n) that a job begins with. */
function withoutQuestion(bytes: Uint8Array): Uint8Array {
  let from = 0;
  while (bytes[from] === 0x10 && bytes[from + 1] === 0x04) from += 3;
  return bytes.subarray(from);
}
