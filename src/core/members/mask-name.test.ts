import { expect, test } from "vitest";
import { maskName } from "./mask-name.ts";

test.each([
  ["张伟", "张*"],
  ["张 伟", "张*"],
  ["𠮷野", "𠮷*"],
  ["Ada Weber", "Ada W."],
  ["Ada B. Weber", "Ada W."],
  ["  Ada   Weber ", "Ada W."],
  ["Ada", "A*"],
  ["", "*"],
])("%j is %s on paper", (name, paper) => {
  expect(maskName(name)).toBe(paper);
});
