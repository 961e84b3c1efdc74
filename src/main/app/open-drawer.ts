/** Opens the cash drawer without a sale: a fact with its reason first, then the kick. */
import type { CallInput } from "#contract/calls.ts";
import type { Answer } from "#contract/contract.ts";
import { failureOf } from "#contract/failures.ts";
import { fail, succeed } from "#core/outcome.ts";
import { printerSetupOf } from "./device-setup.ts";
import { actorOf, shopOf } from "./engine.ts";
import type { Engine } from "./engine.ts";
import { newJob } from "./print-jobs.ts";
import { shopMomentAt } from "./shop-time.ts";

export function openDrawer(engine: Engine, input: CallInput<"openDrawer">): Answer<Record<string, never>> {
  const { store, devices, topics } = engine;
  if (store.findAnswer(input.commandId) !== undefined) return succeed({});
  const shop = shopOf(engine);
  if (!shop.ok) return shop;
  const state = devices.printerState();
  // The drawer hangs on the printer; a kick that cannot arrive now would surprise somebody later.
  if (printerSetupOf(store).kind === "none" || state === "offline") return fail(failureOf("drawerUnavailable"));
  const job = newJob(engine, { kind: "drawer", saleId: null, copyNumber: 0 });
  store.commit({
    commandId: input.commandId,
    moment: shopMomentAt(engine.nowMs(), shop.value).moment,
    actor: actorOf(engine),
    approver: null,
    facts: [{ type: "DrawerOpened", body: { reason: input.reason } }],
    answer: null,
    alongside: () => store.printJobs.put(job),
  });
  devices.wake();
  topics.touch("devices", "till");
  return succeed({});
}
