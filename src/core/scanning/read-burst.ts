/**
 * Reads a burst of keys that came one after another without a pause: which of them, if any, are a scan.
 *
 * A scan may have a person's last keys in front of it (hand on the keyboard, trigger pulled with the other). They are
 * cut off only where the pause before the scan stands out from the pauses within it and what follows reads like a code;
 * elsewhere a burst is taken or left whole, so that no code is ever cut in two.
 *
 *   tried in this order                                    needs
 *   programmed prefix, then AIM id                         anything after it
 *   the whole burst                                        sure content
 *   a tail after a pause that stands out                   sure content
 *   the whole burst                                        possible content, faster than any person
 *   a tail after a pause that stands out                   possible content, faster than any person
 */
import { splitAimId } from "../cards/aim-id.ts";
import type { ScanContent } from "../cards/scan-content.ts";

/** No person keeps every gap of four keys and more below this; key repeat is slower on no system and is seen anyway. */
export const FASTER_THAN_PEOPLE_MS = 35;
const TERMINATED_KEYS_MIN = 4;
const UNTERMINATED_KEYS_MIN = 6;
const AIM_ID_ANYWHERE = /\][A-Za-z][0-9A-Za-z]/;

export interface BurstKey {
  /** What the key means in the scanner's layout. */
  readonly character: string;
  readonly atMs: number;
}

export interface BurstReading {
  /** How many keys at the front are a person's typing. */
  readonly typedKeys: number;
  readonly text: string;
}

export interface BurstRules {
  readonly content: ScanContent;
  /** What the scanner was programmed to send before every scan; empty for nothing. */
  readonly prefix: string;
}

export function textOf(keys: readonly BurstKey[]): string {
  return keys.map((key) => key.character).join("");
}

/** Whether every gap is shorter than a person's. One key alone has no pace and passes for either. */
export function isFasterThanPeople(keys: readonly BurstKey[]): boolean {
  return longestGapMs(keys) <= FASTER_THAN_PEOPLE_MS;
}

function longestGapMs(keys: readonly BurstKey[]): number {
  let longest = 0;
  for (const [index, key] of keys.entries()) {
    longest = Math.max(longest, key.atMs - (keys[index - 1]?.atMs ?? key.atMs));
  }
  return longest;
}

/** Whether the burst has begun with what only a scanner sends: then it may take its time. */
export function isAnnounced(keys: readonly BurstKey[], prefix: string): boolean {
  const text = textOf(keys);
  return (prefix !== "" && text.startsWith(prefix)) || splitAimId(text).aimId !== null;
}

/** Finds the scan in a burst, `null` when a person typed all of it. */
export function readBurst(keys: readonly BurstKey[], terminated: boolean, rules: BurstRules): BurstReading | null {
  return readAnnounced(keys, rules.prefix) ?? readByContent(keys, terminated, rules.content);
}

function readAnnounced(keys: readonly BurstKey[], prefix: string): BurstReading | null {
  const text = textOf(keys);
  const prefixAt = prefix === "" ? -1 : text.indexOf(prefix);
  if (prefixAt !== -1 && prefixAt + prefix.length < text.length) {
    return { typedKeys: prefixAt, text: text.slice(prefixAt + prefix.length) };
  }
  const aimAt = text.search(AIM_ID_ANYWHERE);
  if (aimAt === -1 || aimAt + 3 >= text.length) return null;
  // `]` is also a letter of passwords and of codes: before an AIM id a person's keys must stand apart from the scan.
  return aimAt === 0 || standsApart(keys, aimAt) ? { typedKeys: aimAt, text: text.slice(aimAt) } : null;
}

function readByContent(keys: readonly BurstKey[], terminated: boolean, content: ScanContent): BurstReading | null {
  const starts = [0];
  for (let at = 1; at < keys.length; at += 1) if (standsApart(keys, at)) starts.push(at);
  for (const typedKeys of starts) {
    const text = textOf(keys.slice(typedKeys));
    if (content.judge(text) === "surely") return { typedKeys, text };
  }
  const keysMin = terminated ? TERMINATED_KEYS_MIN : UNTERMINATED_KEYS_MIN;
  for (const typedKeys of starts) {
    const tail = keys.slice(typedKeys);
    if (tail.length < keysMin || !isFasterThanPeople(tail)) continue;
    const text = textOf(tail);
    if (content.judge(text) === "perhaps") return { typedKeys, text };
  }
  return null;
}

/** Whether the pause before a key is clearly longer than every pause after it. */
function standsApart(keys: readonly BurstKey[], at: number): boolean {
  const key = keys[at];
  const before = keys[at - 1];
  if (key === undefined || before === undefined) return false;
  return key.atMs - before.atMs > longestGapMs(keys.slice(at)) * 1.15 + 2;
}
