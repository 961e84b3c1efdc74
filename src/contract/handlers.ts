/** The two ends of the contract as types: what an engine must serve, and what a screen may call. */
import type { Answer, TopicEvent } from "./contract.ts";
import type { CallInput, CallName, CallOutput } from "./calls.ts";
import type { RecoveryCallName } from "./recovery.ts";

/** Complete over the contract: a call without a handler does not compile. */
type Served<Name extends CallName> = {
  readonly [N in Name]: (input: CallInput<N>) => Answer<CallOutput<N>> | Promise<Answer<CallOutput<N>>>;
};
export type Handlers = Served<Exclude<CallName, RecoveryCallName>>;
export type RecoveryHandlers = Served<RecoveryCallName>;

/** What a shell is given: calls by name with an unchecked body, and topics. Decoding and access are behind it. */
export interface CallPort {
  call(name: string, body: unknown): Promise<Answer<unknown>>;
  /** Returns the function that ends the subscription. */
  subscribe(listener: (event: TopicEvent) => void): () => void;
}

/** What a screen is given. */
export interface Till {
  call<N extends CallName>(name: N, input: CallInput<N>): Promise<Answer<CallOutput<N>>>;
  subscribe(listener: (event: TopicEvent) => void): () => void;
}
