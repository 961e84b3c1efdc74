/** The serial ports of this machine. A list that cannot be had is a fault with a way on: type the name. */
import type { CallOutput } from "#contract/calls.ts";
import type { Answer } from "#contract/contract.ts";
import { failureOf } from "#contract/failures.ts";
import { fail } from "#core/outcome.ts";
import type { Engine } from "./engine.ts";

export async function listSerialPorts({ devices }: Engine): Promise<Answer<CallOutput<"listSerialPorts">>> {
  const ports = await devices.listSerialPorts();
  return ports.ok ? ports : fail(failureOf(ports.failure));
}
