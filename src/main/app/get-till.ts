/** The bar at the top of every screen. */
import type { Answer } from "#contract/contract.ts";
import type { TillView } from "#contract/views.ts";
import { LIMITS } from "#core/codec/fields.ts";
import { succeed } from "#core/outcome.ts";
import type { ShopSettings } from "#core/shop/settings.ts";
import type { Engine } from "./engine.ts";
import { languageOf } from "./set-language.ts";
import { shopMomentAt } from "./shop-time.ts";
import { TILL_NAME } from "./till-identity.ts";

/** As many as the print queue looks at: older ones are past their age and are not sent any more. */
const JOBS_LOOKED_AT = 200;

export function getTill(engine: Engine): Answer<TillView> {
  const { store, devices, session } = engine;
  const settings = store.findSettings();
  const nowMs = engine.nowMs();
  return succeed({
    phase: settings === null ? "needsSetUp" : "ready",
    tillName: TILL_NAME,
    version: engine.version,
    language: languageOf(engine),
    nowMs,
    businessDate: settings === null ? null : shopMomentAt(nowMs, settings).moment.businessDate,
    shop: settings === null ? null : shopView(settings),
    signedIn: session.person,
    hub: "none",
    unsynced: store.outbox.waiting(),
    printer: { state: devices.printerState(), waitingJobs: waitingJobs(engine) },
    scanner: { state: devices.scannerState() },
    space: store.space().state === "low" ? "low" : "enough",
    parkedCount: store.baskets.listParked(LIMITS.parkedBaskets).length,
  });
}

/** What will still be sent. A job that was sent and that no printer confirms waits for nothing. */
const waitingJobs = ({ store }: Engine): number =>
  store.printJobs.listRecent(JOBS_LOOKED_AT).filter(({ state }) => state === "queued" || state === "waiting").length;

function shopView(settings: ShopSettings): NonNullable<TillView["shop"]> {
  const { currency, timeZone, taxMode, taxRates, departments, memberNumberPrefix, memberNumberLength } = settings;
  return {
    name: settings.shopName,
    currency,
    timeZone,
    taxMode,
    taxRates,
    departments,
    memberNumberPrefix,
    memberNumberLength,
    cashRoundingStepMinor: settings.cashRounding.stepMinor,
  };
}
