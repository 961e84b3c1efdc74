/** What the engine tells its log. Names, durations and codes only: no name, number, price or text that a person typed. */
import { Bug } from "#core/assert.ts";

export type LogLine =
  | { readonly kind: "call"; readonly name: string; readonly durationMs: number; readonly outcome: string }
  | { readonly kind: "fault"; readonly where: string; readonly thrown: string }
  | { readonly kind: "note"; readonly what: string };

export interface EngineLog {
  write(line: LogLine): void;
}

/**
 * Where something was thrown. A `Bug` says its sentence, which never holds personal data; of anything else the message is
 * left out, because a parser or a driver may quote what it was given.
 */
export function describeThrown(thrown: unknown): string {
  if (!(thrown instanceof Error)) return `a thrown ${typeof thrown}`;
  const frames = (thrown.stack ?? "").split("\n").filter((line) => line.trimStart().startsWith("at "));
  const title = thrown instanceof Bug ? `${thrown.name}: ${thrown.message}` : thrown.name;
  return [title, ...frames].join("\n");
}
