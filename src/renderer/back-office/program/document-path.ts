/** Reading and writing a place of a draft, by a path such as `tiers.levels.1.threshold`. The document need not be valid. */

type Fields = Readonly<Record<string, unknown>>;

export const isFields = (value: unknown): value is Fields =>
  typeof value === "object" && value !== null && !Array.isArray(value);

const stepsOf = (path: string): readonly string[] => (path === "" ? [] : path.split("."));

function child(value: unknown, step: string): unknown {
  if (Array.isArray(value)) return value[Number(step)];
  return isFields(value) ? value[step] : undefined;
}

/** What stands there; undefined when nothing does. */
export const valueAt = (document: unknown, path: string): unknown => stepsOf(path).reduce(child, document);

/** What stands there as a list; an empty one when it is none. */
export function listAt(document: unknown, path: string): readonly unknown[] {
  const value = valueAt(document, path);
  return Array.isArray(value) ? value : [];
}

export function textAt(document: unknown, path: string): string {
  const value = valueAt(document, path);
  return typeof value === "string" ? value : "";
}

function write(value: unknown, steps: readonly string[], next: unknown): unknown {
  const [step, ...rest] = steps;
  if (step === undefined) return next;
  if (Array.isArray(value)) {
    const place = Number(step);
    const list: readonly unknown[] = value;
    return place >= list.length
      ? [...list, write(undefined, rest, next)]
      : list.map((one, index) => (index === place ? write(one, rest, next) : one));
  }
  const fields = isFields(value) ? value : {};
  return { ...fields, [step]: write(fields[step], rest, next) };
}

/** A copy of the document with another value there; the way to it is made where it is missing. */
export const withValue = (document: unknown, path: string, next: unknown): unknown =>
  write(document, stepsOf(path), next);

/** A copy without one item of a list. */
export function withoutItem(document: unknown, listPath: string, place: number): unknown {
  return withValue(
    document,
    listPath,
    listAt(document, listPath).filter((_, index) => index !== place),
  );
}

/** The first of `tea-1`, `tea-2`, … that no rule of the lists has. */
export function freeId(document: unknown, lists: readonly string[], stem: string): string {
  const taken = new Set(lists.flatMap((list) => listAt(document, list).map((rule) => valueAt(rule, "id"))));
  let number = 1;
  while (taken.has(`${stem}-${number}`)) number += 1;
  return `${stem}-${number}`;
}
