import { useEffect, useState } from "react";
import { useSpeaker } from "#renderer/session/words.ts";

const tickMs = 5000;

/** Shop time: the till's clock, carried on by this screen between two answers. */
export function Clock({ tillNowMs }: { readonly tillNowMs: number }) {
  const [nowMs, setNowMs] = useState(tillNowMs);
  const { time } = useSpeaker();
  useEffect(() => {
    const startedMs = performance.now();
    const show = (): void => setNowMs(tillNowMs + performance.now() - startedMs);
    show();
    const timer = setInterval(show, tickMs);
    return () => clearInterval(timer);
  }, [tillNowMs]);
  return <time>{time(nowMs)}</time>;
}
