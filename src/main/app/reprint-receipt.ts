/** Prints a marked copy of a receipt: a fact, so that copies can be counted; never with a drawer. */
import type { CallInput } from "#contract/calls.ts";
import type { Answer } from "#contract/contract.ts";
import { failureOf } from "#contract/failures.ts";
import { fail, succeed } from "#core/outcome.ts";
import { refusal } from "#core/refusal.ts";
import { printerSetupOf } from "./device-setup.ts";
import { actorOf, refuse, shopOf } from "./engine.ts";
import type { Engine } from "./engine.ts";
import { newJob } from "./print-jobs.ts";
import { shopMomentAt } from "./shop-time.ts";

export function reprintReceipt(engine: Engine, input: CallInput<"reprintReceipt">): Answer<Record<string, never>> {
  if (engine.store.findAnswer(input.commandId) !== undefined) return succeed({});
  return commitCopy(engine, input.commandId, input.saleId, () => undefined);
}

/** Commits a copy: its fact and its job, and in the same transaction what `alongside` does. */
export function commitCopy(
  engine: Engine,
  commandId: string,
  saleId: string,
  alongside: () => void,
): Answer<Record<string, never>> {
  const { store, devices, topics } = engine;
  const shop = shopOf(engine);
  if (!shop.ok) return shop;
  if (store.sales.find(saleId) === null) return refuse(refusal("saleNotFound"));
  if (printerSetupOf(store).kind === "none") return fail(failureOf("printerUnavailable"));
  const copyNumber = store.printJobs.lastCopyNumber(saleId) + 1;
  const job = newJob(engine, { kind: "receipt", saleId, copyNumber });
  store.commit({
    commandId,
    moment: shopMomentAt(engine.nowMs(), shop.value).moment,
    actor: actorOf(engine),
    approver: null,
    facts: [{ type: "ReceiptReprinted", body: { saleId, copyNumber } }],
    answer: null,
    alongside: () => {
      alongside();
      store.printJobs.put(job);
    },
  });
  devices.wake();
  topics.touch("devices", "till");
  return succeed({});
}
