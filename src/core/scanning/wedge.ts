/**
 * The keyboard wedge: tells a scanner's keys from a person's, in one stream of key events.
 *
 * Owns: what is held back and for how long, when it is a scan, when it is typing. Refuses to know: a clock (every event
 * brings its time, and `wedgeDeadlineMs` says when to call `passDeadline`), the page, the shop's codes (asked through
 * `ScanContent`).
 *
 *              printable key                        terminator, read as a scan
 *     idle ────────────────────► holding ─────────────────────────────────────► idle (scan; a second terminator is
 *      ▲                          │  │ │                                              swallowed)
 *      │   pause, other key, slow │  │ │ 257th key at a scanner's pace
 *      └──── and not a code ──────┘  │ └──────────────► draining ──pause, terminator──► idle (scan, refused as too long)
 *            (replay as typing)      │
 *                                    └── pause, read as a scan ──► idle (scan)
 *
 * Invariants:
 * - every key either passes, or comes back exactly once: in a scan or in a replay, in the order of typing;
 * - a key is never both passed and replayed (an `observed` key passed at once and comes back only inside a scan);
 * - nothing is held longer than the calibrated gap after the last key, nor more than 257 keys.
 */
import { LIMITS } from "../codec/fields.ts";
import type { WedgeCalibration } from "./calibration.ts";
import { characterOf, type KeyboardLayout } from "./keyboard-layout.ts";
import {
  FASTER_THAN_PEOPLE_MS,
  isAnnounced,
  isFasterThanPeople,
  readBurst,
  textOf,
  type BurstRules,
} from "./read-burst.ts";

/** A `keydown` as the page saw it. */
export interface WedgeKey {
  readonly code: string;
  readonly key: string;
  readonly keyCode: number;
  readonly shift: boolean;
  readonly ctrl: boolean;
  readonly alt: boolean;
  readonly meta: boolean;
  /** AltGr, which some systems also report as Ctrl and Alt together. */
  readonly altGraph: boolean;
  readonly repeat: boolean;
  readonly isComposing: boolean;
  readonly atMs: number;
  /** Whether the page can take the key back later. Not so in a date field, a list box, a frame. */
  readonly canReplay: boolean;
}

export interface HeldKey {
  readonly stroke: WedgeKey;
  readonly character: string;
  readonly atMs: number;
  /** The page has had it already (an input method, a field that cannot be replayed into). */
  readonly observed: boolean;
}

export interface WedgeScan {
  readonly text: string;
  /** The scanner always ends its scans and did not end this one. */
  readonly cutShort: boolean;
}

export type WedgeAct =
  | { readonly kind: "replay"; readonly keys: readonly HeldKey[] }
  /** `restoreTo`: the first key of the scan that the page got; its field goes back to what it was before that. */
  | { readonly kind: "scan"; readonly scan: WedgeScan; readonly restoreTo: WedgeKey | null };

export interface WedgeStep {
  readonly state: WedgeState;
  /** To be done in order, and before the key of this step goes on. */
  readonly acts: readonly WedgeAct[];
  /** What becomes of the key of this step: the page gets it, or it does not (yet). */
  readonly verdict: "pass" | "keep";
}

export interface WedgeState {
  readonly held: readonly HeldKey[];
  /** Of the last key of a burst, keys that type nothing included. */
  readonly lastKeyAtMs: number;
  readonly draining: boolean;
  /** When the last scan was delivered, while a second terminator may still follow. */
  readonly scanAtMs: number | null;
}

export interface WedgeRules extends BurstRules {
  readonly layout: KeyboardLayout;
  readonly calibration: WedgeCalibration;
}

export const IDLE_WEDGE: WedgeState = { held: [], lastKeyAtMs: 0, draining: false, scanAtMs: null };

/** One more than a scan may have, so that the classification sees that it is too long. */
const HELD_KEYS_MAX = LIMITS.scanCharacters + 1;
const ANNOUNCED_GAP_MS = 150;
/** Keys that only change others: they pass, and decide nothing about what is held. */
const SILENT_KEYS = new Set(["Shift", "CapsLock", "AltGraph", "NumLock", "ScrollLock", "Fn", "Control", "Alt", "Meta"]);
const TERMINATORS = new Set(["Enter", "NumpadEnter", "Tab"]);
const GROUP_SEPARATOR = "\u001d";

/** Takes the next key. */
export function stepWedge(before: WedgeState, key: WedgeKey, rules: WedgeRules): WedgeStep {
  // A timer can be late; the times of the keys are not.
  const deadline = wedgeDeadlineMs(before, rules);
  if (deadline !== null && key.atMs > deadline) {
    const settled = settle(before, false, deadline, rules);
    const step = stepWithin(settled.state, key, rules);
    return { ...step, acts: [...settled.acts, ...step.acts] };
  }
  return stepWithin(before, key, rules);
}

/** When `passDeadline` is due, `null` when nothing is held. */
export function wedgeDeadlineMs(state: WedgeState, rules: WedgeRules): number | null {
  if (state.held.length === 0) return null;
  return state.lastKeyAtMs + gapMs(state, rules);
}

function gapMs({ held, draining }: WedgeState, { calibration, prefix, content }: WedgeRules): number {
  if (draining || isAnnounced(held, prefix)) return Math.max(calibration.gapMs, ANNOUNCED_GAP_MS);
  // What can become no verified code is a scan only at a speed that nobody types at: no reason to wait for longer.
  const mayBeSlow = content.mayBecomeSure(textOf(held)) || (prefix !== "" && prefix.startsWith(textOf(held)));
  return mayBeSlow ? calibration.gapMs : Math.min(calibration.gapMs, FASTER_THAN_PEOPLE_MS);
}

/** The pause after the last key is over: what is held is a scan or typing now. */
export function passDeadline(state: WedgeState, atMs: number, rules: WedgeRules): Omit<WedgeStep, "verdict"> {
  const deadline = wedgeDeadlineMs(state, rules);
  return deadline === null || atMs < deadline ? { state, acts: [] } : settle(state, false, atMs, rules);
}

/** The focus is about to move: what is held belongs to where it was typed. */
export function interruptWedge(state: WedgeState, rules: WedgeRules): Omit<WedgeStep, "verdict"> {
  return settle(state, false, state.lastKeyAtMs, rules);
}

function stepWithin(state: WedgeState, key: WedgeKey, rules: WedgeRules): WedgeStep {
  if (SILENT_KEYS.has(key.key)) {
    // Held down it repeats, and must not hold the others back for as long.
    return pass({ ...state, lastKeyAtMs: key.repeat ? state.lastKeyAtMs : key.atMs });
  }
  const isBurst = state.held.length >= 3 && isFasterThanPeople(state.held);
  const ends = isTerminator(key, isBurst) || (isControlCharacterEnd(key) && (isBurst || state.scanAtMs !== null));
  if (ends) return terminate(state, key, rules);

  const character = characterTyped(key, isBurst, rules.layout);
  if (state.draining) return drain(state, key, character);
  if (character === null || key.repeat) return interrupt(state, key.repeat, rules);
  // Scans are trimmed, so a blank begins none; at once it can press the button that has the focus.
  if (character === " " && state.held.length === 0) return pass(IDLE_WEDGE);
  return hold(state, key, character, rules);
}

/** Enter that ends a composition belongs to the input method, unless a burst came before it. */
function isTerminator(key: WedgeKey, isBurst: boolean): boolean {
  if (key.shift || key.alt || key.meta || key.repeat || (key.isComposing && !isBurst)) return false;
  return TERMINATORS.has(key.code) ? !key.ctrl : key.code === "" && !key.ctrl && TERMINATORS.has(key.key);
}

/** CR and LF as Ctrl+M and Ctrl+J, which some scanners send. From a person they are shortcuts. */
function isControlCharacterEnd(key: WedgeKey): boolean {
  return key.ctrl && !key.alt && !key.meta && (key.code === "KeyJ" || key.code === "KeyM");
}

/** The character that a scanner meant by a key; `null` for keys that are no part of a scan. */
function characterTyped(key: WedgeKey, isBurst: boolean, layout: KeyboardLayout): string | null {
  // FNC1 comes as Ctrl and the key of `]`. Outside a burst that is somebody's shortcut.
  if (key.ctrl && !key.altGraph && !key.alt) {
    return isBurst && characterOf(layout, key.code, false, false) === "]" ? GROUP_SEPARATOR : null;
  }
  if (key.meta || (key.alt && !key.altGraph)) return null;
  // A dead key begins somebody's accent, unless it comes in the middle of a burst.
  if (key.key === "Dead" && !isBurst) return null;
  const byLayout = characterOf(layout, key.code, key.shift, key.altGraph);
  if (byLayout !== null) return byLayout;
  return isSingleCharacter(key.key) ? key.key : null;
}

/** One code point: names of keys ("Enter", "F2") have more. */
export function isSingleCharacter(text: string): boolean {
  return text !== "" && text.length === String.fromCodePoint(text.codePointAt(0) ?? 0).length;
}

function isWithInputMethod(key: WedgeKey): boolean {
  return key.isComposing || key.key === "Process" || key.keyCode === 229;
}

function hold(state: WedgeState, stroke: WedgeKey, character: string, rules: WedgeRules): WedgeStep {
  const observed = isWithInputMethod(stroke) || !stroke.canReplay;
  const key: HeldKey = { stroke, character, atMs: stroke.atMs, observed };
  const held = [...state.held, key];
  const isScannerPace = isFasterThanPeople(held) || isAnnounced(held, rules.prefix);
  const mayBeScan = isScannerPace || hasFastTail(held) || rules.content.mayBecomeSure(textOf(held));
  const isFull = held.length === HELD_KEYS_MAX;
  if (!mayBeScan || (isFull && !isScannerPace)) {
    // What was held is typing. This key may still be the first of a scan.
    return { ...keep(burstOf([key]), observed), acts: replayOf(state.held) };
  }
  return keep({ ...burstOf(held), draining: isFull }, observed);
}

function burstOf(held: readonly HeldKey[]): WedgeState {
  return { held, lastKeyAtMs: held.at(-1)?.atMs ?? 0, draining: false, scanAtMs: null };
}

/** Whether the last gap was a scanner's: the beginning of a scan right behind somebody's typing. */
function hasFastTail(held: readonly HeldKey[]): boolean {
  return isFasterThanPeople(held.slice(-2));
}

/** After the 257th key the rest of the scan is kept from the page and forgotten. */
function drain(state: WedgeState, key: WedgeKey, character: string | null): WedgeStep {
  return character === null ? pass(state) : keep({ ...state, lastKeyAtMs: key.atMs }, false);
}

function terminate(state: WedgeState, key: WedgeKey, rules: WedgeRules): WedgeStep {
  if (state.held.length === 0) {
    // Scanners that send CR and LF, or whose Enter was late, end a scan a second time.
    const isEcho = state.scanAtMs !== null && key.atMs - state.scanAtMs <= rules.calibration.gapMs;
    return { state: IDLE_WEDGE, acts: [], verdict: isEcho ? "keep" : "pass" };
  }
  const settled = settle(state, true, key.atMs, rules);
  return { ...settled, verdict: settled.state.scanAtMs === null ? "pass" : "keep" };
}

function interrupt(state: WedgeState, isRepeat: boolean, rules: WedgeRules): WedgeStep {
  // A key held down is a person's, and so is what went before it without a pause.
  if (isRepeat) return { state: IDLE_WEDGE, acts: replayOf(state.held), verdict: "pass" };
  return { ...settle(state, false, state.lastKeyAtMs, rules), verdict: "pass" };
}

function settle(state: WedgeState, terminated: boolean, atMs: number, rules: WedgeRules): Omit<WedgeStep, "verdict"> {
  if (state.held.length === 0) return { state: IDLE_WEDGE, acts: [] };
  const reading = state.draining
    ? { typedKeys: 0, text: textOf(state.held) }
    : readBurst(state.held, terminated, rules);
  if (reading === null) return { state: IDLE_WEDGE, acts: replayOf(state.held) };
  const scanned = state.held.slice(reading.typedKeys);
  const cutShort = rules.calibration.terminated && !terminated;
  return {
    state: { ...IDLE_WEDGE, scanAtMs: atMs },
    acts: [
      ...replayOf(state.held.slice(0, reading.typedKeys)),
      {
        kind: "scan",
        scan: { text: reading.text, cutShort },
        restoreTo: scanned.find((key) => key.observed)?.stroke ?? null,
      },
    ],
  };
}

function replayOf(held: readonly HeldKey[]): WedgeAct[] {
  const keys = held.filter((key) => !key.observed);
  return keys.length === 0 ? [] : [{ kind: "replay", keys }];
}

function pass(state: WedgeState): WedgeStep {
  return { state, acts: [], verdict: "pass" };
}

function keep(state: WedgeState, observed: boolean): WedgeStep {
  return { state, acts: [], verdict: observed ? "pass" : "keep" };
}
