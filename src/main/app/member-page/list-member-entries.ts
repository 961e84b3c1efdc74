/**
 * A member's ledger, newest first: every fact with its moves, a sentence for each, and what the member had after it. The
 * balance is carried from page to page, so a page costs what is on it.
 */
import type { CallInput, CallOutput } from "#contract/calls.ts";
import type { Answer } from "#contract/contract.ts";
import { ENTRY_MOVES_MAX } from "#contract/member-page-views.ts";
import type { MemberEntryView } from "#contract/member-page-views.ts";
import type { LotMove, PointsOfSale } from "#core/events/sale-completed.ts";
import { points, subtractPoints, ZERO_POINTS } from "#core/money/integers.ts";
import type { Points } from "#core/money/integers.ts";
import { succeed } from "#core/outcome.ts";
import { explainMove } from "#core/points/explain-move.ts";
import { balanceOf } from "#core/points/fold-standing.ts";
import { refusal } from "#core/refusal.ts";
import type { Sentence } from "#core/sentence.ts";
import type { MemberEntry } from "#main/store/member-entry.ts";
import { refuse } from "../engine.ts";
import type { Engine } from "../engine.ts";

type Page = CallOutput<"listMemberEntries">;

/** Of the reference asked for itself: what a merged member had before is in the ledger of that reference. */
export function listMemberEntries(engine: Engine, input: CallInput<"listMemberEntries">): Answer<Page> {
  const { memberRef, from, limit } = input;
  const { members } = engine.store;
  if (members.find(memberRef) === null) return refuse(refusal("memberNotFound"));
  let balance = from?.balance ?? balanceOf(members.getStanding(memberRef));
  const { entries, next } = members.listEntries(memberRef, from, limit);
  const shown = entries.map((entry) => {
    const view = entryView(engine, entry, { memberRef, balance });
    balance = subtractPoints(balance, view.points);
    return view;
  });
  return succeed({ entries: shown, next: next === null ? null : { ...next, balance } });
}

interface Told {
  readonly kind: MemberEntryView["kind"];
  readonly points: Points;
  readonly moves: readonly MemberEntryView["moves"][number][];
  readonly saleId?: string;
  readonly receiptNumber?: number;
  readonly totalMinor?: MemberEntryView["totalMinor"];
  readonly reason?: string | null;
  readonly consent?: MemberEntryView["consent"];
}

function entryView(
  engine: Engine,
  entry: MemberEntry,
  { memberRef, balance }: { readonly memberRef: string; readonly balance: Points },
): MemberEntryView {
  const { moves, ...told } = tell(engine, entry, memberRef);
  const nameOf = (id: string): string => engine.store.staff.find(id)?.name ?? id;
  return {
    position: entry.position,
    occurredAtMs: entry.occurredAtMs,
    businessDate: entry.businessDate,
    by: nameOf(entry.actor),
    approver: entry.approver === null ? null : nameOf(entry.approver),
    balance,
    saleId: null,
    receiptNumber: null,
    totalMinor: null,
    reason: null,
    consent: null,
    ...told,
    moves: moves.slice(0, ENTRY_MOVES_MAX),
    moveCount: moves.length,
  };
}

function tell(engine: Engine, { fact }: MemberEntry, memberRef: string): Told {
  const moved = (said: PointsOfSale | null, program: { id: string; version: number } | null) => ({
    points: said === null ? ZERO_POINTS : subtractPoints(said.after, said.before),
    moves: said === null ? [] : movesOf(engine, said, program),
  });
  switch (fact.type) {
    case "SaleCompleted": {
      const { saleId, receiptNumber, totalMinor, points: said, program } = fact.body;
      return { kind: "sale", saleId, receiptNumber, totalMinor, ...moved(said, program) };
    }
    case "SaleReturned": {
      const { returnId, receiptNumber, totalMinor, points: said, program, reason } = fact.body;
      return { kind: "return", saleId: returnId, receiptNumber, totalMinor, reason, ...moved(said, program) };
    }
    case "PointsAdjusted": {
      const { points: said, program, reason } = fact.body;
      return { kind: "adjusted", reason, ...moved(said, program) };
    }
    case "MembersMerged":
    case "MergeUndone":
      return mergeTold(fact, memberRef);
    case "ConsentChanged":
      return { kind: "consent", points: ZERO_POINTS, moves: [], consent: consentOf(fact.body) };
    default:
      return { kind: "card", points: ZERO_POINTS, moves: [] };
  }
}

const consentOf = ({ membership, marketing }: NonNullable<MemberEntryView["consent"]>) => ({ membership, marketing });

function movesOf(
  { store }: Engine,
  { moves, earned }: PointsOfSale,
  named: { readonly id: string; readonly version: number } | null,
): MemberEntryView["moves"] {
  const program = named === null ? null : store.programs.find(named.id, named.version);
  return moves.map((move) => moveView(move, explainMove(move, earned, program)));
}

const moveView = ({ delta, ruleId, lot }: LotMove, sentence: Sentence): MemberEntryView["moves"][number] => ({
  points: delta,
  ruleId,
  sentence: { key: sentence.key, values: { ...sentence.values } },
  expiresOn: lot?.expiresOn ?? null,
  isDeficit: lot === null,
});

type MergeFact = Extract<MemberEntry["fact"], { readonly type: "MembersMerged" | "MergeUndone" }>;

/**
 * What came with the merged member goes to the kept one, and back when it is undone. A whole point that two carried
 * fractions make, or need again, is the kept member's.
 */
function mergeTold({ type, body }: MergeFact, memberRef: string): Told {
  const isMerge = type === "MembersMerged";
  const isKept = memberRef === body.keptRef;
  const moved = balanceOf(body.moved);
  const delta = points((isMerge === isKept ? moved : -moved) + (isKept ? body.carried : 0));
  const sentence = { key: isMerge ? "movedByMerge" : "movedByUndoing", values: {} };
  return {
    kind: isMerge ? "merged" : "mergeUndone",
    points: delta,
    reason: body.reason,
    moves: [{ points: delta, ruleId: "merge", sentence, expiresOn: null, isDeficit: false }],
  };
}
