/** Answers what became of a print job whose end is not known, or gives one up. */
import type { CallInput } from "#contract/calls.ts";
import type { Answer } from "#contract/contract.ts";
import { failureOf } from "#contract/failures.ts";
import type { DevicesView } from "#contract/views.ts";
import { fail } from "#core/outcome.ts";
import type { Engine } from "./engine.ts";
import { getDevices } from "./get-devices.ts";

export function settlePrintJob(engine: Engine, input: CallInput<"settlePrintJob">): Answer<DevicesView> {
  const { store, commands, devices, topics } = engine;
  if (commands.find(input.commandId) !== null) return getDevices(engine);
  const settled = devices.settleJob(input.jobId, input.answer);
  if (!settled.ok) return fail(failureOf(settled.failure));
  commands.keep(store.write(() => commands.write({ id: input.commandId, result: null })));
  topics.touch("devices", "till");
  return getDevices(engine);
}
