import { QueryClientProvider } from "@tanstack/react-query";
import { useEffect, useMemo } from "react";
import type { ReactNode } from "react";
import { SpeechContext } from "./words.ts";
import { screenLanguage } from "./screen-language.ts";
import { useCell } from "./cell.ts";
import type { TillSession } from "./till-session.ts";
import { SessionContext, useTillAnswer } from "./use-till.ts";

export interface SessionProviderProps {
  readonly session: TillSession;
  readonly children: ReactNode;
}

export function SessionProvider({ session, children }: SessionProviderProps) {
  useEffect(() => session.start(), [session]);
  return (
    <SessionContext value={session}>
      <QueryClientProvider client={session.queries}>
        <SpeechProvider>{children}</SpeechProvider>
      </QueryClientProvider>
    </SessionContext>
  );
}

function SpeechProvider({ children }: { readonly children: ReactNode }) {
  const answer = useTillAnswer();
  const chosen = useCell(screenLanguage);
  const till = answer?.ok === true ? answer.value : undefined;
  const language = chosen ?? till?.language ?? "en";
  const currency = till?.shop?.currency ?? "EUR";
  const timeZone = till?.shop?.timeZone ?? "UTC";
  const speech = useMemo(() => ({ language, currency, timeZone }), [language, currency, timeZone]);
  useEffect(() => {
    document.documentElement.lang = language;
  }, [language]);
  return <SpeechContext value={speech}>{children}</SpeechContext>;
}
