import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { openTill } from "#main/open-till.ts";
import { DEMO_PRODUCTS } from "#main/app/demo-shop/demo-products.ts";

let dataDir: string;
beforeEach(() => {
  dataDir = mkdtempSync(join(tmpdir(), "regulars-killed-"));
});
afterEach(() => rmSync(dataDir, { recursive: true, force: true }));

test("a till that is killed in the middle of a basket opens with that basket, and its steps can be undone", async () => {
  const codes = DEMO_PRODUCTS.filter(({ soldBy, gtins }) => soldBy === "piece" && gtins.length > 0)
    .slice(0, 2)
    .map(({ gtins }) => gtins[0] ?? "");
  const script = join(import.meta.dirname, "../builders/scanning-process.ts");
  const child = spawn(process.execPath, [script, dataDir, ...codes], { stdio: ["ignore", "pipe", "inherit"] });
  await once(child.stdout, "data");
  child.kill("SIGKILL");
  await once(child, "exit");

  const opened = openTill(dataDir, { checkAnswers: true });
  if (!opened.ok) throw new Error(opened.failure.code);
  const till = opened.value;
  const { engine } = till;
  expect(engine.openBasket.basket.lines.map((line) => line.code)).toEqual(codes);
  expect(engine.openBasket.canUndo).toBe(true);
  expect(engine.session.person).toBeNull();
  await till.close();
});
