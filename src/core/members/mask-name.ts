/**
 * A receipt is left on tables: it shows enough of a name for its owner, too little for a finder.
 *
 * | name        | paper    |
 * |-------------|----------|
 * | 张伟        | 张*      |
 * | 张 伟       | 张*      | one character is a whole word, so no initial of it is shown
 * | Ada Weber   | Ada W.   |
 * | Ada         | A*       |
 */
export function maskName(name: string): string {
  const [first = "", ...others] = name.trim().split(/\s+/u);
  const [initial, ...rest] = Array.from(others.at(-1) ?? "");
  if (initial !== undefined && rest.length > 0) return `${first} ${initial}.`;
  return `${Array.from(first)[0] ?? ""}*`;
}
