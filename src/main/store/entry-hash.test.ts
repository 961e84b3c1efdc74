/** Frozen: a change here means that journals on tills no longer verify. A new layout gets a new tag and its own vectors. */
import { describe, expect, test } from "vitest";
import { ZERO_HASH, hashEntry } from "./entry-hash.ts";

const entry = {
  device: "018f0000-0000-7000-8000-000000000001",
  epoch: 1,
  seq: 42,
  id: "018f0000-0000-7000-8000-000000000002",
  type: "DrawerOpened",
  version: 1,
  business_date: "2026-11-22",
  occurred_at_ms: 1_795_343_400_000,
  zone_offset_min: 480,
  actor: "staff-1",
  approver: null,
  prev_hash: ZERO_HASH,
  body: Buffer.from('{"reason":"change"}', "utf8"),
};

describe("the hash of an entry", () => {
  test.each([
    ["without approver", entry, "bc54b7866f93514b1bf8a0e03740c8d3fc44feb13f1343b3bcac0c8d15292454"],
    [
      "with an approver",
      { ...entry, approver: "staff-2" },
      "d512fd2dd8654aaab3620565988363cdd79e048e6c4c5ea1aaeedbb656a68901",
    ],
    [
      "with Chinese text and a longer body",
      { ...entry, actor: "张伟", body: Buffer.from("{}".padEnd(9000, " ")) },
      "ee8b7913ddaa595451cf67cd38f6af4f3bf58aa240012bfd90fa64ab629384ee",
    ],
    [
      "after another entry",
      { ...entry, seq: 43, prev_hash: Buffer.alloc(32, 0xab) },
      "e5bcfbda45e99d483b7999b380a7cde169c7de43756e9504ac99505d25164292",
    ],
  ])("%s is what it was when it was frozen", (_what, sealed, golden) => {
    expect(hashEntry(sealed).toString("hex")).toBe(golden);
  });

  test("changes with every single field", () => {
    const changed = [
      { ...entry, device: entry.id },
      { ...entry, epoch: 2 },
      { ...entry, seq: 43 },
      { ...entry, id: entry.device },
      { ...entry, type: "BasketVoided" },
      { ...entry, version: 2 },
      { ...entry, business_date: "2026-11-23" },
      { ...entry, occurred_at_ms: 0 },
      { ...entry, zone_offset_min: 0 },
      { ...entry, actor: "staff-2" },
      { ...entry, approver: "" },
      { ...entry, prev_hash: Buffer.alloc(32, 1) },
      { ...entry, body: Buffer.from("{}") },
    ];
    const hashes = new Set([entry, ...changed].map((sealed) => hashEntry(sealed).toString("hex")));
    expect(hashes.size).toBe(changed.length + 1);
  });

  test("does not let a character move from one field to the next", () => {
    const left = hashEntry({ ...entry, actor: "ab", approver: "c" });
    const right = hashEntry({ ...entry, actor: "a", approver: "bc" });
    expect(left.equals(right)).toBe(false);
  });
});
