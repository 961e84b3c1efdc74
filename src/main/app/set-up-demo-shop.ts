/** Fills an empty till with the demo shop: one click, everything to look at, the printer on the screen. */
import { z } from "zod";
import type { CallInput, CallOutput } from "#contract/calls.ts";
import type { Answer } from "#contract/contract.ts";
import { failureOf } from "#contract/failures.ts";
import type { PrinterSetup } from "#contract/views.ts";
import { fail, succeed } from "#core/outcome.ts";
import { buildDemoShop } from "./demo-shop/build-demo-shop.ts";
import { VIRTUAL_PROFILE, putPrinterSetup } from "./device-setup.ts";
import type { Engine } from "./engine.ts";

type DemoAnswer = Answer<CallOutput<"setUpDemoShop">>;

const storedAnswerSchema = z.strictObject({
  products: z.int(),
  members: z.int(),
  sales: z.int(),
  signInHint: z.strictObject({ staffId: z.string(), pin: z.string() }),
});

export async function setUpDemoShop(engine: Engine, input: CallInput<"setUpDemoShop">): Promise<DemoAnswer> {
  const { store, devices, topics } = engine;
  const before = store.findAnswer(input.commandId);
  if (before !== undefined) return succeed(storedAnswerSchema.parse(before));
  if (store.findSettings() !== null) return fail(failureOf("alreadySetUp"));
  const printer: PrinterSetup = { kind: "virtual", profile: VIRTUAL_PROFILE };
  const shop = await buildDemoShop({
    store,
    commandId: input.commandId,
    language: input.language,
    nowMs: engine.nowMs(),
    newId: engine.newId,
    pinKey: engine.pinKey,
    alongside: () => putPrinterSetup(store, printer),
  });
  devices.usePrinter(printer);
  topics.touch("till", "basket", "members", "sales", "devices");
  return succeed(shop);
}
