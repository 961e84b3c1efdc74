/**
 * What differs between two versions of a programme, field by field. Rules are matched by their id, so that a rule that
 * only moved has not changed; short lists (categories, weekdays) are compared whole, and the number of the version is no
 * difference.
 *
 * | before                 | after                  | listed                                             |
 * |------------------------|------------------------|----------------------------------------------------|
 * | promotion tea: 10 %    | promotion tea: 15 %    | changed promotions.tea.action.rate 1000 → 1500     |
 * | promotions tea, milk   | promotions milk, tea   | nothing                                            |
 * | no promotion tea       | promotion tea          | added promotions.tea                               |
 * | redemption null        | redemption {…}         | added redemption                                   |
 * | buyNTakeM, buy 2       | nForPrice, quantity 3  | each field of both, added, removed or changed      |
 */
import type { LocalText } from "../codec/fields.ts";
import type { Program } from "./program.ts";

/** A figure or text as it stands in the document, the items of a short list, or the name of a rule. */
export type ComparedValue = string | number | boolean | readonly (string | number)[] | LocalText | null;

export interface ProgramChange {
  /** As in `promotions.tea.action.rate`; a rule is named by its id. */
  readonly path: string;
  readonly kind: "added" | "removed" | "changed";
  readonly before: ComparedValue;
  readonly after: ComparedValue;
}

const CHANGES_MAX = 500;

type Fields = Readonly<Record<string, unknown>>;

const isFields = (value: unknown): value is Fields =>
  typeof value === "object" && value !== null && !Array.isArray(value);

const isLocalText = (value: unknown): value is LocalText => isFields(value) && "en" in value && "zh-CN" in value;

const isShortList = (value: unknown): value is readonly (string | number)[] =>
  Array.isArray(value) && value.every((one) => typeof one === "string" || typeof one === "number");

/** What a person reads of a value: a rule by its name. */
function shown(value: unknown): ComparedValue {
  if (isLocalText(value)) return { en: value.en, "zh-CN": value["zh-CN"] };
  if (isShortList(value)) return value;
  if (typeof value === "string" || typeof value === "number" || typeof value === "boolean") return value;
  if (isFields(value) && isLocalText(value["name"])) return shown(value["name"]);
  return null;
}

/** A list of rules as fields by their id; any other list by its places. */
function asFields(list: readonly unknown[]): Fields {
  return Object.fromEntries(
    list.map((one, index) => [isFields(one) && typeof one["id"] === "string" ? one["id"] : String(index + 1), one]),
  );
}

const isBranch = (value: unknown): boolean =>
  !isLocalText(value) && (isFields(value) || (Array.isArray(value) && !isShortList(value)));

const branch = (value: unknown): Fields => (Array.isArray(value) ? asFields(value) : isFields(value) ? value : {});

const isSame = (a: unknown, b: unknown): boolean => JSON.stringify(shown(a)) === JSON.stringify(shown(b));

/** An empty list of rules and one with rules are both branches, though the empty one looks like a short list too. */
function areBranches(before: unknown, after: unknown): boolean {
  const isEmpty = (value: unknown): boolean => Array.isArray(value) && value.length === 0;
  return (
    (isBranch(before) || isEmpty(before)) && (isBranch(after) || isEmpty(after)) && !(isEmpty(before) && isEmpty(after))
  );
}

function compare(path: string, before: unknown, after: unknown): ProgramChange[] {
  if (areBranches(before, after)) {
    const [a, b] = [branch(before), branch(after)];
    const keys = [...new Set([...Object.keys(a), ...Object.keys(b)])];
    return keys.flatMap((key) => compare(path === "" ? key : `${path}.${key}`, a[key] ?? null, b[key] ?? null));
  }
  if (before === null && after === null) return [];
  if (before === null) return [{ path, kind: "added", before: null, after: shown(after) }];
  if (after === null) return [{ path, kind: "removed", before: shown(before), after: null }];
  return isSame(before, after) ? [] : [{ path, kind: "changed", before: shown(before), after: shown(after) }];
}

/** The first 500 differences in the order of the document. */
export function comparePrograms(before: Program, after: Program): readonly ProgramChange[] {
  const [{ version: _of, ...a }, { version: _to, ...b }] = [before, after];
  return compare("", a, b).slice(0, CHANGES_MAX);
}
