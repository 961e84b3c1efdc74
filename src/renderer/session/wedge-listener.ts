/**
 * Listens for scans of keyboard-wedge scanners on the whole window, whatever has the focus.
 *
 * All judgement is in the pure `#core/scanning/wedge.ts`; this file only translates: key events in, held keys kept from
 * the page (capture phase, before any other listener), timers set, scans out, typing put back where it was typed.
 */
import type { RawScan } from "#core/cards/clean-scan.ts";
import type { ScanContent } from "#core/cards/scan-content.ts";
import { DEFAULT_CALIBRATION, type WedgeCalibration } from "#core/scanning/calibration.ts";
import type { LayoutId } from "#core/scanning/keyboard-layout.ts";
import { KEYBOARD_LAYOUTS } from "#core/scanning/keyboard-layouts.ts";
import {
  IDLE_WEDGE,
  interruptWedge,
  passDeadline,
  stepWedge,
  wedgeDeadlineMs,
  type WedgeAct,
  type WedgeKey,
  type WedgeRules,
} from "#core/scanning/wedge.ts";
import { restoreSnapshot, takeSnapshot, type FieldSnapshot } from "./field-snapshot.ts";
import { focusedElement, HeldFocus } from "./held-focus.ts";
import { canReplayInto, replayKey } from "./replay-keys.ts";

export interface WedgeListening {
  /** May hold a payment card: hand it to `classifyScan` and keep nothing of it. */
  readonly onScan: (scan: RawScan) => void;
  readonly content: ScanContent;
  /** What the scanner is set to, not what the desktop is. */
  readonly layout?: LayoutId;
  readonly calibration?: WedgeCalibration;
  /** What the scanner was programmed to send before each scan. */
  readonly prefix?: string;
}

/** Starts listening; call the answer to stop. What is held by then is put back. */
export function listenForScans(listening: WedgeListening): () => void {
  const rules = rulesOf(listening);
  const replayed = new WeakSet<Event>();
  let state = IDLE_WEDGE;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let burst = newBurst();
  const inOrder = oneAfterTheOther();

  const perform = (acts: readonly WedgeAct[]): void => {
    const { snapshots, focus } = burst;
    for (const act of acts) {
      if (act.kind === "replay") {
        for (const held of act.keys) inOrder(() => replayKey(held, focus.targetOf(held.stroke), replayed));
      } else {
        const snapshot = act.restoreTo === null ? undefined : snapshots.get(act.restoreTo);
        inOrder(() => {
          if (snapshot !== undefined) restoreSnapshot(snapshot);
          listening.onScan(act.scan);
        });
      }
    }
  };

  const adopt = (step: { readonly state: typeof state; readonly acts: readonly WedgeAct[] }): void => {
    // The state first: a replayed key or a scan may move the focus, which comes back here.
    state = step.state;
    perform(step.acts);
    if (state.held.length === 0) burst = newBurst();
    schedule();
  };

  const schedule = (): void => {
    clearTimeout(timer);
    const deadline = wedgeDeadlineMs(state, rules);
    if (deadline === null) return;
    // Counted from now, not from the time of the key: when the machine is busy, keys arrive late and so will the next
    // one. And twice around the loop, so that keys which waited for the page are seen before time is called.
    const waitMs = deadline - Math.min(performance.now(), state.lastKeyAtMs);
    const whenDue = (): void => {
      timer = setTimeout(() => adopt(passDeadline(state, Math.max(performance.now(), deadline), rules)), 0);
    };
    timer = setTimeout(whenDue, waitMs);
  };

  const onKeyDown = (event: KeyboardEvent): void => {
    if (replayed.has(event)) return;
    const target = focusedElement();
    const key = keyOf(event, canReplayInto(target));
    const step = stepWedge(state, key, rules);
    const held = step.state.held.at(-1);
    if (held?.stroke === key) {
      burst.focus.note(key, target);
      if (held.observed) burst.snapshots.set(key, takeSnapshot(target));
    }
    if (step.verdict === "keep") {
      event.preventDefault();
      event.stopImmediatePropagation();
    }
    adopt(step);
  };

  const onInterruption = (): void => {
    if (state.held.length > 0) adopt(interruptWedge(state, rules));
  };

  window.addEventListener("keydown", onKeyDown, { capture: true });
  window.addEventListener("pointerdown", onInterruption, { capture: true });
  window.addEventListener("blur", onInterruption);
  return () => {
    window.removeEventListener("keydown", onKeyDown, { capture: true });
    window.removeEventListener("pointerdown", onInterruption, { capture: true });
    window.removeEventListener("blur", onInterruption);
    onInterruption();
    clearTimeout(timer);
  };
}

function rulesOf({ content, layout, calibration, prefix }: WedgeListening): WedgeRules {
  return {
    content,
    layout: KEYBOARD_LAYOUTS[layout ?? "us"],
    calibration: calibration ?? DEFAULT_CALIBRATION,
    prefix: prefix ?? "",
  };
}

/** What is remembered of keys for as long as some are held. */
const newBurst = () => ({ snapshots: new Map<WedgeKey, FieldSnapshot>(), focus: new HeldFocus() });

/**
 * Runs steps in their order, each in a microtask after the one before: a screen that answers a key by moving the focus
 * when it has rendered has moved it by then, and no real key comes in between.
 */
function oneAfterTheOther(): (step: () => void) => void {
  const steps: (() => void)[] = [];
  let running = false;
  const runNext = (): void => {
    const step = steps.shift();
    running = step !== undefined;
    if (step === undefined) return;
    try {
      step();
    } finally {
      queueMicrotask(runNext);
    }
  };
  return (step) => {
    steps.push(step);
    if (!running) runNext();
  };
}

function keyOf(event: KeyboardEvent, canReplay: boolean): WedgeKey {
  return {
    code: event.code,
    key: event.key,
    // oxlint-disable-next-line typescript/no-deprecated -- 229 is the only sign that some input methods give.
    keyCode: event.keyCode,
    shift: event.shiftKey,
    ctrl: event.ctrlKey,
    alt: event.altKey,
    meta: event.metaKey,
    altGraph: event.getModifierState("AltGraph"),
    repeat: event.repeat,
    isComposing: event.isComposing,
    atMs: event.timeStamp,
    canReplay,
  };
}
