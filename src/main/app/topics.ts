/**
 * Tells screens that something may have changed: a topic and a version that rises, never the change itself.
 *
 * Touches within one turn of the event loop are told once. A listener that throws is reported and keeps its subscription;
 * it does not keep the others from hearing.
 */
import type { Topic, TopicEvent } from "#contract/contract.ts";
import { assert } from "#core/assert.ts";

const SUBSCRIBERS_MAX = 64;

export interface Topics {
  touch(...topics: readonly Topic[]): void;
  subscribe(listener: (event: TopicEvent) => void): () => void;
}

export function createTopics(onListenerFailed: (error: unknown) => void): Topics {
  const versions = new Map<Topic, number>();
  const touched = new Set<Topic>();
  const listeners = new Set<{ readonly hear: (event: TopicEvent) => void }>();

  function tell(): void {
    const topics = [...touched];
    touched.clear();
    for (const topic of topics) {
      const version = (versions.get(topic) ?? 0) + 1;
      versions.set(topic, version);
      for (const listener of listeners) {
        try {
          listener.hear({ topic, version });
        } catch (error) {
          onListenerFailed(error);
        }
      }
    }
  }

  return {
    touch(...topics) {
      if (touched.size === 0 && topics.length > 0) queueMicrotask(tell);
      for (const topic of topics) touched.add(topic);
    },
    subscribe(listener) {
      assert(listeners.size < SUBSCRIBERS_MAX, "a shell has to limit how many screens listen at once");
      const entry = { hear: listener };
      listeners.add(entry);
      return () => {
        listeners.delete(entry);
      };
    },
  };
}
