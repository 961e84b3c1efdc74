import { afterEach, expect, test, vi } from "vitest";
import { connectTill } from "./transport.ts";

afterEach(() => {
  vi.unstubAllGlobals();
});

test("a screen that has lost the till says so, and knows when it is back", async () => {
  let isGone = true;
  const till = { ok: true, value: [] };
  const call = async (): Promise<unknown> => {
    if (isGone) throw new Error("the other side is gone");
    return till;
  };
  vi.stubGlobal("window", { regulars: { call, subscribe: () => () => undefined } });
  const link = connectTill();
  expect(await link.call("listStaff", {})).toMatchObject({
    ok: false,
    failure: { code: "linkLost", retryHelps: true },
  });
  expect(link.state.read()).toBe("lost");
  isGone = false;
  expect(await link.call("listStaff", {})).toEqual(till);
  expect(link.state.read()).toBe("up");
});
