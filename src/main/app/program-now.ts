/** The programme in force at this moment; null before the set-up or without one. */
import type { Program } from "#core/program/program.ts";
import type { Engine } from "./engine.ts";
import { shopMomentAt } from "./shop-time.ts";

export function programNow({ store, nowMs }: Pick<Engine, "store" | "nowMs">): Program | null {
  const settings = store.findSettings();
  if (settings === null) return null;
  return store.programs.findInForce(shopMomentAt(nowMs(), settings).moment.businessDate);
}
