/**
 * How fast a scanner types, learned from three scans of the device in hand: one maker averages 10 ms a key, another 80.
 *
 * `gapMs = p95 of the gaps × 1.5`, bounded. Below 20 ms the jitter of a busy page would split scans; above 200 ms a
 * person's typing would be held back visibly.
 */
import { fail, succeed, type Outcome } from "../outcome.ts";

export interface WedgeCalibration {
  /** The longest time between two keys of one scan. */
  readonly gapMs: number;
  /** Whether every scan ends with Enter or Tab, so that one without has lost its end. */
  readonly terminated: boolean;
}

/** For a scanner that nobody has calibrated: holds for those at 8 to 10 ms a key, with room for a busy page. */
export const DEFAULT_CALIBRATION: WedgeCalibration = { gapMs: 50, terminated: false };

export const CALIBRATION_SCANS = 3;
const GAP_MIN_MS = 20;
const GAP_MAX_MS = 200;
const KEYS_PER_SCAN_MIN = 6;
const KEYS_PER_SCAN_MAX = 300;

/** One scan as it was seen: when each key went down, and whether the last was Enter or Tab. */
export interface CalibrationScan {
  readonly keyTimesMs: readonly number[];
  readonly terminated: boolean;
}

export type CalibrationFailure = "tooFewScans" | "tooFewKeys" | "tooSlow";

export function calibrate(scans: readonly CalibrationScan[]): Outcome<WedgeCalibration, CalibrationFailure> {
  if (scans.length < CALIBRATION_SCANS) return fail("tooFewScans");
  const gaps: number[] = [];
  for (const { keyTimesMs } of scans.slice(-CALIBRATION_SCANS)) {
    if (keyTimesMs.length < KEYS_PER_SCAN_MIN || keyTimesMs.length > KEYS_PER_SCAN_MAX) return fail("tooFewKeys");
    for (const [index, atMs] of keyTimesMs.entries()) {
      const before = keyTimesMs[index - 1];
      if (before !== undefined) gaps.push(atMs - before);
    }
  }
  gaps.sort((a, b) => a - b);
  const p95 = gaps[Math.ceil(gaps.length * 0.95) - 1] ?? 0;
  const gapMs = Math.ceil(p95 * 1.5);
  if (gapMs > GAP_MAX_MS) return fail("tooSlow");
  return succeed({ gapMs: Math.max(gapMs, GAP_MIN_MS), terminated: scans.every((scan) => scan.terminated) });
}
