/**
 * A till that sells until somebody kills it: opens the shop in a folder, repeats its last command, then commits sale
 * after sale and says each one's receipt number on standard output once it is committed.
 *
 *   node sell-until-killed.ts <folder> <step|-> <how often that step is passed before dying there> [early]
 *
 * `early` acknowledges before committing: a till that lies, by which the harness proves that it would notice.
 */
import { writeSync } from "node:fs";
import { assert } from "#core/assert.ts";
import { COMMIT_STEPS } from "#main/store/sqlite-store.ts";
import { idOf, saleAct, setUpShop } from "../builders/test-shop.ts";
import { openTestStore } from "../builders/test-store.ts";

const SALES_MAX = 100_000;

const [dataDir, step, passes, manner] = process.argv.slice(2);
assert(dataDir !== undefined && step !== undefined && passes !== undefined, "folder, step and passes are needed");
const deadlyStep = COMMIT_STEPS.find((name) => name === step) ?? null;
let passesLeft = Number.parseInt(passes, 10);

const store = openTestStore(dataDir, {
  onCommitStep(reached) {
    if (reached !== deadlyStep) return;
    passesLeft -= 1;
    if (passesLeft < 0) process.kill(process.pid, "SIGKILL");
  },
});
if (store.findSettings() === null) setUpShop(store);
repeatLastCommand();
for (let sold = 0; sold < SALES_MAX; sold++) await sellOne();

async function sellOne(): Promise<void> {
  const n = store.sales.nextReceiptNumber();
  const act = saleAct(store, n, n % 3 === 0 ? null : idOf(8, n % 7), 1 + (n % 10));
  if (manner === "early") writeSync(1, `sold ${n}\n`);
  store.commit(act);
  if (manner !== "early") writeSync(1, `sold ${n}\n`);
  // Lets the anchor's callbacks run, as between two customers.
  await new Promise((resolve) => setImmediate(resolve));
}

/** What a screen does that lost the answer: the same command once more, which must add nothing. */
function repeatLastCommand(): void {
  const last = store.sales.nextReceiptNumber() - 1;
  if (last === 0) return;
  const headBefore = store.head().seq;
  const sale = store.sales.findByReceiptNumber(last);
  assert(sale !== null, "the last receipt number belongs to a sale");
  assert(store.findAnswer(idOf(5, last)) !== undefined, "a committed command has its answer");
  store.commit({
    commandId: idOf(5, last),
    moment: sale.moment,
    actor: sale.actor,
    approver: null,
    facts: [sale.fact],
    answer: {},
  });
  assert(store.head().seq === headBefore, "a repeated command adds nothing");
}
