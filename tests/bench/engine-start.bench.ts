/** From the start of the till's process to its first answer, on a shop of a million members and 200,000 sales. */
import fs from "node:fs";
import { performance } from "node:perf_hooks";
import { copyOfBigShop, YEAR } from "../builders/big-shop.ts";
import { endTillProcess, startTillProcess } from "../e2e/open-till-page.ts";
import { argumentsOf, figuresOf, report } from "./figures.ts";

const { runs: runsText = "7" } = argumentsOf("runs");
const runs = Number(runsText);

const shop = await copyOfBigShop(YEAR);
const toAnswerMs: number[] = [];
const memoryMb: number[] = [];
// The first start may still fold projections that were kept by an older program.
for (let run = 0; run < runs + 1; run += 1) {
  const startedMs = performance.now();
  const till = await startTillProcess(shop.dataDir);
  await getTill(till.origin, shop.dataDir);
  const answeredMs = performance.now() - startedMs;
  const peakMb = residentMb(till.process.pid ?? 0);
  await endTillProcess(till.process);
  if (run === 0) continue;
  toAnswerMs.push(answeredMs);
  memoryMb.push(peakMb);
}
shop.remove();
report({
  what: "start of the till's process until it answers getTill, 1,000,000 members and 200,000 sales",
  aim: "≤ 1.5 s, ≤ 250 MB",
  ...figuresOf(toAnswerMs),
  memoryMbMax: Math.max(...memoryMb),
});

async function getTill(origin: string, dataDir: string): Promise<void> {
  const token = fs.readFileSync(`${dataDir}/script-token`, "utf8").trim();
  const headers = { "content-type": "application/json", authorization: `Bearer ${token}` };
  const response = await fetch(`${origin}/call/getTill`, { method: "POST", headers, body: "{}" });
  const answer: unknown = await response.json();
  if (!JSON.stringify(answer).startsWith('{"ok":true')) throw new Error("the till did not answer getTill");
}

/** The most that the process ever held in memory, where the system tells. */
function residentMb(pid: number): number {
  const status = `/proc/${pid}/status`;
  if (!fs.existsSync(status)) return Number.NaN;
  const kilobytes = /VmHWM:\s+(\d+) kB/u.exec(fs.readFileSync(status, "utf8"))?.[1];
  return Math.round(Number(kilobytes) / 1024);
}
