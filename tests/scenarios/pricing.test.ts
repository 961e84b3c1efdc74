/** Every worked case of `tests/scenarios/pricing`, through the function that answers `regulars price`. */
import { describe, expect, test } from "vitest";
import { priceAnswerSchema } from "#core/program/price-answer.ts";
import { askCase, readCaseFiles } from "./pricing-cases.ts";

const files = readCaseFiles();

describe.each(files.map((file) => ({ title: `${file.about} (${file.name})`, file })))("$title", ({ file }) => {
  test.each(file.cases.map((one) => ({ name: one.name, one })))("$name", ({ one }) => {
    expect(one.source).not.toBe("");
    for (const { step, answer } of askCase(file, one)) {
      if (step.refused !== undefined) {
        expect(answer).toMatchObject({ ok: false, failure: { kind: "refused", refusal: { code: step.refused } } });
      } else if (step.wrong !== undefined) {
        expect(answer).toMatchObject({ ok: false, failure: { kind: "notValid", problems: [{ path: step.wrong }] } });
      } else {
        expect(step.expect).toBeDefined();
        expect(answer).toMatchObject({ ok: true, value: step.expect ?? {} });
        // What is printed is what the schema says.
        if (answer.ok) expect(priceAnswerSchema.parse(answer.value)).toEqual(answer.value);
      }
    }
  });
});

test("no two cases of a file have one name", () => {
  const names = files.flatMap((file) => file.cases.map((one) => `${file.name} ${one.name}`));
  expect(new Set(names).size).toBe(names.length);
});
