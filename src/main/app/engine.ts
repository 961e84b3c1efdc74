/** What a verb may reach. One engine serves one till; `till.ts` puts it together from its ports. */
import type { Answer } from "#contract/contract.ts";
import { failureOf } from "#contract/failures.ts";
import { fail } from "#core/outcome.ts";
import type { Refusal } from "#core/refusal.ts";
import type { ShopSettings } from "#core/shop/settings.ts";
import type { Store } from "#main/store/store.ts";
import type { CommandMemory } from "./command-memory.ts";
import type { Devices } from "./devices.ts";
import type { EngineLog } from "./engine-log.ts";
import type { InsightsJobs } from "./insights-jobs.ts";
import type { OpenBasket } from "./open-basket.ts";
import type { RecentScans } from "./recent-scans.ts";
import type { Session } from "./session.ts";
import type { Topics } from "./topics.ts";
import type { TrialDesk } from "./trial-desk.ts";

export interface Engine {
  readonly store: Store;
  /** The wall clock, UTC milliseconds. */
  readonly nowMs: () => number;
  /** A new UUIDv7. */
  readonly newId: () => string;
  readonly session: Session;
  readonly openBasket: OpenBasket;
  readonly commands: CommandMemory;
  readonly recentScans: RecentScans;
  readonly devices: Devices;
  /** Long looks back over the journal, on a thread of their own. */
  readonly insights: InsightsJobs;
  readonly trial: TrialDesk;
  readonly topics: Topics;
  readonly log: EngineLog;
  /** Key of the PIN records; not in the database. */
  readonly pinKey: Buffer;
  /** Key of the tags of serial coupons; not in the database. */
  readonly couponKey: Buffer;
  readonly version: string;
}

/** The business says no, as an answer. */
export const refuse = (refused: Refusal): Answer<never> => fail(failureOf(refused.code, refused.values));

/** The shop's settings; a failure before the till is set up. */
export function shopOf(engine: Engine): Answer<ShopSettings> {
  const settings = engine.store.findSettings();
  return settings === null ? fail(failureOf("notSetUp")) : { ok: true, value: settings };
}

/** The person at the till for the journal; `system` while nobody is signed in (set-up). */
export const actorOf = (engine: Engine): string => engine.session.person?.id ?? "system";
