/** The published versions, and which of them is in force, will be, or was replaced. */
import type { Answer } from "#contract/contract.ts";
import type { VersionView } from "#contract/program-calls.ts";
import { LIMITS } from "#core/codec/fields.ts";
import { succeed } from "#core/outcome.ts";
import type { PublishedVersion } from "#main/store/store.ts";
import { shopOf } from "./engine.ts";
import type { Engine } from "./engine.ts";
import { shopMomentAt } from "./shop-time.ts";

export function listPrograms(engine: Engine): Answer<VersionView[]> {
  const shop = shopOf(engine);
  if (!shop.ok) return shop;
  const { businessDate } = shopMomentAt(engine.nowMs(), shop.value).moment;
  const versions = engine.store.programs.listVersions(LIMITS.pageRows);
  return succeed(
    versions.map((version, place) => ({
      ...version,
      state: stateOf(version, versions.slice(0, place), businessDate),
      publishedBy: engine.store.staff.find(version.publishedBy)?.name ?? null,
    })),
  );
}

/**
 * The last published version of those that have begun is in force (`programs.findInForce`), so a version never comes into
 * force when one that was published after it begins before it, or on the same day.
 *
 * | published | effective from | on 22 Nov | on 1 Dec |
 * |-----------|----------------|-----------|----------|
 * | first     | 1 Jan          | in force  | replaced |
 * | second    | 1 Dec          | planned   | in force |
 */
function stateOf(version: PublishedVersion, later: readonly PublishedVersion[], today: string): VersionView["state"] {
  const begins = version.effectiveFrom > today ? version.effectiveFrom : today;
  if (later.some(({ effectiveFrom }) => effectiveFrom <= begins)) return "replaced";
  return version.effectiveFrom > today ? "planned" : "inForce";
}
