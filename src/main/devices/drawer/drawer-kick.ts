/**
 * The cash drawer hangs on the printer and opens on a pulse. A kick is a print job of its own (kind "drawer") that holds
 * these five bytes and nothing else: no reset, no question, no receipt.
 */
import type { PrinterProfile } from "../printer/printer-profile.ts";

/** `ESC p m t1 t2`, times in units of 2 ms; null when the profile has no drawer. */
export function encodeDrawerKick(profile: PrinterProfile): Uint8Array | null {
  if (profile.drawer === null) return null;
  const { pin, onUnits, offUnits } = profile.drawer;
  return Uint8Array.of(0x1b, 0x70, pin, onUnits, offUnits);
}
