/**
 * The newest reckoning of what the shop owes: one at a time, on the insights worker; what was found is kept in memory until
 * it is asked for anew.
 */
import type { Answer } from "#contract/contract.ts";
import { liabilitySchema } from "#contract/liability-calls.ts";
import type { LiabilityView } from "#contract/liability-calls.ts";
import { succeed } from "#core/outcome.ts";
import { shopOf } from "../engine.ts";
import type { Engine } from "../engine.ts";
import { shopMomentAt } from "../shop-time.ts";

const NONE: LiabilityView = { state: "none" };

/** What each engine found last; an engine that is gone takes its own with it. */
const newest = new WeakMap<Engine, LiabilityView>();

export const getLiability = (engine: Engine): Answer<LiabilityView> => succeed(newest.get(engine) ?? NONE);

/** Starts a reckoning unless one runs. */
export function startLiability(engine: Engine): Answer<LiabilityView> {
  if (newest.get(engine)?.state === "running") return getLiability(engine);
  const shop = shopOf(engine);
  if (!shop.ok) return shop;
  const { businessDate } = shopMomentAt(engine.nowMs(), shop.value).moment;
  const show = (view: LiabilityView): void => {
    newest.set(engine, view);
    engine.topics.touch("liability");
  };
  show({ state: "running", done: 0, total: 0 });
  const job = engine.insights.start({ job: "liability", businessDate }, liabilitySchema, ({ done, total }) =>
    show({ state: "running", done, total }),
  );
  void job.ended.then((end) => {
    if (end.kind === "finished") {
      show({ state: "finished", reckonedAtMs: engine.nowMs(), liability: end.result });
    } else show(end.kind === "failed" ? { state: "failed", failure: end.failure } : NONE);
  });
  return getLiability(engine);
}
