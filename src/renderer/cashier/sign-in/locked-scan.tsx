import { useEffect, useRef, useState } from "react";
import type { Failure } from "#contract/failures.ts";
import { Notice } from "#renderer/kit/notice.tsx";
import { playSound } from "#renderer/kit/sounds.ts";
import { useCell } from "#renderer/session/cell.ts";
import { usePreferences } from "#renderer/session/preferences.ts";
import { useSession } from "#renderer/session/use-till.ts";
import { useSpeaker } from "#renderer/session/words.ts";

/** Says that the till's own scanner was read in vain. What it read is not told to a locked screen, nor that it is known. */
export function LockedScan() {
  const session = useSession();
  const [{ muted }] = usePreferences();
  const { failure } = useSpeaker();
  const version = useCell(session.scans);
  const heard = useRef(version);
  const [refused, setRefused] = useState<Failure | null>(null);
  useEffect(() => {
    if (version === heard.current) return;
    heard.current = version;
    if (!muted) playSound("refused");
    void (async () => {
      const devices = await session.ask("getDevices", {});
      setRefused(devices.ok ? null : devices.failure);
    })();
  }, [session, version, muted]);
  return <div role="alert">{refused === null ? null : <Notice tone="bad">{failure(refused)}</Notice>}</div>;
}
