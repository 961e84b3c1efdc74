import { useQuery } from "@tanstack/react-query";
import { createContext, useCallback, useContext, useMemo } from "react";
import type { CallInput, CallOutput } from "#contract/calls.ts";
import type { Answer } from "#contract/contract.ts";
import type { Failure } from "#contract/failures.ts";
import type { BasketView, TillView } from "#contract/views.ts";
import { nextFeedback } from "./feedback.ts";
import { TOPIC_OF, basketKey } from "./till-session.ts";
import type { CommandInput, CommandName, QuestionName, TillSession } from "./till-session.ts";

export const SessionContext = createContext<TillSession | null>(null);

export function useSession(): TillSession {
  const session = useContext(SessionContext);
  if (session === null) throw new Error("a screen stands outside the session");
  return session;
}

export interface AskOptions {
  readonly enabled?: boolean;
  /** Keep showing the last answer while the next one is on its way. */
  readonly keep?: boolean;
}

/** Asks, and asks again whenever the topic of the question has risen. undefined = not answered yet. */
export function useAsk<N extends QuestionName>(
  name: N,
  input: CallInput<N>,
  { enabled = true, keep = false }: AskOptions = {},
): Answer<CallOutput<N>> | undefined {
  const session = useSession();
  const query = useQuery<Answer<CallOutput<N>>>({
    queryKey: [TOPIC_OF[name], name, input],
    queryFn: () => session.ask(name, input),
    enabled,
    // `keepPreviousData` as a plain function: its generic form does not infer through a call name.
    ...(keep ? { placeholderData: (before: Answer<CallOutput<N>> | undefined) => before } : {}),
  });
  return query.data;
}

export function useTillAnswer(): Answer<TillView> | undefined {
  return useAsk("getTill", {});
}

export function useBasketAnswer(): Answer<BasketView> | undefined {
  const session = useSession();
  return useQuery({ queryKey: basketKey, queryFn: () => session.askBasket() }).data;
}

export interface Commands {
  /** Sends a command; a refusal is shown to the cashier, and returned. */
  run<N extends CommandName>(name: N, input: CommandInput<N>): Promise<Answer<CallOutput<N>>>;
  /** The same, for callers that show the refusal themselves. */
  quietly<N extends CommandName>(name: N, input: CommandInput<N>): Promise<Answer<CallOutput<N>>>;
  refuse(failure: Failure): void;
  accept(): void;
  /** Takes away what was said or refused, once the cashier has gone on. */
  hush(): void;
  tell(key: string, values?: Readonly<Record<string, string>>): void;
}

export function useCommands(): Commands {
  const session = useSession();
  const refuse = useCallback(
    (failure: Failure) => session.feedback.write({ kind: "refused", at: nextFeedback(), failure }),
    [session],
  );
  return useMemo(
    () => ({
      refuse,
      accept: () => session.feedback.write({ kind: "accepted", at: nextFeedback() }),
      hush() {
        const { kind } = session.feedback.read();
        if (kind !== "accepted" && kind !== "none") session.feedback.write({ kind: "none", at: nextFeedback() });
      },
      tell: (key, values = {}) => session.feedback.write({ kind: "said", at: nextFeedback(), key, values }),
      quietly: (name, input) => session.command(name, input),
      async run(name, input) {
        const answer = await session.command(name, input);
        if (!answer.ok) refuse(answer.failure);
        else if (session.feedback.read().kind !== "none") session.feedback.write({ kind: "none", at: nextFeedback() });
        return answer;
      },
    }),
    [session, refuse],
  );
}
