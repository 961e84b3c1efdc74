/** What the member table answers about a member's ledger and cards. */
import type { Fact } from "#core/events/catalog.ts";
import type { Card } from "#core/members/member.ts";

/** A card with the reference that the journal knows it by. */
export interface LinkedCard extends Card {
  readonly cardRef: string;
  /** Whose card it was before that member was merged; null: always this member's. */
  readonly mergedRef: string | null;
}

/** One fact of a member's ledger, with who did it. */
export interface MemberEntry {
  readonly position: number;
  readonly businessDate: string;
  readonly occurredAtMs: number;
  readonly actor: string;
  readonly approver: string | null;
  readonly fact: Fact;
}

/** How far a member's ledger was read. */
export interface EntryPlace {
  /** Receipt number of the next visit; null: there is no older one. */
  readonly visit: number | null;
  /** Other facts are read from before this position on. */
  readonly before: number;
}
