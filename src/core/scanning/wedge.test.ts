import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { CodeScheme } from "../cards/code-scheme.ts";
import { gs1CheckDigit } from "../cards/check-digits.ts";
import { scanContent } from "../cards/scan-content.ts";
import { DEFAULT_CALIBRATION, type WedgeCalibration } from "./calibration.ts";
import type { KeyboardLayout, LayoutId } from "./keyboard-layout.ts";
import { KEYBOARD_LAYOUTS } from "./keyboard-layouts.ts";
import {
  IDLE_WEDGE,
  interruptWedge,
  passDeadline,
  stepWedge,
  wedgeDeadlineMs,
  type WedgeAct,
  type WedgeKey,
  type WedgeRules,
} from "./wedge.ts";

const SCHEME: CodeScheme = { memberNumberPrefix: "77", memberNumberLength: 10, inStoreTemplates: [] };
const SLOW: WedgeCalibration = { gapMs: 120, terminated: false };

const rulesFor = (over: Partial<WedgeRules> = {}): WedgeRules => ({
  content: scanContent(SCHEME),
  prefix: "",
  layout: KEYBOARD_LAYOUTS.us,
  calibration: DEFAULT_CALIBRATION,
  ...over,
});

const stroke = (over: Partial<WedgeKey>): WedgeKey => ({
  code: "",
  key: "",
  keyCode: 0,
  shift: false,
  ctrl: false,
  alt: false,
  meta: false,
  altGraph: false,
  repeat: false,
  isComposing: false,
  atMs: 0,
  canReplay: true,
  ...over,
});

/** The key that types a character in a layout; `system` is the layout that the desktop is set to. */
function keyFor(character: string, layout: KeyboardLayout, system: KeyboardLayout, atMs: number): WedgeKey {
  if (character === "\r") return stroke({ code: "Enter", key: "Enter", atMs });
  for (const [code, levels] of Object.entries(layout.keys)) {
    const level = levels.indexOf(character);
    if (level === -1) continue;
    return stroke({ code, key: system.keys[code]?.[level] ?? "?", shift: level === 1, altGraph: level === 2, atMs });
  }
  throw new Error(`no key for ${character}`);
}

interface Burst {
  readonly text: string;
  readonly gapMs: number;
  readonly pauseMs: number;
}

function keysOf(bursts: readonly Burst[], layout = KEYBOARD_LAYOUTS.us, system = layout): WedgeKey[] {
  let atMs = 0;
  return bursts.flatMap(({ text, gapMs, pauseMs }) => {
    atMs += pauseMs - gapMs;
    return Array.from(text).map((character) => keyFor(character, layout, system, (atMs += gapMs)));
  });
}

/** Plays keys against the wedge with a timer that fires on time, and says what came of them. */
function play(keys: readonly WedgeKey[], rules = rulesFor(), endMs = 1_000_000) {
  let state = IDLE_WEDGE;
  const page: string[] = [];
  const scans: string[] = [];
  let restores = 0;
  let cutShort = 0;
  const act = (acts: readonly WedgeAct[]): void => {
    for (const one of acts) {
      if (one.kind === "replay") page.push(...one.keys.map((key) => key.stroke.key));
      else scans.push(one.scan.text);
      if (one.kind === "scan" && one.restoreTo !== null) restores += 1;
      if (one.kind === "scan" && one.scan.cutShort) cutShort += 1;
    }
  };
  const elapseTo = (atMs: number): void => {
    const deadline = wedgeDeadlineMs(state, rules);
    if (deadline === null || deadline > atMs) return;
    const passed = passDeadline(state, deadline, rules);
    state = passed.state;
    act(passed.acts);
  };
  for (const key of keys) {
    elapseTo(key.atMs - 0.001);
    const step = stepWedge(state, key, rules);
    state = step.state;
    act(step.acts);
    if (step.verdict === "pass") page.push(key.key);
  }
  elapseTo(endMs);
  return { page: page.join(""), scans, restores, cutShort, state };
}

const scan = (text: string, gapMs = 8, pauseMs = 400): Burst => ({ text: `${text}\r`, gapMs, pauseMs });
const typing = (text: string, gapMs = 140, pauseMs = 400): Burst => ({ text, gapMs, pauseMs });

const EAN = "4006381333931";
const gtin13 = fc.stringMatching(/^[1-9]\d{11}$/).map((body) => body + gs1CheckDigit(body));

describe("the keyboard wedge", () => {
  it("delivers a scan and gives the page none of it, its Enter included", () => {
    expect(play(keysOf([scan(EAN)]))).toMatchObject({ page: "", scans: [EAN] });
  });

  it("replays a person's typing in order", () => {
    expect(play(keysOf([typing("oat milk 2\r")])).page).toBe("oat milk 2Enter");
  });

  it("keeps a quick typist's words out of the scans", () => {
    expect(play(keysOf([typing("Espresso beans", 45)]))).toMatchObject({ page: "Espresso beans", scans: [] });
  });

  it("cuts a person's last key off the front of a scan", () => {
    expect(play(keysOf([typing("mil"), scan(EAN, 8, 30)]))).toMatchObject({ page: "mil", scans: [EAN] });
  });

  it("delivers one scan right after another", () => {
    expect(play(keysOf([scan(EAN), scan(EAN, 8, 9), scan("96385074", 8, 9)])).scans).toEqual([EAN, EAN, "96385074"]);
  });

  it("delivers a scan that no Enter ends, after the pause", () => {
    expect(play(keysOf([{ text: EAN, gapMs: 8, pauseMs: 100 }]))).toMatchObject({
      page: "",
      scans: [EAN],
      cutShort: 0,
    });
  });

  it("marks a scan without its Enter as cut short when the scanner always sends one", () => {
    const rules = rulesFor({ calibration: { gapMs: 50, terminated: true } });
    expect(play(keysOf([{ text: "400638", gapMs: 8, pauseMs: 100 }]), rules)).toMatchObject({ page: "", cutShort: 1 });
  });

  it("leaves a person's Enter alone and swallows a scanner's second one", () => {
    expect(play(keysOf([typing("\r")])).page).toBe("Enter");
    expect(play(keysOf([scan(`${EAN}\r`)]))).toMatchObject({ page: "", scans: [EAN] });
    expect(play(keysOf([scan(EAN), typing("\r")])).page).toBe("Enter");
  });

  it("delivers a short shop code at a scanner's pace only", () => {
    expect(play(keysOf([scan("POST")]))).toMatchObject({ page: "", scans: ["POST"] });
    expect(play(keysOf([scan("POST", 45)]))).toMatchObject({ page: "POSTEnter", scans: [] });
  });

  it("delivers what a programmed prefix or an AIM id announces, whatever it is and at any pace", () => {
    expect(play(keysOf([scan("~X1", 110)]), rulesFor({ prefix: "~", calibration: SLOW })).scans).toEqual(["X1"]);
    expect(play(keysOf([scan("]C0AB", 45)])).scans).toEqual(["]C0AB"]);
  });

  it("takes FNC1 sent as Ctrl and ] into the scan, and leaves the shortcut alone outside one", () => {
    const separator = stroke({ code: "BracketRight", key: "]", ctrl: true });
    const head = keysOf([{ text: "010950600013435210AB", gapMs: 8, pauseMs: 8 }]);
    const tail = keysOf([{ text: "17271231\r", gapMs: 8, pauseMs: 8 }]);
    const at = head.length * 8;
    const keys = [...head, { ...separator, atMs: at + 8 }, ...tail.map((key) => ({ ...key, atMs: key.atMs + at + 8 }))];
    expect(play(keys)).toMatchObject({ page: "", scans: ["010950600013435210AB\u001d17271231"] });
    expect(play([separator]).page).toBe("]");
  });

  it("passes function keys, arrows, Escape and shortcuts at once, behind what was typed before them", () => {
    for (const over of [
      { key: "F2", code: "F2" },
      { key: "Escape", code: "Escape" },
      { key: "a", code: "KeyA", ctrl: true },
    ]) {
      const keys = [...keysOf([typing("x", 10, 10)]), stroke({ ...over, atMs: 15 })];
      expect(play(keys, rulesFor(), 15).page).toBe(`x${over.key}`);
    }
  });

  it("never takes a key held down for a scan", () => {
    const keys = Array.from({ length: 40 }, (_, index) =>
      stroke({ code: "Digit4", key: "4", repeat: index > 0, atMs: index * 30 }),
    );
    expect(play(keys)).toMatchObject({ page: "4".repeat(40), scans: [] });
  });

  it("reads physical keys under an input method and has the page put its field back", () => {
    const keys = keysOf([scan("SB000000000018")]).map((key) =>
      key.code === "Enter" ? key : { ...key, key: "Process", keyCode: 229, isComposing: key.code.startsWith("Key") },
    );
    expect(play(keys)).toMatchObject({ scans: ["SB000000000018"], restores: 1 });
  });

  it("keeps a scan of four thousand characters from the page and delivers it as too long", () => {
    const played = play(keysOf([scan("7".repeat(4096))]));
    expect(played.page).toBe("");
    expect(played.scans.map((text) => text.length)).toEqual([257]);
  });

  it("replays what is held when the focus is about to move", () => {
    const { state } = play(keysOf([typing("ab", 10, 10)]), rulesFor(), 25);
    expect(interruptWedge(state, rulesFor()).acts).toMatchObject([{ kind: "replay" }]);
  });

  it.each<[LayoutId, LayoutId]>([
    ["us", "us"],
    ["uk", "uk"],
    ["de", "de"],
    ["fr", "fr"],
    ["us", "fr"],
    ["us", "de"],
    ["fr", "us"],
    ["de", "us"],
  ])(
    "rebuilds a scan from a scanner set to %s on a desktop set to %s, with Caps Lock or without",
    (scanner, desktop) => {
      const layout = KEYBOARD_LAYOUTS[scanner];
      const text = "]C1SB-zyqwaAM/4006381333931";
      const keys = keysOf([scan(text)], layout, KEYBOARD_LAYOUTS[desktop]);
      const locked = keys.map((key) => (key.key.length === 1 ? { ...key, key: key.key.toUpperCase() } : key));
      expect(play(keys, rulesFor({ layout }))).toMatchObject({ page: "", scans: [text] });
      expect(play(locked, rulesFor({ layout }))).toMatchObject({ page: "", scans: [text] });
    },
  );

  it("at 80 ms a key and calibrated, tells scans from typing of the same speed", () => {
    const keys = keysOf([typing("milk ", 90), scan(EAN, 80), typing("2 bags", 100), scan(EAN, 80)]);
    expect(play(keys, rulesFor({ calibration: SLOW }))).toMatchObject({ page: "milk 2 bags", scans: [EAN, EAN] });
  });
});

describe("whatever is scanned and typed in whatever order", () => {
  const words = fc.stringMatching(/^[a-z]{1,8}( [a-z0-9]{1,6})?$/);
  const order = fc.array(
    fc.oneof(
      gtin13.map((code) => ({ code, word: "" })),
      words.map((word) => ({ code: "", word })),
    ),
    {
      minLength: 1,
      maxLength: 8,
    },
  );

  it.each([
    { name: "8 ms a key", calibration: DEFAULT_CALIBRATION, scanGapMs: 8 },
    { name: "10 ms a key", calibration: DEFAULT_CALIBRATION, scanGapMs: 10 },
    { name: "80 ms a key, calibrated", calibration: SLOW, scanGapMs: 80 },
  ])("delivers every scan whole and all typing in order, at $name", ({ calibration, scanGapMs }) => {
    const gaps = fc.array(fc.integer({ min: 60, max: 260 }), { minLength: 8, maxLength: 8 });
    fc.assert(
      fc.property(order, gaps, (parts, typingGaps) => {
        const bursts = parts.map(({ code, word }, index) =>
          code === "" ? typing(word, typingGaps[index] ?? 140, 260) : scan(code, scanGapMs, 260),
        );
        const played = play(keysOf(bursts), rulesFor({ calibration }));
        expect(played.scans).toEqual(parts.filter(({ code }) => code !== "").map(({ code }) => code));
        expect(played.page).toBe(parts.map(({ word }) => word).join(""));
      }),
      { numRuns: 300 },
    );
  });

  it("loses no key and doubles none, whatever the times", () => {
    const key = fc.record({
      character: fc.constantFrom(...Array.from("0123456789abxz]-")),
      gapMs: fc.integer({ min: 1, max: 200 }),
    });
    fc.assert(
      fc.property(fc.array(key, { maxLength: 60 }), (strokes) => {
        let atMs = 0;
        const layout = KEYBOARD_LAYOUTS.us;
        const keys = strokes.map(({ character, gapMs }) => keyFor(character, layout, layout, (atMs += gapMs)));
        const { page, scans, state } = play(keys);
        expect(state.held).toEqual([]);
        expect(Array.from(page + scans.join("")).toSorted()).toEqual(
          strokes.map(({ character }) => character).toSorted(),
        );
      }),
      { numRuns: 500 },
    );
  });
});
