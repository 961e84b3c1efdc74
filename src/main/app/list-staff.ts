/** Who can sign in here: names and roles, for the lock screen. */
import type { Answer } from "#contract/contract.ts";
import type { Person } from "#contract/person.ts";
import { succeed } from "#core/outcome.ts";
import type { Engine } from "./engine.ts";
import { personOf } from "./sign-in.ts";

export function listStaff({ store }: Engine): Answer<Person[]> {
  return succeed(store.staff.list().map(personOf));
}
