/**
 * Which commands that are not facts were done already: basket steps, parking, device commands.
 *
 * A screen that lost the answer sends the command again under the same id. A journaled act finds its answer in the
 * journal; a step that the journal never sees finds it here. Kept in the same transaction as what the step changed, so a
 * crash between the two is not possible. Bounded: only a screen's latest commands can still be on their way.
 */
import type { PreferenceTable } from "#main/store/store.ts";
import { z } from "zod";

const REMEMBERED_MAX = 64;
const KEY = "app.recentCommands";

const recentSchema = z.array(z.strictObject({ id: z.uuid(), result: z.unknown() })).max(REMEMBERED_MAX);

export interface DoneCommand {
  readonly id: string;
  /** Small JSON from which the answer is made again; null when the present state says it all. */
  readonly result: unknown;
}

export class CommandMemory {
  readonly #preferences: PreferenceTable;
  #recent: readonly DoneCommand[];

  constructor(preferences: PreferenceTable) {
    this.#preferences = preferences;
    // What an older program wrote and this one cannot read holds no command of this screen.
    const read = recentSchema.safeParse(preferences.get(KEY));
    this.#recent = read.success ? read.data : [];
  }

  find(commandId: string): DoneCommand | null {
    return this.#recent.find((done) => done.id === commandId) ?? null;
  }

  /** Call inside the transaction of the step, and `keep` what it returns once that has committed. */
  write(done: DoneCommand): readonly DoneCommand[] {
    const next = [...this.#recent.slice(1 - REMEMBERED_MAX), done];
    this.#preferences.put(KEY, next);
    return next;
  }

  keep(recent: readonly DoneCommand[]): void {
    this.#recent = recent;
  }
}
