import { randomUUID } from "node:crypto";
import { afterEach, expect, test, vi } from "vitest";
import { assert } from "#core/assert.ts";
import { ShopDevices } from "#main/app/shop-devices.ts";
import { StoreFault } from "#main/store/store-fault.ts";
import { BEANS_CODE, OAT_MILK_CODE, enrolSomebody, openShop, payCash, scanCode } from "../builders/open-shop.ts";
import type { TestTill } from "../builders/test-till.ts";

let till: TestTill;
afterEach(() => till.end());

const withPrinter = () => openShop({ openDevices: (surroundings) => new ShopDevices(surroundings) });

async function papers() {
  const answer = await till.value("listPapers", { limit: 5 });
  return { ...answer, texts: answer.papers.map((paper) => paper.text.join("\n")) };
}

test("after the commit the drawer opens once and the receipt comes out, with the member masked", async () => {
  till = await withPrinter();
  const { cardNumber } = await enrolSomebody(till);
  await scanCode(till, cardNumber);
  await scanCode(till, OAT_MILK_CODE);
  await scanCode(till, BEANS_CODE);
  await payCash(till, 2000);
  await vi.waitFor(async () => expect((await papers()).papers).toHaveLength(1), 10_000);

  const { texts, drawerKicks } = await papers();
  expect(drawerKicks).toBe(1);
  expect(texts[0]).toContain("Linden Street 12");
  expect(texts[0]).toContain("Oat milk 1 l");
  expect(texts[0]).toContain("11.75");
  expect(texts[0]).toContain("张*");
  expect(texts[0]).not.toContain("张伟");
  expect(texts[0]).not.toContain(cardNumber);
  expect(texts[0]).not.toMatch(/\{\{|\?/u);
  await vi.waitFor(async () => {
    const { printer } = await till.value("getDevices", {});
    expect(printer.jobs.map((job) => [job.kind, job.state])).toEqual(
      expect.arrayContaining([
        ["receipt", "printed"],
        ["drawer", "printed"],
      ]),
    );
  }, 10_000);
});

test("a printer without paper delays no sale: the job waits and says for what, then prints", async () => {
  till = await withPrinter();
  await till.done("setVirtualFault", { fault: "paperOut" });
  await scanCode(till, BEANS_CODE);
  const paid = await payCash(till, 1000);
  expect(paid.state).toBe("completed");
  await vi.waitFor(async () => {
    const { printer } = await till.value("getDevices", {});
    expect(printer.jobs.find((job) => job.kind === "receipt")).toMatchObject({ state: "waiting", waitingFor: "paper" });
  }, 10_000);
  expect((await till.value("getTill", {})).printer).toMatchObject({ state: "paperOut", waitingJobs: 1 });

  const devices = await till.done("setVirtualFault", { fault: "none" });
  expect(devices.virtualFault).toBe("none");
  await vi.waitFor(async () => expect((await papers()).papers).toHaveLength(1), 10_000);
});

test("a copy says that it is one and opens no drawer; the test page prints once for one command", async () => {
  till = await withPrinter();
  await scanCode(till, BEANS_CODE);
  const paid = await payCash(till, 1000);
  if (paid.state !== "completed") throw new Error("the sale was not completed");
  const { saleId } = paid.sale;
  await till.done("reprintReceipt", { saleId });
  const commandId = crypto.randomUUID();
  await till.value("printTestPage", { commandId });
  await till.value("printTestPage", { commandId });
  await vi.waitFor(async () => expect((await papers()).papers).toHaveLength(3), 10_000);

  const { texts, drawerKicks } = await papers();
  expect(texts.filter((text) => text.replaceAll(" ", "").includes("COPY1"))).toHaveLength(1);
  expect(drawerKicks).toBe(1);
  const picture = await till.value("getReceiptPicture", { saleId });
  expect(picture.text.join("\n")).toContain("Espresso beans 500 g");
  expect(picture.widthPx).toBeGreaterThan(500);
});

test("a receipt that waited too long is given up, and comes out when the cashier asks for it again", async () => {
  till = await withPrinter();
  await till.done("setVirtualFault", { fault: "offline" });
  await scanCode(till, BEANS_CODE);
  await payCash(till, 1000);
  till.nowMs += 11 * 60_000;
  await till.done("setVirtualFault", { fault: "none" });
  const receiptJob = async () =>
    (await till.value("getDevices", {})).printer.jobs.find(({ kind }) => kind === "receipt");
  await vi.waitFor(async () => expect(await receiptJob()).toMatchObject({ state: "failedBeforeSend" }), 10_000);
  expect((await papers()).papers).toHaveLength(0);

  const jobId = (await receiptJob())?.id ?? "";
  await till.done("settlePrintJob", { jobId, answer: "printAgain" });
  await vi.waitFor(async () => expect(await receiptJob()).toMatchObject({ state: "printed" }), 10_000);
  expect((await papers()).papers).toHaveLength(1);
});

test("a receipt of which nobody knows whether it came out is printed again as a copy, once for one command", async () => {
  till = await withPrinter();
  await scanCode(till, BEANS_CODE);
  await payCash(till, 1000);
  await vi.waitFor(async () => expect((await papers()).papers).toHaveLength(1), 10_000);
  const [job] = till.store.printJobs.listRecent(5).filter(({ kind }) => kind === "receipt");
  assert(job !== undefined, "a sale has a receipt");
  const jobId = randomUUID();
  till.store.write(() => till.store.printJobs.put({ ...job, id: jobId, state: "unknown" }));

  const commandId = randomUUID();
  await till.value("settlePrintJob", { commandId, jobId, answer: "printAgain" });
  await till.value("settlePrintJob", { commandId, jobId, answer: "printAgain" });
  await vi.waitFor(async () => expect((await papers()).papers).toHaveLength(2), 10_000);
  const { texts, drawerKicks } = await papers();
  expect(texts[0]?.replaceAll(" ", "")).toContain("COPY1");
  expect(drawerKicks).toBe(1);
  expect(till.store.printJobs.find(jobId)).toMatchObject({ state: "cancelled" });
});

test("a drawer kick is never repeated, also not when it is asked for", async () => {
  till = await withPrinter();
  const jobId = randomUUID();
  const kick = { id: jobId, kind: "drawer", saleId: null, copyNumber: 0, waitingFor: null, bytesSent: 0 } as const;
  const at = { attempts: 1, createdAtMs: till.nowMs, updatedAtMs: till.nowMs };
  till.store.write(() => till.store.printJobs.put({ ...kick, ...at, state: "unknown" }));
  expect(await till.refused("settlePrintJob", { jobId, answer: "printAgain" })).toBe("drawerUnavailable");
  await till.done("settlePrintJob", { jobId, answer: "itPrinted" });
  expect((await papers()).drawerKicks).toBe(0);
});

test("what was sent to a printer that confirms nothing is not counted as waiting", async () => {
  till = await withPrinter();
  await scanCode(till, BEANS_CODE);
  await payCash(till, 1000);
  const [job] = till.store.printJobs.listRecent(5);
  assert(job !== undefined, "a sale has a receipt");
  till.store.write(() => till.store.printJobs.put({ ...job, id: randomUUID(), state: "sent" }));
  await vi.waitFor(async () => expect((await till.value("getTill", {})).printer.waitingJobs).toBe(0), 10_000);
});

test("a printer that was just set up is asked how it is, without waiting for a first print", async () => {
  till = await withPrinter();
  const printerState = async () => (await till.value("getTill", {})).printer.state;
  await vi.waitFor(async () => expect(await printerState()).toBe("ready"), 10_000);

  const [profile] = (await till.value("getDevices", {})).profiles;
  // Port 9 of this machine: nobody listens there.
  const away = { kind: "tcp", profile: profile?.id ?? "", host: "127.0.0.1", port: 9 } as const;
  const saved = await till.done("savePrinter", { setup: away });
  expect(saved.printer.state).toBe("checking");
  await vi.waitFor(async () => expect(await printerState()).toBe("offline"), 10_000);
});

test("a job that is given up and the command that did it are kept together or not at all", async () => {
  till = await withPrinter();
  await till.done("setVirtualFault", { fault: "paperOut" });
  await scanCode(till, BEANS_CODE);
  await payCash(till, 1000);
  const receipt = () => till.store.printJobs.listRecent(5).find(({ kind }) => kind === "receipt");
  await vi.waitFor(() => expect(receipt()).toMatchObject({ state: "waiting" }), 10_000);
  const input = { commandId: randomUUID(), jobId: receipt()?.id ?? "", answer: "cancel" } as const;
  const write = vi.spyOn(till.till.engine.commands, "write").mockImplementation(() => {
    throw new StoreFault("diskFull", null);
  });
  expect(await till.call("settlePrintJob", input)).toMatchObject({ ok: false, failure: { code: "diskFull" } });
  expect(receipt()).toMatchObject({ state: "waiting" });
  write.mockRestore();
  await till.value("settlePrintJob", input);
  expect(receipt()).toMatchObject({ state: "cancelled" });
});
