/** What a shell shows: a till, or what is left of one, that the shell closes when it ends. */
import type { CallPort } from "#contract/handlers.ts";

export interface RunningTill {
  readonly port: CallPort;
  /** Gives the data folder back. Nothing may be called afterwards. */
  close(): void | Promise<void>;
}

/** Opens the till of a data folder. One that cannot be opened is shown as well: its screen is the recovery page. */
export type OpenTill = (dataFolder: string) => RunningTill | Promise<RunningTill>;
