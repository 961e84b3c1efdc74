/** Locks the till. The open basket stays for whoever signs in next. */
import type { Answer } from "#contract/contract.ts";
import { succeed } from "#core/outcome.ts";
import type { Engine } from "./engine.ts";

export function signOut({ session, topics }: Engine): Answer<Record<string, never>> {
  session.close();
  topics.touch("till", "basket");
  return succeed({});
}
