/** Profiles and cards: personal data, mutable, never in the journal. Search is by ranges of keys made when writing. */
import { assert } from "#core/assert.ts";
import type { Card, MemberProfile } from "#core/members/member.ts";
import type { Kysely } from "kysely";
import type { MemberLinks } from "./member-links.ts";
import { profileOf, rowOf } from "./member-row.ts";
import type { MemberRow } from "./member-row.ts";
import type { Tables } from "./schema.ts";
import { digitsOf, endOfPrefix, searchKeysOf, searchPrefixOf } from "./search-keys.ts";
import type { Args, Statements } from "./statements.ts";
import type { LinkedCard } from "./member-entry.ts";
import type { MemberHit, MemberTable } from "./store.ts";

const PHONE_RUN_MIN = 4;
/** A member may stand under several keys with one prefix: this many rows are read for each hit wanted. */
const KEYS_PER_HIT = 3;

type Folded = Pick<MemberTable, "getStanding" | "listVisits" | "listEntries" | "listFacts">;

export function openMemberTable(
  sql: Statements,
  inTransaction: <T>(work: () => T) => T,
  folded: Folded & MemberLinks,
): MemberTable {
  const statements = prepareStatements(sql);
  const writes = prepareWrites(sql);

  function put(profile: MemberProfile): void {
    inTransaction(() => {
      const before = statements.find.get({ ref: profile.ref });
      const written = writes.put.get(rowOf(profile));
      assert(written !== undefined, "an upsert must answer with its row");
      const { number } = written;
      const oldKeys = before === undefined ? new Set<string>() : keysOf(before);
      const newKeys = keysOf(profile);
      for (const key of oldKeys) if (!newKeys.has(key)) writes.dropKey.run({ key, number });
      for (const key of newKeys) if (!oldKeys.has(key)) writes.putKey.run({ key, number });
    });
  }

  function listLinkedCards(ref: string): readonly LinkedCard[] {
    return folded.refsOf(ref).flatMap((owner) => {
      const mergedRef = owner === ref ? null : owner;
      return statements.listCardRefs.all({ ref: owner }).map((card) => ({ ...card, mergedRef }));
    });
  }

  function find(ref: string): MemberProfile | null {
    const row = statements.find.get({ ref });
    return row === undefined ? null : profileOf(row);
  }

  function findByCard(cardNumber: string): ReturnType<MemberTable["findByCard"]> {
    const row = statements.findByCard.get({ cardNumber });
    if (row === undefined) return null;
    return { ref: row.keptRef === null ? row.ref : folded.resolve(row.keptRef), state: row.state };
  }

  function findByPhone(phone: string): string | null {
    const row = statements.findByPhone.get({ phone });
    return row === undefined ? null : folded.resolve(row.ref);
  }

  return {
    ...folded,
    search: openMemberSearch(sql, folded),
    put,
    findByCard,
    findByPhone,
    find,
    listCards: (ref) => statements.listCards.all({ ref }),
    listLinkedCards,
    putCard(ref, cardRef, card) {
      writes.putCard.run({ ref, cardRef, ...card });
    },
    count: () => statements.count.get({})?.members ?? 0,
  };
}

function openMemberSearch(sql: Statements, links: MemberLinks): MemberTable["search"] {
  const searches = prepareSearches(sql);

  /** A hit on somebody who was merged is one on whom they have become. */
  function hitNow({ keptRef, ...found }: FoundRow): HitRow {
    const kept = keptRef === null ? undefined : searches.findHit.get({ ref: links.resolve(keptRef) });
    if (kept === undefined) return found;
    const { keptRef: _none, ...hit } = kept;
    return hit;
  }

  function search(query: string, limit: number): readonly MemberHit[] {
    const hits = new Map<number, MemberHit>();
    const take = (rows: readonly FoundRow[]): void => {
      for (const row of rows) {
        if (hits.size >= limit) return;
        const { number, ...hit } = hitNow(row);
        hits.set(number, hit);
      }
    };
    const digits = digitsOf(query);
    if (digits !== null && digits.length >= PHONE_RUN_MIN) {
      for (const start of [digits, `+${digits}`]) {
        take(searches.searchPhone.all({ from: start, to: endOfPrefix(start), limit }));
      }
    }
    const code = query.trim();
    for (const start of code === "" ? [] : new Set([code, code.toUpperCase()])) {
      if (hits.size < limit) take(searches.searchCard.all({ from: start, to: endOfPrefix(start), limit }));
    }
    const prefix = searchPrefixOf(query);
    if (prefix !== "" && hits.size < limit) {
      const rows = limit * KEYS_PER_HIT;
      take(searches.searchKey.all({ from: prefix, to: endOfPrefix(prefix), limit: rows }));
    }
    return [...hits.values()];
  }

  return search;
}

type HitRow = MemberHit & { readonly number: number };
/** `keptRef`: whom the member was merged into. */
type FoundRow = HitRow & { readonly keptRef: string | null };

/** Under what a member is found, beside card and start of phone, which have indexes of their own. */
function keysOf(named: { readonly name: string | null; readonly phone: string | null }): ReadonlySet<string> {
  const keys = new Set(named.name === null ? [] : searchKeysOf(named.name));
  if (named.phone !== null) keys.add(named.phone.slice(-PHONE_RUN_MIN));
  return keys;
}

/** Members as search shows them, with their first active card. */
const selectHits = (query: Kysely<Tables>) =>
  query
    .selectFrom("member")
    .select((hit) => [
      "member.number",
      "member.ref",
      "member.name",
      "member.phone",
      hit
        .selectFrom("card")
        .select("card.number")
        .whereRef("card.member_number", "=", "member.number")
        .where("card.state", "=", "active")
        .limit(1)
        .as("cardNumber"),
      hit
        .selectFrom("member_link")
        .select("member_link.kept_ref")
        .whereRef("member_link.merged_ref", "=", "member.ref")
        .as("keptRef"),
    ]);

interface Range {
  from: string;
  to: string;
  limit: number;
}

function prepareStatements(sql: Statements) {
  return {
    findByCard: sql.prepare("member.findByCard", (query, arg: Args<{ cardNumber: string }>) =>
      query
        .selectFrom("card")
        .innerJoin("member", "member.number", "card.member_number")
        .leftJoin("member_link", "member_link.merged_ref", "member.ref")
        .select(["member.ref", "card.state", "member_link.kept_ref as keptRef"])
        .where("card.number", "=", arg("cardNumber")),
    ),
    findByPhone: sql.prepare("member.findByPhone", (query, arg: Args<{ phone: string }>) =>
      query.selectFrom("member").select("ref").where("phone", "=", arg("phone")).orderBy("number").limit(1),
    ),
    find: sql.prepare("member.find", (query, arg: Args<{ ref: string }>) =>
      query.selectFrom("member").selectAll().where("ref", "=", arg("ref")),
    ),
    listCards: sql.prepare("member.listCards", (query, arg: Args<{ ref: string }>) =>
      query
        .selectFrom("member")
        .innerJoin("card", "card.member_number", "member.number")
        .select(["card.number", "card.state"])
        .where("member.ref", "=", arg("ref"))
        .orderBy("card.number")
        .limit(100),
    ),
    listCardRefs: sql.prepare("member.listCardRefs", (query, arg: Args<{ ref: string }>) =>
      query
        .selectFrom("member")
        .innerJoin("card", "card.member_number", "member.number")
        .select(["card.number", "card.state", "card.card_ref as cardRef"])
        .where("member.ref", "=", arg("ref"))
        .orderBy("card.number")
        .limit(100),
    ),
    // Numbers rise one by one and no row is ever deleted (erasing somebody blanks the row), so the last one is the count.
    count: sql.prepare("member.count", (query) =>
      query.selectFrom("member").select((max) => max.fn.max("number").as("members")),
    ),
  };
}

function prepareSearches(sql: Statements) {
  return {
    findHit: sql.prepare("member.findHit", (query, arg: Args<{ ref: string }>) =>
      selectHits(query).where("member.ref", "=", arg("ref")),
    ),
    searchPhone: sql.prepare("member.searchPhone", (query, arg: Args<Range>) =>
      selectHits(query)
        .where("phone", ">=", arg("from"))
        .where("phone", "<", arg("to"))
        .orderBy("phone")
        .limit(arg("limit")),
    ),
    searchCard: sql.prepare("member.searchCard", (query, arg: Args<Range>) =>
      query
        .selectFrom("card")
        .innerJoin("member", "member.number", "card.member_number")
        .leftJoin("member_link", "member_link.merged_ref", "member.ref")
        .select([
          "member.number",
          "member.ref",
          "member.name",
          "member.phone",
          "card.number as cardNumber",
          "member_link.kept_ref as keptRef",
        ])
        .where("card.number", ">=", arg("from"))
        .where("card.number", "<", arg("to"))
        .orderBy("card.number")
        .limit(arg("limit")),
    ),
    searchKey: sql.prepare("member.searchKey", (query, arg: Args<Range>) =>
      selectHits(query)
        .innerJoin("member_search_key", "member_search_key.member_number", "member.number")
        .where("member_search_key.key", ">=", arg("from"))
        .where("member_search_key.key", "<", arg("to"))
        .orderBy("member_search_key.key")
        .limit(arg("limit")),
    ),
  };
}

function prepareWrites(sql: Statements) {
  return {
    put: sql.prepare("member.put", (query, arg: Args<MemberRow>) =>
      query
        .insertInto("member")
        .values({
          ref: arg("ref"),
          name: arg("name"),
          phone: arg("phone"),
          birth_month: arg("birth_month"),
          note: arg("note"),
          consent_membership: arg("consent_membership"),
          consent_marketing: arg("consent_marketing"),
          consent_given_on: arg("consent_given_on"),
          enrolled_on: arg("enrolled_on"),
        })
        .onConflict((conflict) =>
          conflict.column("ref").doUpdateSet((update) => ({
            name: update.ref("excluded.name"),
            phone: update.ref("excluded.phone"),
            birth_month: update.ref("excluded.birth_month"),
            note: update.ref("excluded.note"),
            consent_membership: update.ref("excluded.consent_membership"),
            consent_marketing: update.ref("excluded.consent_marketing"),
            consent_given_on: update.ref("excluded.consent_given_on"),
            enrolled_on: update.ref("excluded.enrolled_on"),
          })),
        )
        .returning("number"),
    ),
    putKey: sql.prepare("member.putKey", (query, arg: Args<{ key: string; number: number }>) =>
      query.insertInto("member_search_key").values({ key: arg("key"), member_number: arg("number") }),
    ),
    dropKey: sql.prepare("member.dropKey", (query, arg: Args<{ key: string; number: number }>) =>
      query.deleteFrom("member_search_key").where("key", "=", arg("key")).where("member_number", "=", arg("number")),
    ),
    putCard: sql.prepare("member.putCard", (query, arg: Args<{ ref: string; cardRef: string } & Card>) =>
      query
        .insertInto("card")
        .values({
          number: arg("number"),
          card_ref: arg("cardRef"),
          state: arg("state"),
          member_number: query.selectFrom("member").select("number").where("ref", "=", arg("ref")),
        })
        .onConflict((conflict) =>
          conflict.column("number").doUpdateSet((update) => ({
            card_ref: update.ref("excluded.card_ref"),
            state: update.ref("excluded.state"),
            member_number: update.ref("excluded.member_number"),
          })),
        ),
    ),
  };
}
