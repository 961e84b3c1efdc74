import { useEffect, useState } from "react";
import type { TillView } from "#contract/views.ts";

const tickMs = 5000;

/** Shop time: the till's clock in the shop's zone, carried on by this screen between two answers. */
export function Clock({ till }: { readonly till: TillView }) {
  const [nowMs, setNowMs] = useState(till.nowMs);
  const timeZone = till.shop?.timeZone ?? "UTC";
  useEffect(() => {
    const startedMs = performance.now();
    const show = (): void => setNowMs(till.nowMs + performance.now() - startedMs);
    show();
    const timer = setInterval(show, tickMs);
    return () => clearInterval(timer);
  }, [till.nowMs]);
  const shown = new Intl.DateTimeFormat("en-GB", { hour: "2-digit", minute: "2-digit", timeZone }).format(nowMs);
  return <time>{shown}</time>;
}
