/** Starts the morning's till in a process, hears its story, and kills it without warning when the moment has come. */
import { spawn } from "node:child_process";
import path from "node:path";
import { createInterface } from "node:readline";
import { fail, succeed } from "#core/outcome.ts";
import type { Outcome } from "#core/outcome.ts";
import type { Failure } from "#contract/failures.ts";
import { failureOf } from "#contract/failures.ts";
import type { LeftBehind } from "./demo-afternoon.ts";
import type { DemoMessage } from "./demo-message.ts";
import type { StoryLine } from "./demo-story.ts";

export interface Victim {
  readonly pid: number;
  readonly leftBehind: LeftBehind;
  readonly nowMs: number;
}

const worker = path.join(import.meta.dirname, "demo-worker.ts");
const morningMsMax = 240_000;

export function liveAndKillMorning(
  request: { readonly data: string; readonly language: string; readonly seed: number; readonly startMs: number },
  onLine: (line: StoryLine) => void,
): Promise<Outcome<Victim, Failure>> {
  const { data, language, seed, startMs } = request;
  const args = ["--data", data, "--language", language, "--seed", String(seed), "--start", String(startMs)];
  const child = spawn(process.execPath, [worker, ...args], { stdio: ["ignore", "pipe", "inherit"] });
  return new Promise((resolve, reject) => {
    let outcome: Outcome<Victim, Failure> | null = null;
    const timer = setTimeout(() => child.kill("SIGKILL"), morningMsMax);
    createInterface({ input: child.stdout }).on("line", (text) => {
      // The worker is this program: its lines are the messages that it was typed to send.
      const message = JSON.parse(text) as DemoMessage;
      switch (message.kind) {
        case "told":
          return onLine(message.line);
        case "refused":
          outcome = fail(message.failure);
          return undefined;
        case "occupied":
          outcome = fail(failureOf("alreadySetUp"));
          return undefined;
        case "readyToDie":
          outcome = succeed({ pid: child.pid ?? 0, leftBehind: message.leftBehind, nowMs: message.nowMs });
          child.kill("SIGKILL");
          return undefined;
      }
    });
    child.on("error", reject);
    child.on("close", (code, signal) => {
      clearTimeout(timer);
      if (outcome !== null) resolve(outcome);
      else reject(new Error(`the demo's morning ended by itself (${signal ?? code ?? "unknown"})`));
    });
  });
}
