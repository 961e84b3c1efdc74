/**
 * What happened to a member, newest first, a page at a time: visits are the chain of `sale.previous_visit`, everything
 * else is `member_fact`; the two are merged by their place in the journal. A page costs what is on it, however long the
 * member's ledger is.
 */
import { assert } from "#core/assert.ts";
import type { Fact } from "#core/events/catalog.ts";
import { decodeFact } from "./journal.ts";
import type { Args, Statements } from "./statements.ts";
import type { EntryPlace, MemberEntry } from "./member-entry.ts";

export interface EntryPage {
  readonly entries: readonly MemberEntry[];
  /** Where the next page begins; null: there is nothing older. */
  readonly next: EntryPlace | null;
}

/** Above every position of a journal. */
const BEFORE_NOTHING = Number.MAX_SAFE_INTEGER;

export function openMemberEntries(sql: Statements) {
  const statements = prepareStatements(sql);

  function newest(ref: string): EntryPlace {
    return { visit: statements.findLastVisit.get({ ref })?.last_receipt ?? null, before: BEFORE_NOTHING };
  }

  function entryAt(position: number): MemberEntry {
    const row = statements.findEntry.get({ position });
    assert(row !== undefined, "what a member's ledger names is in the journal");
    return {
      position,
      businessDate: row.business_date,
      occurredAtMs: row.occurred_at_ms,
      actor: row.actor,
      approver: row.approver,
      fact: decodeFact(row.type, row.version, row.body),
    };
  }

  return {
    listFacts(ref: string, types: readonly Fact["type"][], limit: number): readonly MemberEntry[] {
      const positions = statements.listFacts.all({ ref, before: BEFORE_NOTHING, limit }).map((row) => row.position);
      return positions.map(entryAt).filter(({ fact }) => types.includes(fact.type));
    },
    listEntries(ref: string, from: EntryPlace | null, limit: number): EntryPage {
      const { visit: firstVisit, before } = from ?? newest(ref);
      const facts = statements.listFacts.all({ ref, before, limit }).map((row) => row.position);
      const entries: MemberEntry[] = [];
      let visit = firstVisit;
      let last = before;
      while (entries.length < limit) {
        const row = visit === null ? undefined : statements.findVisit.get({ visit });
        const fact = facts[0];
        if (row === undefined && fact === undefined) return { entries, next: null };
        if (row !== undefined && (fact === undefined || row.position > fact)) {
          last = row.position;
          visit = row.previous_visit;
        } else {
          last = fact ?? last;
          facts.shift();
        }
        entries.push(entryAt(last));
      }
      return { entries, next: { visit, before: last } };
    },
  };
}

function prepareStatements(sql: Statements) {
  return {
    findLastVisit: sql.prepare("memberEntries.findLastVisit", (query, arg: Args<{ ref: string }>) =>
      query.selectFrom("member_standing").select("last_receipt").where("member_ref", "=", arg("ref")),
    ),
    findVisit: sql.prepare("memberEntries.findVisit", (query, arg: Args<{ visit: number }>) =>
      query.selectFrom("sale").select(["position", "previous_visit"]).where("receipt_number", "=", arg("visit")),
    ),
    listFacts: sql.prepare(
      "memberEntries.listFacts",
      (query, arg: Args<{ ref: string; before: number; limit: number }>) =>
        query
          .selectFrom("member_fact")
          .select("position")
          .where("member_ref", "=", arg("ref"))
          .where("position", "<", arg("before"))
          .orderBy("position", "desc")
          .limit(arg("limit")),
    ),
    findEntry: sql.prepare("memberEntries.findEntry", (query, arg: Args<{ position: number }>) =>
      query
        .selectFrom("journal")
        .select(["type", "version", "business_date", "occurred_at_ms", "actor", "approver", "body"])
        .where("position", "=", arg("position")),
    ),
  };
}
