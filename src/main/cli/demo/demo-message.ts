/** What the till that is going to be killed says to the demo, one JSON line each. */
import type { Failure } from "#contract/failures.ts";
import type { LeftBehind } from "./demo-afternoon.ts";
import type { StoryLine } from "./demo-story.ts";

export const demoTimeZone = "Europe/Berlin";

export type DemoMessage =
  | { readonly kind: "told"; readonly line: StoryLine }
  /** The folder cannot be opened. */
  | { readonly kind: "refused"; readonly failure: Failure }
  /** There is a shop in the folder already. */
  | { readonly kind: "occupied" }
  | { readonly kind: "readyToDie"; readonly leftBehind: LeftBehind; readonly nowMs: number };
