/**
 * The append-only journal: one row per fact, each sealed by a hash over all its stored fields and the hash before it.
 *
 * `position` is epoch × 2^40 + seq: the order of the journal in one integer. `seq` is gap-free within an epoch; a new
 * epoch starts again at 1 and its first entry carries the last hash of the epoch before, so there is one chain.
 */
import { createHash } from "node:crypto";
import { assert } from "#core/assert.ts";
import { EARLIER_VERSIONS, EVENT_CATALOG } from "#core/events/catalog.ts";
import type { Fact } from "#core/events/catalog.ts";
import { encodeCanonicalJson } from "./canonical-json.ts";
import { ZERO_HASH, hashEntry } from "./entry-hash.ts";
import type { JournalRow, Tables } from "./schema.ts";
import type { Args, Statements } from "./statements.ts";
import type { Act, Head } from "./store.ts";

const EPOCH_SPAN = 2 ** 40;

export const positionOf = (epoch: number, seq: number): number => epoch * EPOCH_SPAN + seq;

/** The last entry as bytes; `seq` 0 and zeros before the first entry. */
export interface Tip {
  readonly device: string;
  readonly epoch: number;
  readonly seq: number;
  readonly hash: Buffer;
}

export const headOf = (tip: Tip): Head => ({
  device: tip.device,
  epoch: tip.epoch,
  seq: tip.seq,
  hash: tip.hash.toString("hex"),
});

/** An entry with its fact as the projections read it. */
export interface Entry {
  readonly position: number;
  readonly occurredAtMs: number;
  readonly businessDate: string;
  readonly fact: Fact;
}

/** What of an act goes into each of its entries. */
export type JournalAct = Pick<Act, "commandId" | "moment" | "actor" | "approver">;

/** Entry ids of the second and later facts of an act: made from the command's id, so a repeat makes the same ones. */
function entryIdOf(commandId: string, index: number): string {
  if (index === 0) return commandId;
  const hex = createHash("sha256").update(`regulars.entry-id.1:${commandId}:${index}`).digest("hex");
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-a${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}

/** One fact of an act; the first one carries what the command is answered with. */
interface Appended {
  readonly fact: Fact;
  readonly index: number;
  readonly answer: string | null;
}

/** The id under which a sale or return is looked up; null for every other fact. */
function saleIdOf(fact: Fact): string | null {
  if (fact.type === "SaleCompleted") return fact.body.saleId;
  return fact.type === "SaleReturned" ? fact.body.returnId : null;
}

/** A stored body as the fact that it is. Refuses what this program does not know: a newer one wrote it, or somebody's hand. */
export function decodeFact(type: string, version: number, body: Buffer): Fact {
  assert(type in EVENT_CATALOG, "the journal holds an entry of an unknown type");
  const known = EVENT_CATALOG[type as Fact["type"]];
  const schema = known.version === version ? known.schema : EARLIER_VERSIONS[type as Fact["type"]]?.[version];
  assert(schema !== undefined, `the journal holds a ${type} of an unknown version`);
  const parsed: unknown = schema.parse(JSON.parse(body.toString("utf8")));
  // The schema just parsed is the one that `Fact` takes this type's body from.
  return { type, body: parsed } as Fact;
}

export function openJournal(sql: Statements, newDevice: () => string) {
  const findTip = sql.prepare("journal.findTip", (query) =>
    query.selectFrom("journal").select(["device", "epoch", "seq", "hash"]).orderBy("position", "desc").limit(1),
  );
  const insert = sql.prepare("journal.append", (query, arg: Args<JournalRow>) =>
    query.insertInto("journal").values({
      position: arg("position"),
      device: arg("device"),
      epoch: arg("epoch"),
      seq: arg("seq"),
      id: arg("id"),
      type: arg("type"),
      version: arg("version"),
      business_date: arg("business_date"),
      occurred_at_ms: arg("occurred_at_ms"),
      zone_offset_min: arg("zone_offset_min"),
      actor: arg("actor"),
      approver: arg("approver"),
      prev_hash: arg("prev_hash"),
      hash: arg("hash"),
      body: arg("body"),
    }),
  );
  const insertId = sql.prepare("journal.appendId", (query, arg: Args<Tables["journal_id"]>) =>
    query.insertInto("journal_id").values({ id: arg("id"), position: arg("position"), answer: arg("answer") }),
  );
  const readTip = (): Tip => findTip.get({}) ?? { device: newDevice(), epoch: 1, seq: 0, hash: ZERO_HASH };
  let tip = readTip();

  function append(act: JournalAct, { fact, index, answer }: Appended): Entry {
    const { moment } = act;
    const entry = {
      device: tip.device,
      epoch: tip.epoch,
      seq: tip.seq + 1,
      id: entryIdOf(act.commandId, index),
      type: fact.type,
      version: EVENT_CATALOG[fact.type].version,
      business_date: moment.businessDate,
      occurred_at_ms: moment.occurredAtMs,
      zone_offset_min: moment.zoneOffsetMin,
      actor: act.actor,
      approver: act.approver,
      prev_hash: tip.hash,
      body: Buffer.from(encodeCanonicalJson(fact.body), "utf8"),
    };
    const position = positionOf(entry.epoch, entry.seq);
    const hash = hashEntry(entry);
    insert.run({ ...entry, position, hash });
    insertId.run({ id: entry.id, position, answer });
    const saleId = saleIdOf(fact);
    if (saleId !== null && saleId !== entry.id) insertId.run({ id: saleId, position, answer: null });
    tip = { device: entry.device, epoch: entry.epoch, seq: entry.seq, hash };
    return { position, occurredAtMs: moment.occurredAtMs, businessDate: moment.businessDate, fact };
  }

  return {
    append,
    tip: () => tip,
    /** After a rollback: what memory holds is ahead of the file. */
    reread: () => {
      tip = readTip();
    },
    /** The next entry is the first of a new epoch. */
    openEpoch: (epoch: number) => {
      assert(epoch > tip.epoch, "a new epoch must be above the last one");
      tip = { device: tip.device, epoch, seq: 0, hash: tip.hash };
    },
  };
}

export type Journal = ReturnType<typeof openJournal>;
