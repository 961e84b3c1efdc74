/** What may be asked and done about printers, scanners, the drawer and what they do. */
import { z } from "zod";
import { pictureSchema } from "./picture.ts";
import { reasonField, uuidField } from "#core/codec/fields.ts";
import { change, done, nothing } from "./call-shapes.ts";
import { defineCall } from "./contract.ts";
import { devicesViewSchema, printerSetupSchema, scannerSetupSchema } from "./views.ts";

export const DEVICE_CALLS = {
  getDevices: defineCall({
    says: "Printer, scanner, print jobs, last scans.",
    access: "signedIn",
    input: nothing,
    output: devicesViewSchema,
  }),
  listSerialPorts: defineCall({
    says: "The serial ports of this machine.",
    access: "anybody",
    input: nothing,
    output: z.array(z.strictObject({ path: z.string(), label: z.string() })).max(64),
  }),
  savePrinter: defineCall({
    says: "Sets the receipt printer.",
    access: "signedIn",
    input: change({ setup: printerSetupSchema }),
    output: devicesViewSchema,
  }),
  saveScanner: defineCall({
    says: "Sets the scanners.",
    access: "signedIn",
    input: change({ setup: scannerSetupSchema }),
    output: devicesViewSchema,
  }),
  printTestPage: defineCall({ says: "Prints the test page.", access: "signedIn", input: change({}), output: done }),
  settlePrintJob: defineCall({
    says: "Answers what became of a print job whose end is not known, or gives one up.",
    access: "signedIn",
    input: change({ jobId: uuidField, answer: z.enum(["itPrinted", "printAgain", "cancel"]) }),
    output: devicesViewSchema,
  }),
  openDrawer: defineCall({
    says: "Opens the cash drawer without a sale, with a reason.",
    access: "signedIn",
    input: change({ reason: reasonField }),
    output: done,
  }),
  listPapers: defineCall({
    says: "What the printer on the screen has printed, newest first.",
    access: "signedIn",
    input: z.strictObject({ limit: z.int().min(1).max(20) }),
    output: z.strictObject({ papers: z.array(pictureSchema).max(20), drawerKicks: z.int() }),
  }),
  setVirtualFault: defineCall({
    says: "Makes the printer on the screen run out of paper, open its cover or go away.",
    access: "signedIn",
    input: change({ fault: z.enum(["none", "paperOut", "coverOpen", "offline"]) }),
    output: devicesViewSchema,
  }),
} as const;
