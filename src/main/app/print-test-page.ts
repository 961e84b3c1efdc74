/** Queues the test page. Refused when no printer is set, because then nothing would ever print it. */
import type { CallInput } from "#contract/calls.ts";
import type { Answer } from "#contract/contract.ts";
import { failureOf } from "#contract/failures.ts";
import { fail, succeed } from "#core/outcome.ts";
import { printerSetupOf } from "./device-setup.ts";
import type { Engine } from "./engine.ts";
import { newJob } from "./print-jobs.ts";

export function printTestPage(
  engine: Engine,
  { commandId }: CallInput<"printTestPage">,
): Answer<Record<string, never>> {
  const { store, devices, topics } = engine;
  // The command's id is the job's: asked for twice, it is the same page.
  if (store.printJobs.find(commandId) !== null) return succeed({});
  if (printerSetupOf(store).kind === "none") return fail(failureOf("printerUnavailable"));
  const job = { ...newJob(engine, { kind: "testPage", saleId: null, copyNumber: 0 }), id: commandId };
  store.write(() => store.printJobs.put(job));
  devices.wake();
  topics.touch("devices", "till");
  return succeed({});
}
