/**
 * A real pseudo-terminal whose far end is this test: what is sent here arrives on `path` as from a cable.
 *
 * Node cannot make one, so a small program holds it: python3 where there is one, else script(1) of util-linux. A machine
 * with neither gets an error that says so; there is no quiet skipping.
 */
import { spawn, type ChildProcessWithoutNullStreams } from "node:child_process";

export interface PtyLine {
  readonly path: string;
  readonly heldBy: string;
  send(bytes: Uint8Array | string): void;
  /** Pulls the cable out. */
  hangUp(): Promise<void>;
}

const PYTHON_HOLDER = `
import os, pty, select, tty
near, far = pty.openpty()
tty.setraw(near)
tty.setraw(far)
print(os.ttyname(far), flush=True)
while True:
    ready, _, _ = select.select([near, 0], [], [])
    if 0 in ready:
        data = os.read(0, 4096)
        if not data:
            break
        os.write(near, data)
    if near in ready:
        os.read(near, 4096)
`;

const HOLDERS = [
  { name: "python3", args: ["-c", PYTHON_HOLDER] },
  { name: "script", args: ["-qfc", "stty raw -echo; tty; sleep 3600", "/dev/null"] },
];

const START_WAIT_MS = 10_000;

export async function openPtyLine(): Promise<PtyLine> {
  const failures: string[] = [];
  for (const holder of HOLDERS) {
    const child = spawn(holder.name, holder.args, { stdio: "pipe" });
    const path = await pathFrom(child).catch((error: unknown) => {
      child.kill();
      failures.push(`${holder.name}: ${error instanceof Error ? error.message : String(error)}`);
      return null;
    });
    if (path !== null) return lineOf(child, path, holder.name);
  }
  throw new Error(
    `No pseudo-terminal can be had for the serial tests (${failures.join("; ")}). Install python3 or util-linux.`,
  );
}

function pathFrom(child: ChildProcessWithoutNullStreams): Promise<string> {
  return new Promise((resolve, reject) => {
    let said = "";
    const timer = setTimeout(() => reject(new Error("said nothing")), START_WAIT_MS);
    child.once("error", reject);
    child.once("exit", (code) => reject(new Error(`ended with ${String(code)}: ${said}`)));
    child.stderr.on("data", (chunk: Buffer) => (said += chunk.toString()));
    child.stdout.on("data", (chunk: Buffer) => {
      said += chunk.toString();
      const path = /\/dev\/\S+/.exec(said)?.[0];
      if (path === undefined) return;
      clearTimeout(timer);
      resolve(path);
    });
  });
}

function lineOf(child: ChildProcessWithoutNullStreams, path: string, heldBy: string): PtyLine {
  return {
    path,
    heldBy,
    send: (bytes) => void child.stdin.write(bytes),
    hangUp: () =>
      new Promise((resolve) => {
        if (child.exitCode !== null || child.signalCode !== null) return resolve();
        child.once("exit", () => resolve());
        child.kill("SIGKILL");
      }),
  };
}
