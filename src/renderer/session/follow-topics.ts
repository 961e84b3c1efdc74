/**
 * Topics of the till → questions asked again.
 *
 * What this screen did itself is on it already, because the answer brought it: the topics that it raised are asked about
 * once the scanner pauses. Topics of others are asked about at once, also in the wake of a command of this screen: the
 * next sale's first scan may come from a serial scanner while the last sale's answer has just been painted.
 */
import type { QueryClient } from "@tanstack/react-query";
import type { Topic } from "#contract/contract.ts";
import type { Cell } from "./cell.ts";
import { createRefreshRounds } from "./refresh-rounds.ts";
import type { TillLink } from "./transport.ts";

/** How long after a scan of this screen the till's word of it may come. */
const ownScanEchoMs = 500;
/** How long the topics of a command of this screen are held back. */
const echoMs = 150;
/** The topics that a scan raises: its answer brings the basket, and the list of devices is in no hurry. */
const ECHOED: ReadonlySet<Topic> = new Set<Topic>(["basket", "devices"]);

/** What this screen did last, on the page's own clock. */
export interface OwnActs {
  waiting: number;
  answeredAtMs: number;
  scannedAtMs: number;
}

/** Returns the function that ends it. */
export function followTopics(link: TillLink, queries: QueryClient, own: OwnActs, scans: Cell<number>): () => void {
  const later = new Set<Topic>();
  let timer: ReturnType<typeof setTimeout> | undefined;
  const rounds = createRefreshRounds((topic) => queries.invalidateQueries({ queryKey: [topic] }));
  const flush = (): void => {
    clearTimeout(timer);
    timer = undefined;
    for (const topic of later) rounds.refresh(topic);
    later.clear();
  };
  const stopTopics = link.subscribe(({ topic, version }) => {
    const nowMs = performance.now();
    if (topic === "scan") {
      if (nowMs - own.scannedAtMs <= ownScanEchoMs) return;
      // Another's scan: what it changed was told just before it, and may have been taken for an echo.
      flush();
      // The line first: asking what was scanned would stand in its way.
      void rounds.basketShown().then(() => scans.write(version));
    } else if (ECHOED.has(topic) && (own.waiting > 0 || nowMs - own.answeredAtMs <= echoMs)) {
      later.add(topic);
      timer ??= setTimeout(flush, echoMs);
    } else {
      rounds.refresh(topic);
    }
  });
  let before = link.state.read();
  const stopLink = link.state.watch(() => {
    const now = link.state.read();
    if (now === "up" && before === "lost") void queries.invalidateQueries();
    before = now;
  });
  return () => {
    clearTimeout(timer);
    rounds.stop();
    stopTopics();
    stopLink();
  };
}
