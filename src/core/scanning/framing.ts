/**
 * Serial framing: bytes as they come, in pieces of any size, to the bytes of one scan each.
 *
 * A frame ends at CR, LF, ETX or TAB, or after a pause. STX begins one, and what lacked its end before it is cut short. CR LF is one end, as is any run of ends:
 * what is between them is empty and dropped. GS and every other byte belong to the scan.
 *
 * The buffer is bounded: past the limit the rest of the frame is dropped and the frame is marked, so that a scanner gone
 * mad costs one refused scan and no memory. Pure: the caller keeps the time and says when the pause was.
 */
export interface Frame {
  readonly bytes: Uint8Array;
  /** Ended by a pause where the scanner always sends an end, or by the beginning of the next. */
  readonly cutShort: boolean;
}

export interface FramingState {
  readonly pending: Uint8Array;
}

export interface FramingRules {
  /** Whether the scanner ends each scan with a byte; then a pause means that the end was lost. */
  readonly terminated: boolean;
}

export const NO_FRAME: FramingState = { pending: new Uint8Array(0) };

/**
 * In UTF-8 a scan of 256 characters has at most 1024 bytes; one more lets the classification see "too long".
 *
 * @internal for tests: product code reaches it through this file
 */
export const FRAME_BYTES_MAX = 1025;

const STX = 0x02;
const ENDS: ReadonlySet<number> = new Set([0x03, 0x09, 0x0a, 0x0d]);

export function takeBytes(state: FramingState, chunk: Uint8Array): { state: FramingState; frames: readonly Frame[] } {
  const frames: Frame[] = [];
  let pending = [...state.pending];
  for (const byte of chunk) {
    if (byte === STX) {
      if (pending.length > 0) frames.push({ bytes: Uint8Array.from(pending), cutShort: true });
      pending = [];
    } else if (ENDS.has(byte)) {
      if (pending.length > 0) frames.push({ bytes: Uint8Array.from(pending), cutShort: false });
      pending = [];
    } else if (pending.length < FRAME_BYTES_MAX) {
      pending.push(byte);
    }
  }
  return { state: { pending: Uint8Array.from(pending) }, frames };
}

/** The line was quiet for the agreed pause: what is pending is all that will come. */
export function passPause(state: FramingState, rules: FramingRules): { state: FramingState; frame: Frame | null } {
  if (state.pending.length === 0) return { state: NO_FRAME, frame: null };
  return { state: NO_FRAME, frame: { bytes: state.pending, cutShort: rules.terminated } };
}
