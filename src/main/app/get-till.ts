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

/** Beyond this many waiting jobs the exact count says nothing more. */
const WAITING_JOBS_MAX = 1000;

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
    printer: { state: devices.printerState(), waitingJobs: store.printJobs.listPending(WAITING_JOBS_MAX).length },
    scanner: { state: devices.scannerState() },
    space: store.space().state === "low" ? "low" : "enough",
    parkedCount: store.baskets.listParked(LIMITS.parkedBaskets).length,
  });
}

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
