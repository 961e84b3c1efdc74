/**
 * How many cells of the dot grid a text takes: Unicode's East Asian Width, reduced to what a receipt printer can do.
 *
 * - W and F take two cells, a mark or joiner none, everything else one. "Ambiguous" characters (`×`, `°`, Greek,
 *   Cyrillic) take one: a printer whose double-byte font has them full-width never prints them from that font here.
 * - A grapheme is what must not be cut: a base with its marks, a joined emoji, a pair of regional indicators.
 */
const WIDE: readonly (readonly [number, number])[] = [
  [0x1100, 0x115f],
  [0x231a, 0x231b],
  [0x2329, 0x232a],
  [0x23e9, 0x23ec],
  [0x25fd, 0x25fe],
  [0x2614, 0x2615],
  [0x2648, 0x2653],
  [0x26a1, 0x26a1],
  [0x26bd, 0x26be],
  [0x26c4, 0x26c5],
  [0x26d4, 0x26d4],
  [0x26ea, 0x26ea],
  [0x26f2, 0x26f5],
  [0x26fa, 0x26fd],
  [0x2705, 0x2705],
  [0x270a, 0x270b],
  [0x2728, 0x2728],
  [0x274c, 0x274e],
  [0x2753, 0x2757],
  [0x2795, 0x2797],
  [0x27b0, 0x27b0],
  [0x2b1b, 0x2b1c],
  [0x2b50, 0x2b55],
  [0x2e80, 0x303e],
  [0x3041, 0x33ff],
  [0x3400, 0x4dbf],
  [0x4e00, 0xa4cf],
  [0xa960, 0xa97f],
  [0xac00, 0xd7a3],
  [0xf900, 0xfaff],
  [0xfe30, 0xfe6f],
  [0xff01, 0xff60],
  [0xffe0, 0xffe6],
  [0x16fe0, 0x18cff],
  [0x1aff0, 0x1b2ff],
  [0x1f004, 0x1f004],
  [0x1f0cf, 0x1f0cf],
  [0x1f18e, 0x1f18e],
  [0x1f191, 0x1f19a],
  [0x1f1e6, 0x1f265],
  [0x1f300, 0x1f64f],
  [0x1f680, 0x1f6ff],
  [0x1f7e0, 0x1f7eb],
  [0x1f90c, 0x1f9ff],
  [0x1fa70, 0x1faff],
  [0x20000, 0x3fffd],
];

const MARK = /^\p{M}$/u;
/** Joiners, variation selectors, skin tones and tags: they change the character before them. */
const MODIFIERS: readonly (readonly [number, number])[] = [
  [0x200c, 0x200d],
  [0xfe00, 0xfe0f],
  [0x1f3fb, 0x1f3ff],
  [0xe0020, 0xe007f],
];

/** A character that takes no cell of its own and is never drawn alone. */
export function isMark(character: string): boolean {
  const codePoint = character.codePointAt(0) ?? 0;
  if (codePoint <= 0x2ff) return false;
  return MODIFIERS.some(([first, last]) => codePoint >= first && codePoint <= last) || MARK.test(character);
}

const JOINER = "\u200d";

function isWide(codePoint: number): boolean {
  if (codePoint < 0x1100) return false;
  let low = 0;
  let high = WIDE.length - 1;
  while (low <= high) {
    const middle = (low + high) >> 1;
    const [first, last] = WIDE[middle] ?? [0, 0];
    if (codePoint < first) high = middle - 1;
    else if (codePoint > last) low = middle + 1;
    else return true;
  }
  return false;
}

const isRegionalIndicator = (codePoint: number): boolean => codePoint >= 0x1f1e6 && codePoint <= 0x1f1ff;
const isHangulTail = (codePoint: number): boolean => codePoint >= 0x1160 && codePoint <= 0x11ff;

/** Splits a text where it may be cut. Joined again, the parts are the text. */
export function graphemesOf(text: string): string[] {
  const graphemes: string[] = [];
  let regionalOpen = false;
  for (const character of text) {
    const codePoint = character.codePointAt(0) ?? 0;
    const last = graphemes.length - 1;
    const before = graphemes[last];
    const joins =
      before !== undefined &&
      (isMark(character) ||
        isHangulTail(codePoint) ||
        before.endsWith(JOINER) ||
        (regionalOpen && isRegionalIndicator(codePoint)));
    if (joins) {
      graphemes[last] = before + character;
      regionalOpen = false;
    } else {
      graphemes.push(character);
      regionalOpen = isRegionalIndicator(codePoint);
    }
  }
  return graphemes;
}

/** Cells of one grapheme: its base decides. */
export function cellsOfGrapheme(grapheme: string): 0 | 1 | 2 {
  const codePoint = grapheme.codePointAt(0) ?? 0;
  if (isMark(String.fromCodePoint(codePoint))) return 0;
  return isWide(codePoint) ? 2 : 1;
}

export function cellsOf(text: string): number {
  let cells = 0;
  for (const grapheme of graphemesOf(text)) cells += cellsOfGrapheme(grapheme);
  return cells;
}
