/**
 * How calls and topics travel: through the preload bridge of the desktop shell, or over HTTP in the browser shell.
 * Nothing above this file knows which. Every answer is decoded by the contract's schema, so a screen never shows a shape
 * that it was not compiled for.
 */
import { z } from "zod";
import { CALLS } from "#contract/calls.ts";
import type { CallInput, CallName, CallOutput } from "#contract/calls.ts";
import { answerSchema, topicEventSchema } from "#contract/contract.ts";
import type { Answer, TopicEvent } from "#contract/contract.ts";
import { failureOf } from "#contract/failures.ts";
import type { Till } from "#contract/handlers.ts";
import { createCell } from "./cell.ts";
import type { Cell } from "./cell.ts";

// The content security policy forbids the code that zod would otherwise generate.
z.config({ jitless: true });

export type LinkState = "connecting" | "up" | "lost";

export interface TillLink extends Till {
  readonly state: Cell<LinkState>;
}

/** What the preload script puts on the window. */
interface Bridge {
  call(name: string, body: unknown): Promise<unknown>;
  subscribe(listener: (event: unknown) => void): () => void;
}

declare global {
  interface Window {
    readonly regulars?: Bridge;
  }
}

const callTimeoutMs = 15_000;

export function connectTill(): TillLink {
  return window.regulars === undefined ? overHttp() : overBridge(window.regulars);
}

function decodeAnswer<N extends CallName>(name: N, body: unknown): Answer<CallOutput<N>> {
  const parsed = answerSchema(CALLS[name].output).safeParse(body);
  if (!parsed.success) return { ok: false, failure: failureOf("programFault") };
  // The schema was picked by the name; the compiler cannot follow an index by a type parameter.
  return parsed.data as Answer<CallOutput<N>>;
}

function overBridge(bridge: Bridge): TillLink {
  const state = createCell<LinkState>("up");
  return {
    state,
    async call<N extends CallName>(name: N, input: CallInput<N>): Promise<Answer<CallOutput<N>>> {
      try {
        const body = await bridge.call(name, input);
        state.write("up");
        return decodeAnswer(name, body);
      } catch {
        state.write("lost");
        return { ok: false, failure: failureOf("linkLost") };
      }
    },
    subscribe(listener) {
      return bridge.subscribe((event) => deliver(event, listener));
    },
  };
}

function overHttp(): TillLink {
  const state = createCell<LinkState>("connecting");
  return {
    state,
    async call<N extends CallName>(name: N, input: CallInput<N>): Promise<Answer<CallOutput<N>>> {
      try {
        const response = await fetch(`/call/${name}`, {
          method: "POST",
          headers: { "content-type": "application/json" },
          body: JSON.stringify(input),
          signal: AbortSignal.timeout(callTimeoutMs),
        });
        return decodeAnswer(name, await response.json());
      } catch {
        state.write("lost");
        return { ok: false, failure: failureOf("linkLost") };
      }
    },
    subscribe(listener) {
      const source = new EventSource("/events");
      source.addEventListener("open", () => state.write("up"));
      source.addEventListener("error", () => state.write("lost"));
      source.addEventListener("message", (message: MessageEvent<string>) => {
        state.write("up");
        deliver(parseJson(message.data), listener);
      });
      return () => source.close();
    },
  };
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function deliver(event: unknown, listener: (event: TopicEvent) => void): void {
  const parsed = topicEventSchema.safeParse(event);
  if (parsed.success) listener(parsed.data);
}
