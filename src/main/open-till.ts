/**
 * Opens the till of a data folder: lock, store, key, log, devices. Whatever stands in the way is an answer that a shell can
 * show; nothing is changed in a folder that is refused.
 */
import { randomBytes } from "node:crypto";
import type { Answer } from "#contract/contract.ts";
import { failureOf } from "#contract/failures.ts";
import type { CallPort } from "#contract/handlers.ts";
import { fail, succeed } from "#core/outcome.ts";
import type { Engine } from "#main/app/engine.ts";
import { InsightsJobs } from "#main/app/insights-jobs.ts";
import { COUPON_KEY } from "#main/app/coupon-key.ts";
import { PIN_KEY } from "#main/app/pin-key.ts";
import { ShopDevices } from "#main/app/shop-devices.ts";
import { uuidV7 } from "#main/app/uuid-v7.ts";
import { openStore } from "#main/store/open-store.ts";
import type { StoreOpenFailure } from "#main/store/open-store.ts";
import { insightsWorkerFile } from "./insights-worker-file.ts";
import { buildTill } from "./till.ts";
import { programVersion } from "./program-version.ts";
import { openTillLog } from "./till-log.ts";

export interface OpenedTill {
  readonly port: CallPort;
  /** For verbs that no screen has a call for: imports, settings, programmes. */
  readonly engine: Engine;
  close(): Promise<void>;
}

export interface OpenTillOptions {
  /** Who holds the folder, said to a second till that is refused. */
  readonly holderName?: string;
  readonly nowMs?: () => number;
  /** Development and tests check every answer against the contract. */
  readonly checkAnswers?: boolean;
}

export function openTill(dataFolder: string, options: OpenTillOptions = {}): Answer<OpenedTill> {
  const { nowMs = Date.now, holderName = "till", checkAnswers = false } = options;
  const log = openTillLog(dataFolder, nowMs);
  const opened = openStore({
    dataDir: dataFolder,
    holderName,
    nowMs,
    newId: () => uuidV7(nowMs(), randomBytes),
    log: {
      slowQuery: (name, durationMs) => log.write({ kind: "call", name: `query ${name}`, durationMs, outcome: "slow" }),
      anchorNotWritten: () => log.write({ kind: "note", what: "the anchor was not written" }),
    },
  });
  if (!opened.ok) return fail(failureOfOpening(opened.failure));
  const store = opened.value;
  const till = buildTill({
    store,
    insights: new InsightsJobs({ dataDir: dataFolder, workerFile: insightsWorkerFile(), log }),
    nowMs,
    elapsedMs: () => performance.now(),
    randomBytes,
    pinKey: PIN_KEY.open(dataFolder),
    couponKey: COUPON_KEY.open(dataFolder),
    log,
    version: programVersion(),
    checkAnswers,
    openDevices: (surroundings) => new ShopDevices(surroundings),
  });
  return succeed({
    port: till.calls,
    engine: till.engine,
    async close() {
      await till.stop();
      await log.stop();
    },
  });
}

/** The contract's failure of a start that the store refused, with the figures that its sentence names. */
function failureOfOpening(failure: StoreOpenFailure) {
  switch (failure.code) {
    case "newerDatabase":
      return failureOf("newerDatabase", { found: failure.version, known: failure.known });
    case "lossDetected":
      return failureOf("lossDetected", {
        found: failure.found,
        headSeq: failure.headSeq,
        ...(failure.anchorSeq === null ? {} : { knownSeq: failure.anchorSeq }),
      });
    case "storeDamaged":
      return failureOf("storeDamaged", { found: failure.found });
    case "lockedByOther":
      return failureOf("lockedByOther", { holder: failure.holder?.name ?? "" });
    case "folderNotWritable":
    case "diskFull":
    case "diskFailed":
      return failureOf(failure.code);
  }
}
