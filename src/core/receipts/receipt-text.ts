/**
 * Text that may go on paper. Everything a person or a file brought in passes through `paperText` before it is laid out.
 *
 * Invariants:
 * - no C0 or C1 control character, no DEL, no lone surrogate, no bidirectional override: nothing in a name can be read as
 *   a printer command or turn a line around;
 * - NFC, so that an accented letter is one character wherever it can be;
 * - at most `charactersMax` code points; what is cut is marked with an ellipsis.
 */
const LONE_SURROGATE = /[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g;
// Explicit marks that reorder or isolate text, line and paragraph separators, the byte order mark and interlinear marks.
const UNPRINTABLE = /[\u200e\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb\u00ad\u200b]/g;
const SPACES = /[\u00a0\u1680\u2000-\u200a\u202f\u205f]/g;

// A pattern of literal control characters is what a linter warns of, hence by number.
function withoutControls(text: string): string {
  let kept = "";
  for (const character of text) {
    const code = character.codePointAt(0) ?? 0;
    if (code === 0x09 || code === 0x0a || code === 0x0d) kept += " ";
    else if (code >= 0x20 && code !== 0x7f && !(code >= 0x80 && code <= 0x9f)) kept += character;
  }
  return kept;
}

/** Bounds and cleans a text for one place on the paper. Runs of spaces become one space, except the ideographic one. */
export function paperText(text: string, charactersMax: number): string {
  // Bounded first: a megabyte of name costs no more than a long one. Two units a character, and some for what is removed.
  const bounded = text.slice(0, charactersMax * 4 + 64);
  const clean = withoutControls(bounded)
    .replace(LONE_SURROGATE, "")
    .replace(UNPRINTABLE, "")
    .replace(SPACES, " ")
    .normalize("NFC")
    .replace(/ {2,}/g, " ")
    .trim();
  const characters = Array.from(clean);
  if (characters.length <= charactersMax && bounded.length === text.length) return clean;
  return `${characters.slice(0, charactersMax - 1).join("")}…`;
}
