/** Sets the receipt printer of this machine. */
import type { CallInput } from "#contract/calls.ts";
import type { Answer } from "#contract/contract.ts";
import type { DevicesView } from "#contract/views.ts";
import { putPrinterSetup } from "./device-setup.ts";
import type { Engine } from "./engine.ts";
import { getDevices } from "./get-devices.ts";

export function savePrinter(engine: Engine, { setup }: CallInput<"savePrinter">): Answer<DevicesView> {
  engine.store.write(() => putPrinterSetup(engine.store, setup));
  engine.devices.usePrinter(setup);
  engine.topics.touch("devices", "till");
  return getDevices(engine);
}
