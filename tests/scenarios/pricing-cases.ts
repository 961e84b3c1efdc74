/**
 * The worked cases of `tests/scenarios/pricing/*.json`: price requests and what has to come out of them, each with its
 * source. A case is in the format of `regulars price`; so that it says only what it is about, it is laid over the `base`
 * of its file, and that over `base.json`: objects are merged field by field, lists replace lists.
 *
 * `steps` are questions one after the other. In a later one `"member": "after"` stands for the member as the step before
 * left them, and `"sale": "before"` in `return` for what the last sale was, with the returns since as `earlier`.
 */
import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { priceAnswerSchema } from "#core/program/price-answer.ts";
import type { PriceAnswer } from "#core/program/price-answer.ts";
import { answerPriceRequest } from "#main/app/price-request.ts";

type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json };
type JsonObject = { readonly [key: string]: Json };

interface Step {
  readonly request: JsonObject;
  /** A part of the answer, or … */
  readonly expect?: JsonObject;
  /** … the code of the refusal, or … */
  readonly refused?: string;
  /** … the path of the field that is wrong. */
  readonly wrong?: string;
}

interface PricingCase extends Partial<Step> {
  readonly name: string;
  /** One line: a sentence of the specification, a tax rule, a field practice. */
  readonly source: string;
  readonly steps?: readonly Step[];
}

interface CaseFile {
  readonly about: string;
  readonly base?: JsonObject;
  readonly cases: readonly PricingCase[];
}

const folder = join(import.meta.dirname, "pricing");
const readJson = (name: string): unknown => JSON.parse(readFileSync(join(folder, name), "utf8"));

const isObject = (value: Json | undefined): value is JsonObject =>
  typeof value === "object" && value !== null && !Array.isArray(value);

/** Lays one document over another. */
function lay(over: JsonObject, under: JsonObject): JsonObject {
  const laid = Object.entries(over).map(([key, value]): [string, Json] => {
    const below = under[key];
    return [key, isObject(value) && isObject(below) ? lay(value, below) : value];
  });
  return { ...under, ...Object.fromEntries(laid) };
}

interface NamedFile extends CaseFile {
  readonly name: string;
  /** What the cases of the file are laid over. */
  readonly whole: JsonObject;
}

export function readCaseFiles(): readonly NamedFile[] {
  const base = readJson("base.json") as JsonObject;
  return readdirSync(folder)
    .filter((name) => name.endsWith(".json") && name !== "base.json")
    .sort()
    .map((name) => {
      const file = readJson(name) as CaseFile;
      return { ...file, name, whole: lay(file.base ?? {}, base) };
    });
}

type Answered = ReturnType<typeof answerPriceRequest>;

/** What the answer to a step has to hold. A step that expects nothing is a mistake of the file. */
export function expectedOf({ expect, refused, wrong }: Step): object {
  if (refused !== undefined) return { ok: false, failure: { kind: "refused", refusal: { code: refused } } };
  if (wrong !== undefined) return { ok: false, failure: { kind: "notValid", problems: [{ path: wrong }] } };
  if (expect === undefined || Object.keys(expect).length === 0) throw new Error("a step has to expect something");
  return { ok: true, value: expect };
}

/** The answer as its own schema reads it. */
export const readBack = (answer: Answered): Answered =>
  answer.ok ? { ok: true, value: priceAnswerSchema.parse(answer.value) } : answer;

/** The answers to the questions of a case, each with the step that asked. */
export function askCase(file: NamedFile, one: PricingCase): { readonly step: Step; readonly answer: Answered }[] {
  const steps = one.steps ?? [{ ...one, request: one.request ?? {} }];
  let before: PriceAnswer | null = null;
  let sale: PriceAnswer["sale"] = null;
  let earlier: NonNullable<PriceAnswer["returned"]>[] = [];
  return steps.map((step) => {
    const request = withPast(lay(step.request, file.whole), before, sale, earlier);
    const answer = answerPriceRequest(request, null);
    if (answer.ok) {
      before = answer.value;
      const { sale: sold, returned } = answer.value;
      if (returned !== null) earlier = [...earlier, returned];
      if (sold !== null) [sale, earlier] = [sold, []];
    }
    return { step, answer };
  });
}

function withPast(
  request: JsonObject,
  before: PriceAnswer | null,
  sale: PriceAnswer["sale"],
  earlier: readonly unknown[],
): unknown {
  const { return: back } = request;
  return {
    ...request,
    ...(request["member"] === "after" ? { member: before?.memberAfter ?? null } : {}),
    ...(isObject(back) && back["sale"] === "before" ? { return: { ...back, sale, earlier } } : {}),
  };
}
