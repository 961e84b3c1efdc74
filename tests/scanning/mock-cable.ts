/**
 * The far end of the mock binding. The types of serialport's binding packages cannot be resolved from ES modules, so what
 * is used of them is checked here at run time, once.
 */
import { SerialPortMock } from "serialport";

interface MockPorts {
  createPort(path: string): void;
  reset(): void;
}

interface MockPort {
  emitData(text: string): void;
}

const isMockPorts = (value: unknown): value is MockPorts =>
  typeof value === "object" && value !== null && "createPort" in value && "reset" in value;
const isMockPort = (value: unknown): value is MockPort =>
  typeof value === "object" && value !== null && "emitData" in value;

export function mockPorts(): MockPorts {
  const binding: unknown = SerialPortMock.binding;
  if (!isMockPorts(binding)) throw new Error("the mock binding of serialport has changed");
  return binding;
}

/** Sends bytes to whoever has the port open. */
export function sendTo(port: SerialPortMock | null, text: string): void {
  const open: unknown = port?.port;
  if (!isMockPort(open)) throw new Error("the mock port is not open");
  open.emitData(text);
}
