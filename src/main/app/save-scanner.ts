/** Sets the scanners of this machine. */
import type { CallInput } from "#contract/calls.ts";
import type { Answer } from "#contract/contract.ts";
import type { DevicesView } from "#contract/views.ts";
import { putScannerSetup } from "./device-setup.ts";
import type { Engine } from "./engine.ts";
import { getDevices } from "./get-devices.ts";

export function saveScanner(engine: Engine, { setup }: CallInput<"saveScanner">): Answer<DevicesView> {
  engine.store.write(() => putScannerSetup(engine.store, setup));
  engine.devices.useScanner(setup);
  engine.topics.touch("devices", "till");
  return getDevices(engine);
}
