/**
 * Dates as other programs write them, read by a pattern: `yyyy`, `MM`, `dd`, `HH`, `mm`, `ss` are digits of that width,
 * `M`, `d`, `H` one or two digits, everything else stands for itself.
 *
 * | pattern               | text                  | read as               |
 * |-----------------------|-----------------------|-----------------------|
 * | `yyyy-MM-ddTHH:mm:ss` | `2010-12-01T08:26:00` | 2010-12-01T08:26:00   |
 * | `d/M/yyyy H:mm`       | `1/12/2010 8:26`      | 2010-12-01T08:26:00   |
 * | `dd.MM.yyyy`          | `01.12.2010`          | 2010-12-01T12:00:00   |
 *
 * A pattern without an hour means noon, which is in the same business day whatever the shop's cut-off.
 */
const TOKENS = /yyyy|MM|dd|HH|mm|ss|M|d|H/gu;

const DIGITS: Readonly<Record<string, string>> = {
  yyyy: "(?<year>\\d{4})",
  MM: "(?<month>\\d{2})",
  M: "(?<month>\\d{1,2})",
  dd: "(?<day>\\d{2})",
  d: "(?<day>\\d{1,2})",
  HH: "(?<hour>\\d{2})",
  H: "(?<hour>\\d{1,2})",
  mm: "(?<minute>\\d{2})",
  ss: "(?<second>\\d{2})",
};

/** Year, month and day exactly once; hour, minute and second at most once. */
export function isDatePattern(pattern: string): boolean {
  const kinds = (pattern.match(TOKENS) ?? []).map((token) => (token.startsWith("m") ? "minute" : token.slice(0, 1)));
  const once = new Set(kinds).size === kinds.length;
  return once && ["y", "M", "d"].every((kind) => kinds.includes(kind));
}

/** Makes the reader of a pattern: text → `YYYY-MM-DDTHH:MM:SS`, or null when the text does not fit or is no date. */
export function datePatternReader(pattern: string): (text: string) => string | null {
  const literal = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/gu, "\\$&");
  let source = "";
  let from = 0;
  for (const token of pattern.matchAll(TOKENS)) {
    source += literal(pattern.slice(from, token.index)) + (DIGITS[token[0]] ?? "");
    from = token.index + token[0].length;
  }
  const expression = new RegExp(`^${source}${literal(pattern.slice(from))}$`, "u");

  return (text) => {
    const parts = expression.exec(text)?.groups;
    if (parts === undefined) return null;
    const { year = "", month = "", day = "", hour, minute = "0", second = "0" } = parts;
    const clock = hour === undefined ? ["12", "00", "00"] : [hour, minute, second].map((part) => part.padStart(2, "0"));
    const date = `${year}-${month.padStart(2, "0")}-${day.padStart(2, "0")}`;
    return isCalendarDate(date) && isClock(clock) ? `${date}T${clock.join(":")}` : null;
  };
}

function isCalendarDate(date: string): boolean {
  const day = new Date(`${date}T00:00:00Z`);
  // The 30th of February would silently become the 1st of March.
  return !Number.isNaN(day.getTime()) && day.toISOString().startsWith(date);
}

function isClock([hour = "", minute = "", second = ""]: readonly string[]): boolean {
  return hour <= "23" && minute <= "59" && second <= "59";
}
