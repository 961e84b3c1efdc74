/**
 * A till that sells until somebody kills it: opens the shop in a folder, repeats its last command, then scans and takes
 * cash, sale after sale, over the calls of the contract, and says each one's receipt number on standard output once the
 * call has answered.
 *
 *   node sell-until-killed.ts <folder> <step|-> <how often that step is passed before dying there> [early]
 *
 * `early` acknowledges before the call: a till that lies, by which the harness proves that it would notice.
 */
import { writeSync } from "node:fs";
import { assert } from "#core/assert.ts";
import { COMMIT_STEPS } from "#main/store/sqlite-store.ts";
import { BEANS_CODE, OAT_MILK_CODE, enrolSomebody, openShop, scanCode } from "../builders/open-shop.ts";
import { idOf } from "../builders/test-shop.ts";
import { TestTill } from "../builders/test-till.ts";

const SALES_MAX = 100_000;
const HANDED_MINOR = 20_000;

const [dataDir, step, passes, manner] = process.argv.slice(2);
assert(dataDir !== undefined && step !== undefined && passes !== undefined, "folder, step and passes are needed");
const deadlyStep = COMMIT_STEPS.find((name) => name === step) ?? null;
let passesLeft = Number.parseInt(passes, 10);
/** Only the commits of sales count as passes: set-up and a basket's steps go through the same store. */
let phase: "settingUp" | "scanning" | "paying" = "settingUp";

const till = await openOrSetUp({
  dataDir,
  store: {
    onCommitStep(reached) {
      // The anchor follows its commit at leisure, when the next basket may have begun.
      const counts = phase === "paying" || (phase === "scanning" && reached === "afterAnchor");
      if (!counts || reached !== deadlyStep) return;
      passesLeft -= 1;
      if (passesLeft < 0) process.kill(process.pid, "SIGKILL");
    },
  },
});
await repeatLastCommand();
phase = "scanning";
for (let sold = 0; sold < SALES_MAX; sold += 1) await sellOne();

async function openOrSetUp(options: ConstructorParameters<typeof TestTill>[0]): Promise<TestTill> {
  const opened = new TestTill(options);
  if (opened.store.findSettings() === null) {
    opened.store.close();
    const shop = await openShop(options);
    await enrolSomebody(shop);
    return shop;
  }
  const [owner] = opened.store.staff.list();
  assert(owner !== undefined, "a shop that is set up has somebody in it");
  opened.till.engine.session.open({ id: owner.id, name: owner.name, role: owner.role });
  return opened;
}

async function sellOne(): Promise<void> {
  const n = till.store.sales.nextReceiptNumber();
  const { basket } = await till.value("getBasket", {});
  // After a kill the basket of the unfinished sale is still open and is sold as it stands.
  if (basket.lines.length === 0) {
    if (n % 3 !== 0) await identifySomebody();
    for (let line = 0; line <= n % 3; line += 1) {
      await scanCode(till, line % 2 === 0 ? BEANS_CODE : OAT_MILK_CODE);
    }
  }
  const open = (await till.value("getBasket", {})).basket;
  if (manner === "early") writeSync(1, `sold ${n}\n`);
  phase = "paying";
  const taken = await till.value("takeTender", {
    commandId: idOf(5, n),
    basketId: open.id,
    revision: open.revision,
    tender: { kind: "cash", handedMinor: HANDED_MINOR },
  });
  phase = "scanning";
  assert(taken.state === "completed", "the note covers the basket");
  if (manner !== "early") writeSync(1, `sold ${n}\n`);
  // Lets the anchor's callbacks run, as between two people in the queue.
  await new Promise((resolve) => setImmediate(resolve));
}

async function identifySomebody(): Promise<void> {
  const [member] = till.store.members.search("zw", 1);
  assert(member !== undefined, "somebody was enrolled");
  await till.done("identifyMember", { memberRef: member.ref });
}

/** What a screen does that lost the answer: the same command once more, which must add nothing. */
async function repeatLastCommand(): Promise<void> {
  const last = till.store.sales.nextReceiptNumber() - 1;
  if (last === 0) return;
  const headBefore = till.store.head().seq;
  const sale = till.store.sales.findByReceiptNumber(last);
  assert(sale !== null, "the last receipt number belongs to a sale");
  const again = await till.value("takeTender", {
    commandId: idOf(5, last),
    basketId: sale.saleId,
    revision: 0,
    tender: { kind: "cash", handedMinor: HANDED_MINOR },
  });
  assert(again.state === "completed" && again.sale.saleId === sale.saleId, "a repeated command answers as before");
  assert(till.store.head().seq === headBefore, "a repeated command adds nothing");
}
