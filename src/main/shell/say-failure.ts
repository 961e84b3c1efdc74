import type { Failure } from "#contract/failures.ts";
import { sayIn } from "#locales/say.ts";

/** Why the till did not start, in both languages: before it has started nobody has chosen one. */
export function sayFailure(failure: Failure): string {
  const say = sayIn("EUR");
  const sentence = { key: failure.code, values: failure.values };
  return `${say("en", "failures", sentence)}\n${say("zh-CN", "failures", sentence)}`;
}
