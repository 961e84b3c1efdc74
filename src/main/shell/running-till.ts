/** What a shell shows: a till that has been opened, and that the shell closes when it ends. */
import type { Answer } from "#contract/contract.ts";
import type { CallPort } from "#contract/handlers.ts";

export interface RunningTill {
  readonly port: CallPort;
  /** Gives the data folder back. Nothing may be called afterwards. */
  close(): void | Promise<void>;
}

/** Opens the till of a data folder, or says why it cannot: another till holds it, a newer program wrote it, … */
export type OpenTill = (dataFolder: string) => Answer<RunningTill> | Promise<Answer<RunningTill>>;
