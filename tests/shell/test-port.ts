/** A till of a few lines for the shells' tests: it remembers what it was asked and says what it is told to. */
import type { Answer, TopicEvent } from "#contract/contract.ts";
import { failureOf } from "#contract/failures.ts";
import type { CallPort } from "#contract/handlers.ts";

export interface TestPort extends CallPort {
  readonly asked: { readonly name: string; readonly body: unknown }[];
  publish(event: TopicEvent): void;
  readonly listenerCount: number;
}

/** Knows `getTill`, refuses `openDrawer`, has a bug in `explode`. */
export function makeTestPort(): TestPort {
  const asked: { name: string; body: unknown }[] = [];
  const listeners = new Set<(event: TopicEvent) => void>();
  const answer = (name: string): Answer<unknown> => {
    if (name === "getTill") return { ok: true, value: { shop: "Test shop 张伟" } };
    if (name === "openDrawer") return { ok: false, failure: failureOf("drawerUnavailable") };
    return { ok: false, failure: failureOf("unknownCall") };
  };
  return {
    asked,
    async call(name, body) {
      asked.push({ name, body });
      if (name === "explode") throw new Error("a bug");
      return answer(name);
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    publish(event) {
      for (const listener of listeners) listener(event);
    },
    get listenerCount() {
      return listeners.size;
    },
  };
}
