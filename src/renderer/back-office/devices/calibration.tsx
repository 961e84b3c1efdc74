import { useEffect, useRef, useState } from "react";
import { CALIBRATION_SCANS, calibrate } from "#core/scanning/calibration.ts";
import type { CalibrationScan } from "#core/scanning/calibration.ts";
import { Button } from "#renderer/kit/button.tsx";
import { Notice } from "#renderer/kit/notice.tsx";
import { Row, Stack } from "#renderer/kit/stack.tsx";
import { useTexts } from "#renderer/session/words.ts";
import styles from "./devices.module.css";

const scanEndsAfterMs = 400;

export interface CalibrationProps {
  readonly gapMs: number | null;
  readonly onGap: (gapMs: number | null) => void;
}

/** Three scans of anything tell how fast this scanner types. Only the times of the keys are looked at. */
export function Calibration({ gapMs, onGap }: CalibrationProps) {
  const text = useTexts("devices");
  const [scans, setScans] = useState<readonly CalibrationScan[] | null>(null);
  const [wrong, setWrong] = useState<"tooFewScans" | "tooFewKeys" | "tooSlow" | null>(null);
  const listening = scans !== null;

  const take = (scan: CalibrationScan): void => {
    const all = [...(scans ?? []), scan];
    if (all.length < CALIBRATION_SCANS) {
      setScans(all);
      return;
    }
    const result = calibrate(all);
    setScans(null);
    if (result.ok) onGap(result.value.gapMs);
    else setWrong(result.failure);
  };
  useScanTimes(listening, take);
  return (
    <Stack gap={2}>
      <p className={styles.state}>
        {text("scannerPace")} <strong>{gapMs === null ? text("paceUsual") : text("paceMs", { ms: gapMs })}</strong>
      </p>
      {listening ? (
        <Notice tone="plain">{text("scanThrice", { done: scans.length, all: CALIBRATION_SCANS })}</Notice>
      ) : null}
      {wrong === null ? null : <Notice tone="bad">{text(`calibration_${wrong}`)}</Notice>}
      <Row>
        <Button
          onClick={() => {
            setWrong(null);
            setScans(listening ? null : []);
          }}
        >
          {text(listening ? "stopCalibration" : "calibrate")}
        </Button>
        {gapMs === null ? null : (
          <Button tone="quiet" onClick={() => onGap(null)}>
            {text("paceForget")}
          </Button>
        )}
      </Row>
    </Stack>
  );
}

function useScanTimes(listening: boolean, onScan: (scan: CalibrationScan) => void): void {
  const current = useRef(onScan);
  useEffect(() => {
    current.current = onScan;
  });
  useEffect(() => {
    if (!listening) return undefined;
    let times: number[] = [];
    let timer: ReturnType<typeof setTimeout> | undefined;
    const end = (terminated: boolean): void => {
      clearTimeout(timer);
      const keyTimesMs = times;
      times = [];
      if (keyTimesMs.length > 0) current.current({ keyTimesMs, terminated });
    };
    const onKey = (event: KeyboardEvent): void => {
      if (event.key === "Escape" || event.key === "Shift") return;
      event.preventDefault();
      event.stopImmediatePropagation();
      if (event.key === "Enter" || event.key === "Tab") {
        end(true);
        return;
      }
      times.push(event.timeStamp);
      clearTimeout(timer);
      timer = setTimeout(() => end(false), scanEndsAfterMs);
    };
    window.addEventListener("keydown", onKey, { capture: true });
    return () => {
      clearTimeout(timer);
      window.removeEventListener("keydown", onKey, { capture: true });
    };
  }, [listening]);
}
