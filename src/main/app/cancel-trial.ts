/** Ends the running trial without a result; answers when it has ended. One that has ended by itself stays as it is. */
import type { Answer } from "#contract/contract.ts";
import type { TrialView } from "#contract/trial-calls.ts";
import { succeed } from "#core/outcome.ts";
import { refusal } from "#core/refusal.ts";
import { refuse } from "./engine.ts";
import type { Engine } from "./engine.ts";

export async function cancelTrial({ trial }: Engine): Promise<Answer<TrialView>> {
  if (trial.view.state === "none") return refuse(refusal("trialNotFound"));
  await trial.cancel();
  return succeed(trial.view);
}
