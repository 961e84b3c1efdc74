/**
 * The till of a folder, or, while it cannot be opened, the few calls with which somebody mends that. A shell is given one
 * port either way and does not learn which it is:
 *
 *   opened ──────────────► every call is the till's
 *   refused ► recovery ──► `getRecovery`, `recover`; every other call answers `needsRecovery`
 *                └── a step that opens the till ──► every call is the till's, and the screens ask again
 */
import type { Answer } from "#contract/contract.ts";
import { failureOf } from "#contract/failures.ts";
import type { Failure } from "#contract/failures.ts";
import type { CallPort, RecoveryHandlers } from "#contract/handlers.ts";
import type { Recovered, RecoveryView } from "#contract/recovery.ts";
import { fail, succeed } from "#core/outcome.ts";
import { describeThrown } from "#main/app/engine-log.ts";
import { registerCalls } from "#main/app/register-calls.ts";
import { createTopics } from "#main/app/topics.ts";
import { openTill } from "./open-till.ts";
import type { OpenedTill, OpenTillOptions } from "./open-till.ts";
import { goOnAfterLoss, listBackups, recoveryActions, restoreBackup, saveReadable } from "./recovery-steps.ts";
import { openTillLog } from "./till-log.ts";

type Step = Parameters<RecoveryHandlers["recover"]>[0]["step"];

export interface TillOrRecovery {
  readonly port: CallPort;
  close(): Promise<void>;
}

export interface OpenOrRecoverOptions extends OpenTillOptions {
  /** Told why, once, for a terminal or a log. */
  readonly onRefused: (failure: Failure) => void;
}

export function openOrRecover(dataFolder: string, options: OpenOrRecoverOptions): TillOrRecovery {
  const log = openTillLog(dataFolder, Date.now);
  const topics = createTopics((thrown) =>
    log.write({ kind: "fault", where: "topics", thrown: describeThrown(thrown) }),
  );
  let till: OpenedTill | null = null;
  let refused: Failure | null = null;

  /** Tries to open; whoever listens already hears the till from then on. */
  function open(): void {
    const opened = openTill(dataFolder, options);
    refused = opened.ok ? null : opened.failure;
    if (!opened.ok) return;
    till = opened.value;
    till.port.subscribe(({ topic }) => topics.touch(topic));
    topics.touch("till");
  }

  const view = (): RecoveryView | null => (refused === null ? null : viewOf(dataFolder, refused));

  function take(step: Step, failure: Failure): Answer<Recovered> {
    if (!recoveryActions(failure).includes(step.kind)) return fail(failureOf("malformedCall", { path: "step.kind" }));
    if (step.kind === "saveReadable") {
      const saved = saveReadable(dataFolder);
      return saved.ok ? succeed({ recovery: view(), saved: saved.value }) : saved;
    }
    const done = step.kind === "restore" ? restoreBackup(dataFolder, step.file) : succeed(null);
    const goneOn = step.kind === "goOn" ? goOnAfterLoss(dataFolder) : succeed(null);
    for (const answer of [done, goneOn]) if (!answer.ok) return answer;
    open();
    return succeed({ recovery: view(), saved: null });
  }

  open();
  if (refused !== null) options.onRefused(refused);
  const handlers: RecoveryHandlers = {
    getRecovery: () => succeed(view()),
    // Sent again after it had opened the till: then there is nothing left to do.
    recover: ({ step }) => (refused === null ? succeed({ recovery: null, saved: null }) : take(step, refused)),
  };
  const elapsedMs = (): number => performance.now();
  const recovery = registerCalls(handlers, { refusalFor: () => null, log, topics, elapsedMs, checkAnswers: true });
  return {
    port: {
      call(name, body) {
        if (Object.hasOwn(handlers, name)) return recovery.call(name, body);
        return till === null ? Promise.resolve(fail(failureOf("needsRecovery"))) : till.port.call(name, body);
      },
      subscribe: (listener) => topics.subscribe(listener),
    },
    async close() {
      await till?.close();
      await log.stop();
    },
  };
}

function viewOf(dataFolder: string, failure: Failure): RecoveryView {
  const figure = (name: string): number | null => {
    const value = failure.values[name];
    return typeof value === "number" ? value : null;
  };
  return {
    failure,
    dataFolder,
    lastEntry: figure("headSeq"),
    knownEntry: figure("knownSeq"),
    backups: [...listBackups(dataFolder)],
    actions: [...recoveryActions(failure)],
  };
}
