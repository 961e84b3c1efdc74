/** A store in a folder of its own, with a clock that stands still and ids that count. */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { assert } from "#core/assert.ts";
import { openStore } from "#main/store/open-store.ts";
import type { OpenStoreOptions } from "#main/store/open-store.ts";
import type { Store } from "#main/store/store.ts";
import { idOf, momentOf } from "./test-shop.ts";

export function makeFolder(): { readonly dataDir: string; remove(): void } {
  const dataDir = mkdtempSync(join(tmpdir(), "regulars-store-"));
  return { dataDir, remove: () => rmSync(dataDir, { recursive: true, force: true }) };
}

export function testOptions(dataDir: string, more: Partial<OpenStoreOptions> = {}): OpenStoreOptions {
  let ids = 0;
  return {
    dataDir,
    holderName: "test till",
    nowMs: () => momentOf(0).occurredAtMs,
    newId: () => idOf(9, ids++),
    log: { slowQuery: () => undefined, anchorNotWritten: () => undefined },
    ballastBytes: 0,
    ...more,
  };
}

export function openTestStore(dataDir: string, more: Partial<OpenStoreOptions> = {}): Store {
  const opened = openStore(testOptions(dataDir, more));
  assert(opened.ok, `the test store did not open: ${opened.ok ? "" : JSON.stringify(opened.failure)}`);
  return opened.value;
}
