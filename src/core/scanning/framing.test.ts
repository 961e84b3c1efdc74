import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { calibrate } from "./calibration.ts";
import { decodeScan } from "./decode-scan.ts";
import { FRAME_BYTES_MAX, NO_FRAME, passPause, takeBytes, type Frame } from "./framing.ts";

const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text);
const shown = (frames: readonly Frame[]): string[] => frames.map((frame) => decodeScan(frame.bytes));

describe("serial framing", () => {
  it.each([
    ["CR", "123\r456\r", ["123", "456"]],
    ["LF", "123\n", ["123"]],
    ["CR LF", "123\r\n456\r\n", ["123", "456"]],
    ["TAB", "123\t", ["123"]],
    ["STX and ETX", "\u0002123\u0003", ["123"]],
    ["no end yet", "123", []],
  ])("ends at %s", (_name, text, expected) => {
    expect(shown(takeBytes(NO_FRAME, bytesOf(text)).frames)).toEqual(expected);
  });

  it("keeps the separator of GS1", () => {
    expect(shown(takeBytes(NO_FRAME, bytesOf("]C110AB\u001d21S\r")).frames)).toEqual(["]C110AB\u001d21S"]);
  });

  it("ends at a pause, cut short where an end byte was due", () => {
    const { state } = takeBytes(NO_FRAME, bytesOf("123"));
    expect(passPause(state, { terminated: false }).frame).toEqual({ bytes: bytesOf("123"), cutShort: false });
    expect(passPause(state, { terminated: true }).frame).toEqual({ bytes: bytesOf("123"), cutShort: true });
    expect(passPause(NO_FRAME, { terminated: true }).frame).toBeNull();
  });

  it("marks what a new beginning cut off", () => {
    expect(takeBytes(NO_FRAME, bytesOf("12\u00024567\u0003")).frames.map((frame) => frame.cutShort)).toEqual([
      true,
      false,
    ]);
  });

  it("bounds what it keeps of a scan without end", () => {
    const { state } = takeBytes(NO_FRAME, new Uint8Array(100_000).fill(0x37));
    expect(state.pending.length).toBe(FRAME_BYTES_MAX);
  });

  it("is blind to where the pieces are cut", () => {
    const line = fc.stringMatching(/^[ -~]{1,20}$/);
    fc.assert(
      fc.property(fc.array(line, { maxLength: 10 }), fc.array(fc.nat(200), { maxLength: 10 }), (lines, cuts) => {
        const bytes = bytesOf(lines.map((text) => `${text}\r`).join(""));
        const at = [0, ...cuts.map((cut) => Math.min(cut, bytes.length)).toSorted((a, b) => a - b), bytes.length];
        let state = NO_FRAME;
        const frames: Frame[] = [];
        for (const [index, from] of at.entries()) {
          const taken = takeBytes(state, bytes.slice(from, at[index + 1]));
          state = taken.state;
          frames.push(...taken.frames);
        }
        expect(shown(frames)).toEqual(lines);
      }),
    );
  });
});

describe("decoding a scan", () => {
  it("reads UTF-8, whatever is in it", () => {
    fc.assert(fc.property(fc.string({ unit: "grapheme" }), (text) => decodeScan(bytesOf(text)) === text));
  });

  it("agrees with the platform on what is UTF-8, and reads the rest as Latin-1", () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 12 }), (bytes) => {
        let expected: string;
        try {
          expected = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes);
        } catch {
          expected = Buffer.from(bytes).toString("latin1");
        }
        expect(decodeScan(bytes)).toBe(expected);
      }),
    );
    expect(decodeScan(Uint8Array.of(0x63, 0x61, 0x66, 0xe9))).toBe("café");
  });
});

describe("calibrating a wedge scanner", () => {
  const scanAt = (gapMs: number, terminated = true) => ({
    keyTimesMs: Array.from({ length: 14 }, (_, index) => 1000 + index * gapMs),
    terminated,
  });

  it("allows one and a half times the slow end of its gaps", () => {
    expect(calibrate([scanAt(80), scanAt(80), scanAt(80)])).toEqual({
      ok: true,
      value: { gapMs: 120, terminated: true },
    });
  });

  it("leaves a fast scanner room for a busy page", () => {
    expect(calibrate([scanAt(8), scanAt(8), scanAt(8, false)])).toEqual({
      ok: true,
      value: { gapMs: 20, terminated: false },
    });
  });

  it("refuses too few scans, too short ones, and a person typing", () => {
    expect(calibrate([scanAt(8)])).toEqual({ ok: false, failure: "tooFewScans" });
    expect(calibrate([scanAt(8), scanAt(8), { keyTimesMs: [1, 2], terminated: true }])).toEqual({
      ok: false,
      failure: "tooFewKeys",
    });
    expect(calibrate([scanAt(200), scanAt(200), scanAt(200)])).toEqual({ ok: false, failure: "tooSlow" });
  });
});
