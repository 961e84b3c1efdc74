/**
 * Where a command writes: results to standard output, everything else to standard error.
 *
 * A reader that goes away (`regulars export journal | head`) ends the command quietly: nobody is left to be told.
 */
import { createInterface } from "node:readline";
import { Writable } from "node:stream";

export interface Terminal {
  out(text: string): void;
  err(text: string): void;
  /** Waits until what was written has been taken, so that a slow reader does not fill the memory. */
  settled(): Promise<void>;
  readonly errIsTty: boolean;
  /**
   * One line from standard input. A person at a keyboard is asked, nothing is echoed, and they type it twice; null when
   * there is no line or the two differ.
   */
  readSecret(question: string, again: string): Promise<string | null>;
}

export function processTerminal(): Terminal {
  for (const stream of [process.stdout, process.stderr]) {
    stream.on("error", (error: NodeJS.ErrnoException) => {
      if (error.code === "EPIPE") process.exit(process.exitCode ?? 0);
      throw error;
    });
  }
  return {
    out: (text) => void process.stdout.write(text),
    err: (text) => void process.stderr.write(text),
    settled: () =>
      process.stdout.writableNeedDrain
        ? new Promise((resolve) => {
            process.stdout.once("drain", () => resolve());
          })
        : Promise.resolve(),
    errIsTty: process.stderr.isTTY === true,
    readSecret,
  };
}

/** Where the echo of what is typed goes. */
const mute = new Writable({ write: (_chunk, _encoding, done) => done() });

async function readSecret(question: string, again: string): Promise<string | null> {
  const isKeyboard = process.stdin.isTTY === true;
  const reader = createInterface({ input: process.stdin, output: mute, terminal: isKeyboard });
  const lines = reader[Symbol.asyncIterator]();
  const readLine = async (asked: string): Promise<string | null> => {
    if (isKeyboard) process.stderr.write(asked);
    const line = await lines.next();
    if (isKeyboard) process.stderr.write("\n");
    return line.done === true ? null : line.value;
  };
  try {
    const typed = await readLine(question);
    return typed === null || !isKeyboard || typed === (await readLine(again)) ? typed : null;
  } finally {
    reader.close();
  }
}
