/**
 * Answers what became of a print job whose end is not known, or gives one up.
 *
 * | job                             | print again                                                              |
 * |---------------------------------|--------------------------------------------------------------------------|
 * | given up before a byte left     | the same job, as a new wish                                              |
 * | a receipt whose end is unknown  | given up, and a marked copy: the first may be in somebody's hand already |
 * | a test page of unknown end      | given up, and a new page                                                 |
 * | a drawer kick                   | refused: it is never repeated, the key opens the drawer                  |
 */
import type { CallInput } from "#contract/calls.ts";
import type { Answer } from "#contract/contract.ts";
import { failureOf } from "#contract/failures.ts";
import type { DevicesView } from "#contract/views.ts";
import { assert } from "#core/assert.ts";
import { fail, succeed } from "#core/outcome.ts";
import type { PrintJob } from "#core/receipts/print-job.ts";
import type { Engine } from "./engine.ts";
import { getDevices } from "./get-devices.ts";
import { newJob } from "./print-jobs.ts";
import { commitCopy } from "./reprint-receipt.ts";

type SettleInput = CallInput<"settlePrintJob">;

export function settlePrintJob(engine: Engine, input: SettleInput): Answer<DevicesView> {
  const { store, commands, devices, topics } = engine;
  if (commands.find(input.commandId) !== null || store.findAnswer(input.commandId) !== undefined) {
    return getDevices(engine);
  }
  const job = store.printJobs.find(input.jobId);
  if (job === null) return fail(failureOf("printJobNotFound"));
  if (input.answer === "printAgain") {
    if (job.kind === "drawer") return fail(failureOf("drawerUnavailable"));
    if (job.state === "unknown") return printAnew(engine, input, job);
  }
  const done = store.write(() => {
    const settled = devices.settleJob(input.jobId, input.answer);
    return settled.ok ? succeed(commands.write({ id: input.commandId, result: null })) : settled;
  });
  if (!done.ok) return fail(failureOf(done.failure));
  commands.keep(done.value);
  topics.touch("devices", "till");
  return getDevices(engine);
}

function printAnew(engine: Engine, { commandId, jobId }: SettleInput, job: PrintJob): Answer<DevicesView> {
  const { store, commands, devices, topics } = engine;
  const giveUp = (): void => {
    const settled = devices.settleJob(jobId, "cancel");
    assert(settled.ok, "a print job whose end is unknown can be given up");
  };
  if (job.saleId !== null) {
    const copied = commitCopy(engine, commandId, job.saleId, giveUp);
    return copied.ok ? getDevices(engine) : copied;
  }
  const page = newJob(engine, { kind: job.kind, saleId: null, copyNumber: 0 });
  const recent = store.write(() => {
    giveUp();
    store.printJobs.put(page);
    return commands.write({ id: commandId, result: null });
  });
  commands.keep(recent);
  devices.wake();
  topics.touch("devices", "till");
  return getDevices(engine);
}
