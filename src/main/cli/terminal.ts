/**
 * Where a command writes: results to standard output, everything else to standard error.
 *
 * A reader that goes away (`regulars export journal | head`) ends the command quietly: nobody is left to be told.
 */
export interface Terminal {
  out(text: string): void;
  err(text: string): void;
  /** Waits until what was written has been taken, so that a slow reader does not fill the memory. */
  settled(): Promise<void>;
  readonly errIsTty: boolean;
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
  };
}
