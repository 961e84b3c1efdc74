/** Runs faults in processes, two at a time, and says which were missed. */
import { execFile } from "node:child_process";
import { join } from "node:path";
import { promisify } from "node:util";
import type { EngineFault } from "./engine-faults.ts";

const run = promisify(execFile);
const entry = join(import.meta.dirname, "run-fault.ts");
const atOnce = 2;

export interface Judged {
  readonly id: string;
  /** `caught` or `missed`. That the case passes without the fault is proved by `tests/scenarios/pricing.test.ts`. */
  readonly verdict: string;
}

async function judge({ id }: EngineFault): Promise<Judged> {
  const { stdout } = await run(process.execPath, [entry, id], { timeout: 60_000 });
  return { id, verdict: stdout.trim() };
}

export async function judgeFaults(faults: readonly EngineFault[]): Promise<readonly Judged[]> {
  const judged: Judged[] = [];
  const waiting = [...faults];
  const work = async (): Promise<void> => {
    for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) judged.push(await judge(next));
  };
  await Promise.all(Array.from({ length: atOnce }, work));
  return judged;
}
