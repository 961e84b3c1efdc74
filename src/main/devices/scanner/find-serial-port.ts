/**
 * Finds the port of a device that is remembered by what it is, not by where it was: the same scanner is ttyACM0 today
 * and ttyACM1 tomorrow, and COM numbers wander as well.
 */
import { fail, succeed, type Outcome } from "#core/outcome.ts";

export interface SerialPortInfo {
  readonly path: string;
  readonly manufacturer: string | null;
  readonly vendorId: string | null;
  readonly productId: string | null;
  readonly serialNumber: string | null;
}

export interface SerialPortIdentity {
  readonly vendorId: string;
  readonly productId: string;
  /** Many scanners have none; then any port of the same make will do. */
  readonly serialNumber: string | null;
}

/** `path` is what a person typed, and the only way where the system cannot list its ports. */
export type SerialPortAddress =
  | { readonly kind: "path"; readonly path: string }
  | { readonly kind: "device"; readonly identity: SerialPortIdentity };

interface ListedPort {
  readonly path: string;
  readonly manufacturer?: string | undefined;
  readonly vendorId?: string | undefined;
  readonly productId?: string | undefined;
  readonly serialNumber?: string | undefined;
}

export interface PortLister {
  list(): Promise<readonly ListedPort[]>;
}

const SERIAL_PORTS_MAX = 64;

/** The ports of this machine. Listing fails where udevadm is missing, as in containers and slim systems. */
export async function listSerialPorts(
  lister: PortLister,
): Promise<Outcome<readonly SerialPortInfo[], "portsNotListed">> {
  try {
    const ports = await lister.list();
    return succeed(
      ports.slice(0, SERIAL_PORTS_MAX).map((port) => ({
        path: port.path,
        manufacturer: port.manufacturer ?? null,
        vendorId: port.vendorId ?? null,
        productId: port.productId ?? null,
        serialNumber: port.serialNumber ?? null,
      })),
    );
  } catch {
    // The reason is the system's and has no remedy here but the one that the state's sentence names: type the path.
    return fail("portsNotListed");
  }
}

export async function findSerialPort(
  address: SerialPortAddress,
  lister: PortLister,
): Promise<Outcome<string, "portsNotListed" | "notFound">> {
  if (address.kind === "path") return succeed(address.path);
  const ports = await listSerialPorts(lister);
  if (!ports.ok) return ports;
  const { identity } = address;
  const sameMake = ports.value.filter(
    (port) => isSameId(port.vendorId, identity.vendorId) && isSameId(port.productId, identity.productId),
  );
  const found =
    identity.serialNumber === null
      ? sameMake[0]
      : sameMake.find((port) => port.serialNumber?.toLowerCase() === identity.serialNumber?.toLowerCase());
  return found === undefined ? fail("notFound") : succeed(found.path);
}

/** Systems write these hexadecimal numbers in either case, with zeros in front or without. */
function isSameId(listed: string | null, remembered: string): boolean {
  return listed !== null && Number.parseInt(listed, 16) === Number.parseInt(remembered, 16);
}
