import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import type { Topic } from "#contract/contract.ts";
import { createRefreshRounds } from "./refresh-rounds.ts";

let asked: Topic[];
let answer: () => void;

const rounds = () =>
  createRefreshRounds((topic) => {
    asked.push(topic);
    return new Promise((resolve) => {
      answer = resolve;
    });
  });

beforeEach(() => {
  vi.useFakeTimers();
  asked = [];
});
afterEach(() => vi.useRealTimers());

describe("rounds of questions", () => {
  it("asks for the basket at once and for the rest a moment later", () => {
    const { refresh } = rounds();
    refresh("devices");
    refresh("basket");
    expect(asked).toEqual(["basket"]);
    vi.runAllTimers();
    expect(asked).toEqual(["basket", "devices"]);
  });

  it("asks once more, and only once, for what rose while an answer was on its way", async () => {
    const { refresh } = rounds();
    refresh("basket");
    refresh("basket");
    refresh("basket");
    expect(asked).toEqual(["basket"]);
    answer();
    await vi.advanceTimersByTimeAsync(1);
    expect(asked).toEqual(["basket", "basket"]);
    answer();
    await vi.advanceTimersByTimeAsync(1);
    expect(asked).toEqual(["basket", "basket"]);
  });

  it("takes touches of a moment together", () => {
    const { refresh } = rounds();
    for (let touch = 0; touch < 12; touch += 1) refresh("devices");
    vi.runAllTimers();
    expect(asked).toEqual(["devices"]);
  });

  it("says when the basket has been answered", async () => {
    const { refresh, basketShown } = rounds();
    let shown = false;
    refresh("basket");
    void basketShown().then(() => (shown = true));
    await vi.advanceTimersByTimeAsync(1);
    expect(shown).toBe(false);
    answer();
    await vi.advanceTimersByTimeAsync(1);
    expect(shown).toBe(true);
  });

  it("asks nothing after it was stopped", () => {
    const { refresh, stop } = rounds();
    refresh("till");
    stop();
    vi.runAllTimers();
    expect(asked).toEqual([]);
  });
});
