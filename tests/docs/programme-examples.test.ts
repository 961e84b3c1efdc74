/** The examples of docs/programme.md are what `regulars price` answers. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { answerPriceRequest } from "#main/app/price-request.ts";

const page = readFileSync(join(import.meta.dirname, "../../docs/programme.md"), "utf8");
const FENCE = /^```json (request|answer)\n([\s\S]*?)^```$/gmu;
const blocks = [...page.matchAll(FENCE)].map(([, kind = "", text = ""]) => ({
  kind,
  document: JSON.parse(text) as object,
}));

/** A request is followed by its answer. */
const examples = blocks.flatMap(({ kind, document }, index) =>
  kind === "request" ? [{ number: index / 2 + 1, request: document, answer: blocks[index + 1]?.document }] : [],
);

test("every request of the page has an answer behind it", () => {
  expect(examples.length).toBeGreaterThanOrEqual(3);
  expect(blocks.map(({ kind }) => kind)).toEqual(examples.flatMap(() => ["request", "answer"]));
});

test.each(examples)("example $number is answered as the page says", ({ request, answer }) => {
  expect(answerPriceRequest(request, null)).toMatchObject({ ok: true, value: answer });
});
