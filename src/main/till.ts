/** Puts an engine together from its ports. What opens folders, sockets and files is in `open-till.ts`. */
import type { CallPort } from "#contract/handlers.ts";
import { CommandMemory } from "#main/app/command-memory.ts";
import type { Devices } from "#main/app/devices.ts";
import { describeThrown } from "#main/app/engine-log.ts";
import type { EngineLog } from "#main/app/engine-log.ts";
import type { Engine } from "#main/app/engine.ts";
import { createHandlers } from "#main/app/handlers.ts";
import type { InsightsJobs } from "#main/app/insights-jobs.ts";
import { OpenBasket } from "#main/app/open-basket.ts";
import { RecentScans } from "#main/app/recent-scans.ts";
import { receiveScan } from "#main/app/receive-scan.ts";
import { registerCalls } from "#main/app/register-calls.ts";
import { Session } from "#main/app/session.ts";
import { TrialDesk } from "#main/app/trial-desk.ts";
import { createTopics } from "#main/app/topics.ts";
import type { Topics } from "#main/app/topics.ts";
import { uuidV7 } from "#main/app/uuid-v7.ts";
import type { RandomBytes } from "#main/app/uuid-v7.ts";
import type { Store } from "#main/store/store.ts";

/** What the devices are given when they are opened. */
export interface DeviceSurroundings {
  readonly store: Store;
  /** For the codes of coupons on receipts. */
  readonly couponKey: Buffer;
  readonly nowMs: () => number;
  readonly topics: Topics;
  readonly log: EngineLog;
  /** A scanner that the till listens to read something. */
  readonly onScan: (scan: Parameters<typeof receiveScan>[1]) => void;
}

export interface TillPorts {
  readonly store: Store;
  readonly insights: InsightsJobs;
  readonly nowMs: () => number;
  /** Milliseconds of a clock that only runs forward. */
  readonly elapsedMs: () => number;
  readonly randomBytes: RandomBytes;
  readonly pinKey: Buffer;
  readonly couponKey: Buffer;
  readonly log: EngineLog;
  readonly version: string;
  readonly checkAnswers: boolean;
  readonly openDevices: (surroundings: DeviceSurroundings) => Devices;
}

export interface BuiltTill {
  readonly calls: CallPort;
  /** For the command line, which runs verbs that no screen has a call for. */
  readonly engine: Engine;
  stop(): Promise<void>;
}

export function buildTill(ports: TillPorts): BuiltTill {
  const { store, insights, nowMs, log, version, pinKey, couponKey } = ports;
  const newId = (): string => uuidV7(nowMs(), ports.randomBytes);
  const topics = createTopics((thrown) =>
    log.write({ kind: "fault", where: "topics", thrown: describeThrown(thrown) }),
  );
  const session = new Session();
  const commands = new CommandMemory(store.preferences);
  const openBasket = new OpenBasket({ store, commands, newId, nowMs });
  const onScan: DeviceSurroundings["onScan"] = (scan) => receiveScan(engine, scan);
  const devices = ports.openDevices({ store, couponKey, nowMs, topics, log, onScan });
  const engine: Engine = {
    store,
    nowMs,
    newId,
    session,
    openBasket,
    commands,
    recentScans: new RecentScans(),
    devices,
    insights,
    trial: new TrialDesk(insights, topics),
    topics,
    log,
    pinKey,
    couponKey,
    version,
  };
  const calls = registerCalls(createHandlers(engine), {
    refusalFor: (access) => session.refusalFor(access),
    log,
    topics,
    elapsedMs: ports.elapsedMs,
    checkAnswers: ports.checkAnswers,
  });
  return {
    calls,
    engine,
    async stop() {
      await insights.stop();
      await devices.stop();
      store.close();
    },
  };
}
