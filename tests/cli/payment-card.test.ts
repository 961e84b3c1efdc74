import { mkdirSync, writeFileSync } from "node:fs";
import path from "node:path";
import { expect, it } from "vitest";
import { paymentCard, searchForCard } from "#main/cli/demo/payment-card.ts";
import { temporaryFolder } from "./run-cli.ts";

it("finds a payment card in any file of a folder, once, also where two chunks meet", () => {
  const folder = temporaryFolder();
  expect(searchForCard(folder)).toEqual({ files: 0, found: 0 });
  mkdirSync(path.join(folder, "deep"));
  writeFileSync(path.join(folder, "clean"), "4111 1111 1111");
  writeFileSync(path.join(folder, "deep", "log"), `swiped ${paymentCard}`);
  expect(searchForCard(folder)).toEqual({ files: 2, found: 1 });
  const mebibyte = 1024 * 1024;
  for (const before of [mebibyte - 20, mebibyte - 12, mebibyte - 6, mebibyte - 1, mebibyte]) {
    const bytes = Buffer.alloc(2 * mebibyte, "x");
    bytes.write(paymentCard, before);
    writeFileSync(path.join(folder, "deep", "log"), bytes);
    expect(searchForCard(folder).found).toBe(1);
  }
});
