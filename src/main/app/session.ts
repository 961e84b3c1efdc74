/** Who is at the till. In memory alone: a till that starts is locked. */
import type { Access } from "#contract/contract.ts";
import type { Person } from "#contract/person.ts";

const RANK: Readonly<Record<Person["role"], number>> = { cashier: 1, support: 1, shiftLead: 2, manager: 3, owner: 3 };
const RANK_NEEDED: Readonly<Record<Access, number>> = { anybody: 0, signedIn: 1, shiftLead: 2, manager: 3 };

/** Whether a person of that role may make a call of that access. */
export const isPermitted = (role: Person["role"], access: Access): boolean => RANK[role] >= RANK_NEEDED[access];

export class Session {
  #person: Person | null = null;

  get person(): Person | null {
    return this.#person;
  }

  open(person: Person): void {
    this.#person = person;
  }

  close(): void {
    this.#person = null;
  }

  /** What stands between the person at the till and a call; null when nothing does. */
  refusalFor(access: Access): "notSignedIn" | "notPermitted" | null {
    if (RANK_NEEDED[access] === 0) return null;
    if (this.#person === null) return "notSignedIn";
    return isPermitted(this.#person.role, access) ? null : "notPermitted";
  }
}
