/** Makes the printer on the screen misbehave, to see what the till then does. */
import type { CallInput } from "#contract/calls.ts";
import type { Answer } from "#contract/contract.ts";
import { failureOf } from "#contract/failures.ts";
import type { DevicesView } from "#contract/views.ts";
import { fail } from "#core/outcome.ts";
import type { Engine } from "./engine.ts";
import { getDevices } from "./get-devices.ts";

export function setVirtualFault(engine: Engine, { fault }: CallInput<"setVirtualFault">): Answer<DevicesView> {
  if (!engine.devices.setVirtualFault(fault)) return fail(failureOf("printerUnavailable"));
  engine.topics.touch("devices", "till");
  return getDevices(engine);
}
