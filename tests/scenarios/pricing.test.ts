/** Every worked case of `tests/scenarios/pricing`, through the function that answers `regulars price`. */
import { describe, expect, test } from "vitest";
import { askCase, expectedOf, readBack, readCaseFiles } from "./pricing-cases.ts";

const files = readCaseFiles();

describe.each(files.map((file) => ({ title: `${file.about} (${file.name})`, file })))("$title", ({ file }) => {
  test.each(file.cases.map((one) => ({ name: one.name, one })))("$name", ({ one }) => {
    expect(one.source).not.toBe("");
    for (const { step, answer } of askCase(file, one)) {
      expect(answer).toMatchObject(expectedOf(step));
      // What is printed is what the schema says.
      expect(readBack(answer)).toEqual(answer);
    }
  });
});

test("no two cases of a file have one name", () => {
  const names = files.flatMap((file) => file.cases.map((one) => `${file.name} ${one.name}`));
  expect(new Set(names).size).toBe(names.length);
});
