/**
 * Topics to pages, as server-sent events. A page that reads slowly is sent only the newest version of each topic once it
 * reads again, so what waits for it is never longer than the list of topics.
 */
import type { ServerResponse } from "node:http";
import type { TopicEvent } from "#contract/contract.ts";

const streamsMax = 16;
const keepAliveMs = 20_000;
const retryMs = 1000;

interface Stream {
  readonly response: ServerResponse;
  readonly waiting: Map<string, TopicEvent>;
  isFull: boolean;
}

export class TopicStreams {
  readonly #streams = new Set<Stream>();
  readonly #keepAlive: NodeJS.Timeout;

  constructor() {
    this.#keepAlive = setInterval(() => {
      for (const stream of this.#streams) if (!stream.isFull) stream.isFull = !stream.response.write(":\n\n");
    }, keepAliveMs);
    this.#keepAlive.unref();
  }

  get hasRoom(): boolean {
    return this.#streams.size < streamsMax;
  }

  /** Turns the response into a stream that lasts until the page goes away. */
  open(response: ServerResponse, headers: Readonly<Record<string, string>>): void {
    response.writeHead(200, {
      ...headers,
      "content-type": "text/event-stream; charset=utf-8",
      "cache-control": "no-store",
    });
    const stream: Stream = { response, waiting: new Map(), isFull: false };
    this.#streams.add(stream);
    response.on("drain", () => flush(stream));
    response.on("close", () => this.#streams.delete(stream));
    response.write(`retry: ${retryMs}\n\n`);
  }

  publish(event: TopicEvent): void {
    for (const stream of this.#streams) {
      stream.waiting.set(event.topic, event);
      if (!stream.isFull) flush(stream);
    }
  }

  close(): void {
    clearInterval(this.#keepAlive);
    for (const stream of this.#streams) stream.response.end();
    this.#streams.clear();
  }
}

function flush(stream: Stream): void {
  stream.isFull = false;
  const text = [...stream.waiting.values()].map((event) => `data: ${JSON.stringify(event)}\n\n`).join("");
  stream.waiting.clear();
  if (text !== "") stream.isFull = !stream.response.write(text);
}
