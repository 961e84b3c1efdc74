/**
 * The `Store` over one open database. Everything that a commit does is in `commit`, in the order in which it is done;
 * opening, checking and closing the files around it is open-store.ts.
 */
import type Database from "better-sqlite3";
import { assert } from "#core/assert.ts";
import type { Fact } from "#core/events/catalog.ts";
import type { Anchor } from "./anchor.ts";
import { openDraftTable } from "./draft-table.ts";
import { openBasketTable } from "./basket-table.ts";
import { encodeCanonicalJson } from "./canonical-json.ts";
import { dropBallast, judgeSpace } from "./free-space.ts";
import { openCouponTable } from "./coupon-table.ts";
import { openGiftCardTable } from "./gift-card-table.ts";
import type { FreeBytesOf } from "./free-space.ts";
import { headOf } from "./journal.ts";
import type { Journal } from "./journal.ts";
import { openMemberEntries } from "./member-entries.ts";
import { openMemberLinks } from "./member-links.ts";
import { openMemberTable } from "./member-table.ts";
import { openOutbox } from "./outbox.ts";
import { openPreferenceTable } from "./preference-table.ts";
import { openPrintJobTable } from "./print-job-table.ts";
import { openProductTable } from "./product-table.ts";
import { openProgramTable, openSettingsTable } from "./program-table.ts";
import type { Projections } from "./projections.ts";
import { openRuleUseTable } from "./rule-use-table.ts";
import { openSaleTable } from "./sale-table.ts";
import { openStaffTable } from "./staff-table.ts";
import type { Args, Statements } from "./statements.ts";
import type { Act, Head, Store } from "./store.ts";
import { StoreFault, faulting } from "./store-fault.ts";
import { Transactions } from "./transactions.ts";
import { openValueTable } from "./value-table.ts";

/** The named steps of a commit, in their order. */
export const COMMIT_STEPS = [
  "beforeCommit",
  "afterJournal",
  "afterProjections",
  "afterAlongside",
  "beforeSqlCommit",
  "afterSqlCommit",
  "afterAnchor",
] as const;
export type CommitStep = (typeof COMMIT_STEPS)[number];

/** Told each step of a commit as it is reached, so that a crash can be put there. */
export type OnCommitStep = (step: CommitStep) => void;

interface Parts {
  readonly db: Database.Database;
  readonly sql: Statements;
  readonly journal: Journal;
  readonly projections: Projections;
  readonly anchor: Anchor;
  readonly dataDir: string;
  readonly freeBytesOf: FreeBytesOf;
  readonly onCommitStep: OnCommitStep;
  /** Lets go of what was opened before this store: lock, and the like. */
  release(): void;
}

const ANSWER_CHARACTERS_MAX = 4096;

export function createSqliteStore(parts: Parts): Store {
  const { db, sql, journal, projections, anchor, onCommitStep } = parts;
  let anchored = journal.tip();
  const transactions = new Transactions(db, {
    beforeCommit: () => onCommitStep("beforeSqlCommit"),
    afterCommit() {
      onCommitStep("afterSqlCommit");
      if (journal.tip() === anchored) return;
      anchored = journal.tip();
      anchor.advance(anchored);
    },
    afterRollback() {
      journal.reread();
      projections.reread();
    },
  });
  const run = <T>(work: () => T): T => {
    try {
      return transactions.run(work);
    } catch (error) {
      if (error instanceof StoreFault && error.code === "diskFull") dropBallast(parts.dataDir);
      throw error;
    }
  };

  const committing = openCommits(parts, run);
  const settings = openSettingsTable(sql);
  const links = openMemberLinks(sql);
  const sales = openSaleTable(sql, projections.nextReceiptNumber);
  return {
    ...committing,
    write: run,
    batch: run,
    head: () => headOf(journal.tip()),
    space: () => judgeSpace(parts.dataDir, parts.freeBytesOf),
    findSettings: () => settings.findSettings(),
    members: openMemberTable(sql, run, {
      getStanding: projections.findStanding,
      listVisits: (ref, limit) => sales.listVisits(ref, limit),
      ...openMemberEntries(sql),
      ...links,
    }),
    products: openProductTable(sql, run),
    sales,
    baskets: openBasketTable(sql, run),
    staff: openStaffTable(sql),
    programs: openProgramTable(sql),
    drafts: openDraftTable(sql),
    ruleUses: openRuleUseTable(sql, links.refsOf),
    coupons: openCouponTable(sql),
    values: openValueTable(sql, links.refsOf),
    giftCards: openGiftCardTable(sql),
    printJobs: openPrintJobTable(sql, run),
    preferences: openPreferenceTable(sql),
    outbox: openOutbox(sql, journal.tip),
    close() {
      anchor.settle(journal.tip());
      anchor.close();
      faulting(() => db.close());
      parts.release();
    },
  };
}

/** What makes facts: the one place where an act is written. */
function openCommits(parts: Parts, run: (work: () => void) => void): Pick<Store, "commit" | "findAnswer"> {
  const { sql, journal, projections, onCommitStep } = parts;
  const commands = prepareCommands(sql);

  function append(act: Act): void {
    const answer = JSON.stringify(act.answer);
    assert(typeof answer === "string" && answer.length <= ANSWER_CHARACTERS_MAX, "an answer must be small JSON");
    act.facts.forEach((fact, index) => {
      assert(fact.type !== "EpochOpened", "an epoch is opened by the store alone");
      checkReceiptNumber(fact, projections);
      const entry = journal.append(act, { fact, index, answer: index === 0 ? answer : null });
      onCommitStep("afterJournal");
      projections.fold(entry);
    });
    onCommitStep("afterProjections");
    act.alongside?.();
    onCommitStep("afterAlongside");
  }

  function commit(act: Act): Head {
    onCommitStep("beforeCommit");
    run(() => {
      const done = commands.find.get({ commandId: act.commandId });
      if (done === undefined) return append(act);
      // A repeat that asks for the same is done already; one that asks for something else must never pass for done.
      const same = encodeCanonicalJson(act.facts[0].body) === done.body.toString("utf8");
      return assert(same && act.facts[0].type === done.type, "a command id was used for two different acts");
    });
    return headOf(journal.tip());
  }

  return {
    commit,
    findAnswer(commandId) {
      const text = commands.findAnswer.get({ commandId })?.answer ?? null;
      const answer: unknown = text === null ? undefined : JSON.parse(text);
      return answer;
    },
  };
}

/** Receipt numbers rise by one: a hole would look like a sale that somebody took away. */
function checkReceiptNumber(fact: Fact, projections: Projections): void {
  if (fact.type !== "SaleCompleted" && fact.type !== "SaleReturned") return;
  const next = projections.nextReceiptNumber();
  assert(fact.body.receiptNumber === next, "a sale must take the next receipt number");
}

function prepareCommands(sql: Statements) {
  return {
    find: sql.prepare("command.find", (query, arg: Args<{ commandId: string }>) =>
      query
        .selectFrom("journal_id")
        .innerJoin("journal", "journal.position", "journal_id.position")
        .select(["type", "body"])
        .where("journal_id.id", "=", arg("commandId")),
    ),
    findAnswer: sql.prepare("command.findAnswer", (query, arg: Args<{ commandId: string }>) =>
      query.selectFrom("journal_id").select("answer").where("id", "=", arg("commandId")),
    ),
  };
}
