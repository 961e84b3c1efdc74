/** How printer and scanners of this machine are set: preferences, not facts about the shop. */
import { printerSetupSchema, scannerSetupSchema } from "#contract/views.ts";
import type { PrinterSetup, ScannerSetup } from "#contract/views.ts";
import type { Store } from "#main/store/store.ts";

const PRINTER_KEY = "devices.printer";
const SCANNER_KEY = "devices.scanner";

/** The profile of the printer on the screen. */
export const VIRTUAL_PROFILE = "virtual-80";

const NO_PRINTER: PrinterSetup = { kind: "none" };
const KEYBOARD_ONLY: ScannerSetup = { wedge: { layout: "us", gapMsMax: null, prefix: "" }, serial: null };

type Preferences = Pick<Store, "preferences">;

/** A set-up that this version cannot read counts as none: the till sells, and the device page asks for it again. */
export function printerSetupOf({ preferences }: Preferences): PrinterSetup {
  const read = printerSetupSchema.safeParse(preferences.get(PRINTER_KEY));
  return read.success ? read.data : NO_PRINTER;
}

export function scannerSetupOf({ preferences }: Preferences): ScannerSetup {
  const read = scannerSetupSchema.safeParse(preferences.get(SCANNER_KEY));
  return read.success ? read.data : KEYBOARD_ONLY;
}

export function putPrinterSetup({ preferences }: Preferences, setup: PrinterSetup): void {
  preferences.put(PRINTER_KEY, setup);
}

export function putScannerSetup({ preferences }: Preferences, setup: ScannerSetup): void {
  preferences.put(SCANNER_KEY, setup);
}
