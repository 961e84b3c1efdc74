/** Trying a programme through the calls, as the back office does: start, progress, result, cancel, crash, refusals. */
import { randomUUID } from "node:crypto";
import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, expect, test } from "vitest";
import type { CallInput } from "#contract/calls.ts";
import type { TrialView } from "#contract/trial-calls.ts";
import { basisPoints } from "#core/money/integers.ts";
import { BEANS_CODE, enrolSomebody, openShop, payCash, scanCode } from "../../builders/open-shop.ts";
import type { TestTill } from "../../builders/test-till.ts";

let till: TestTill;
afterEach(() => till.end());

const PERIOD = { from: "2026-11-01", through: "2026-11-30" };

/** Three sales of 9.80 each, one of them to nobody that the till knows. */
async function openShopWithSales(options: Parameters<typeof openShop>[0] = {}): Promise<string> {
  till = await openShop(options);
  const { memberRef, cardNumber } = await enrolSomebody(till);
  for (const card of [cardNumber, cardNumber, null]) {
    // The same card twice in a moment is one scan.
    till.nowMs += 60_000;
    if (card !== null) await scanCode(till, card);
    await scanCode(till, BEANS_CODE);
    await payCash(till, 1000);
  }
  return memberRef;
}

async function programOfShop() {
  const [newest] = await till.value("listPrograms", {});
  if (newest === undefined) throw new Error("a shop has a programme");
  return till.value("getProgram", { id: newest.id, version: newest.version });
}

/** The programme of the shop with 10 % for everybody. */
async function tenPercent(): Promise<CallInput<"startTrial">["program"]> {
  const program = await programOfShop();
  const levels = program.tiers.levels.map((level) => ({ ...level, discount: basisPoints(1000) }));
  return { kind: "document", document: { ...program, name: "Ten percent", tiers: { ...program.tiers, levels } } };
}

async function whenEnded(): Promise<TrialView> {
  for (;;) {
    const view = await till.value("getTrial", {});
    if (view.state !== "running") return view;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}

test("a trial says what would have changed, and for whom", async () => {
  const memberRef = await openShopWithSales();
  expect(await till.value("getTrial", {})).toEqual({ state: "none" });
  const started = await till.done("startTrial", { program: await tenPercent(), ...PERIOD });
  expect(started).toMatchObject({ state: "running", asked: { programName: "Ten percent", version: null, ...PERIOD } });
  expect(await whenEnded()).toMatchObject({
    state: "finished",
    result: {
      sales: 3,
      returns: 0,
      members: 1,
      actual: { salesMinor: 2940, discountMinor: 0, points: { issued: 19 } },
      draft: { salesMinor: 2744, discountMinor: 196, discounts: { tier: 196 }, points: { issued: 17 } },
      refused: { count: 0 },
      gaining: [{ memberRef, valueMinor: 194, discountMinor: 196, points: -2 }],
      losing: [],
    },
  });
});

test("the programme in force and a draft of it make no difference", async () => {
  await openShopWithSales();
  const program = await programOfShop();
  const { draftId } = await till.done("saveDraft", { draftId: null, revision: null, document: program });
  for (const wished of [
    { kind: "version", id: program.id, version: program.version },
    { kind: "draft", draftId },
  ] as const) {
    await till.done("startTrial", { program: wished, ...PERIOD });
    const view = await whenEnded();
    if (view.state !== "finished") throw new Error(`the trial is ${view.state}`);
    expect(view.result.draft).toEqual(view.result.actual);
    expect(view.result.actual.salesMinor).toBe(2940);
  }
});

test("what cannot be tried is refused by name", async () => {
  await openShopWithSales();
  const program = await tenPercent();
  const version = { kind: "version", id: "regulars", version: 99 } as const;
  expect(await till.refused("cancelTrial", {})).toBe("trialNotFound");
  expect(await till.refused("startTrial", { program: version, ...PERIOD })).toBe("programNotFound");
  const nowhere = { from: "2025-01-01", through: "2025-12-31" };
  expect(await till.refused("startTrial", { program, ...nowhere })).toBe("trialPeriodEmpty");
  const backwards = { from: "2026-11-30", through: "2026-11-01" };
  expect(await till.refused("startTrial", { program, ...backwards })).toBe("trialPeriodEmpty");
  const answer = await till.call("startTrial", {
    commandId: randomUUID(),
    program: { kind: "document", document: { ...(await programOfShop()), version: 0 } },
    ...PERIOD,
  });
  expect(answer).toMatchObject({ ok: false, failure: { code: "programNotValid", values: { path: "version" } } });
  expect(await till.value("getTrial", {})).toEqual({ state: "none" });
});

test("it is for those who decide", async () => {
  await openShopWithSales();
  const program = await tenPercent();
  await till.done("signOut", {});
  const staff = await till.value("listStaff", {});
  const mei = staff.find(({ name }) => name === "Mei");
  await till.done("signIn", { staffId: mei?.id ?? "", pin: "1357" });
  expect(await till.refused("startTrial", { program, ...PERIOD })).toBe("notPermitted");
});

/** A till whose worker does what the test wishes. */
async function openWithWorker(source: string): Promise<void> {
  const workerFile = join(mkdtempSync(join(tmpdir(), "regulars-worker-")), "worker.mjs");
  writeFileSync(workerFile, source);
  await openShopWithSales({ insightsWorkerFile: workerFile });
}

test("one trial runs at a time, tells how far it is, and can be cancelled while the till sells", async () => {
  await openWithWorker(`
    import { parentPort } from "node:worker_threads";
    parentPort.postMessage({ kind: "progress", progress: { done: 2, total: 3 } });
    for (;;);
  `);
  const program = await tenPercent();
  const commandId = randomUUID();
  const told: string[] = [];
  till.till.calls.subscribe(({ topic }) => told.push(topic));
  const started = await till.value("startTrial", { commandId, program, ...PERIOD });
  expect(started).toMatchObject({ state: "running", asked: { trialId: commandId } });
  await expect.poll(() => till.value("getTrial", {})).toMatchObject({ state: "running", done: 2, total: 3 });
  expect(told).toContain("trial");
  expect(await till.value("startTrial", { commandId, program, ...PERIOD })).toMatchObject({ state: "running" });
  expect(await till.refused("startTrial", { program, ...PERIOD })).toBe("trialRunning");
  await scanCode(till, BEANS_CODE);
  expect(await payCash(till, 1000)).toMatchObject({ state: "completed" });
  expect(await till.done("cancelTrial", {})).toMatchObject({ state: "cancelled", asked: { trialId: commandId } });
  expect(await till.done("cancelTrial", {})).toMatchObject({ state: "cancelled" });
});

test("a worker that crashes is a failed trial, and the next one may start", async () => {
  await openWithWorker(`throw new Error("the worker broke");`);
  const program = await tenPercent();
  await till.done("startTrial", { program, ...PERIOD });
  expect(await whenEnded()).toMatchObject({ state: "failed", failure: { code: "programFault" } });
  await scanCode(till, BEANS_CODE);
  expect(await payCash(till, 1000)).toMatchObject({ state: "completed" });
  expect(await till.done("startTrial", { program, ...PERIOD })).toMatchObject({ state: "running" });
  expect(JSON.stringify(till.log)).not.toContain("the worker broke");
});
