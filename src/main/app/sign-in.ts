/** Signs a person in with a PIN. */
import type { CallInput } from "#contract/calls.ts";
import type { Answer } from "#contract/contract.ts";
import type { Person } from "#contract/person.ts";
import { succeed } from "#core/outcome.ts";
import type { StaffMember } from "#main/store/store.ts";
import { checkPin } from "./check-pin.ts";
import type { Engine } from "./engine.ts";

export const personOf = ({ id, name, role }: StaffMember): Person => ({ id, name, role });

export async function signIn(engine: Engine, input: CallInput<"signIn">): Promise<Answer<Person>> {
  const checked = await checkPin(engine, input);
  if (!checked.ok) return checked;
  const person = personOf(checked.value);
  engine.session.open(person);
  engine.topics.touch("till", "basket");
  return succeed(person);
}
