/**
 * Asks again what a topic says has changed, one round a topic at a time: what rises while a round is under way is asked
 * once more after it, however often it rose. A browser has few lines to the till, and a sale alone touches the devices a
 * dozen times; asked one by one, those would stand before the basket's own question.
 *
 * The basket goes at once. The others give way for a moment, so that the line is on the screen before the status bar asks.
 */
import type { Topic } from "#contract/contract.ts";

const giveWayMs = 60;

export interface RefreshRounds {
  refresh(topic: Topic): void;
  /** Done when no question about the basket is on its way. */
  basketShown(): Promise<void>;
  stop(): void;
}

/** `ask` is done when every question about the topic that is on the screen has been answered. */
export function createRefreshRounds(ask: (topic: Topic) => Promise<void>): RefreshRounds {
  const running = new Map<Topic, Promise<void>>();
  const due = new Set<Topic>();
  const timers = new Map<Topic, ReturnType<typeof setTimeout>>();

  async function run(topic: Topic): Promise<void> {
    do {
      due.delete(topic);
      // The next round begins when this one is answered.
      await ask(topic);
    } while (due.has(topic));
    running.delete(topic);
  }

  function begin(topic: Topic): void {
    timers.delete(topic);
    if (running.has(topic)) due.add(topic);
    else running.set(topic, run(topic));
  }

  return {
    refresh(topic) {
      if (topic === "basket") begin(topic);
      else if (!timers.has(topic)) {
        timers.set(
          topic,
          setTimeout(() => begin(topic), giveWayMs),
        );
      }
    },
    basketShown: () => running.get("basket") ?? Promise.resolve(),
    stop() {
      for (const timer of timers.values()) clearTimeout(timer);
      timers.clear();
      due.clear();
    },
  };
}
