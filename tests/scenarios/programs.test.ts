/** The loyalty programme from draft to force: what is written is kept, and what is published counts from its day on. */
import { randomUUID } from "node:crypto";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { SavedDraft } from "#contract/program-calls.ts";
import { minor } from "#core/money/integers.ts";
import type { Program } from "#core/program/program.ts";
import { BEANS_CODE, openShop, scanCode } from "../builders/open-shop.ts";
import { TestTill } from "../builders/test-till.ts";

const TODAY = "2026-11-22";
const TOMORROW = "2026-11-23";
const oneDayMs = 86_400_000;

let till: TestTill;
beforeEach(async () => {
  till = await openShop();
});
afterEach(() => till.end());

const inForce = (): Program => {
  const program = till.store.programs.findInForce(TODAY);
  if (program === null) throw new Error("the shop has a programme");
  return program;
};
const tenPercentOff = (program: Program): unknown => ({
  ...program,
  promotions: [{ id: "ten", name: { en: "Ten off", "zh-CN": "九折" }, action: { kind: "orderPercent", rate: 1000 } }],
});
const draft = (document: unknown): Promise<SavedDraft> =>
  till.done("saveDraft", { draftId: null, revision: null, document });
const publish = ({ draftId, revision }: SavedDraft, effectiveFrom: string) =>
  till.done("publishProgram", { draftId, revision, effectiveFrom, acceptWarnings: false });
const versions = async () =>
  (await till.value("listPrograms", {})).map(
    ({ version, effectiveFrom, state }) => `${version} ${effectiveFrom} ${state}`,
  );
const total = async (): Promise<number> => {
  const { pricing } = await till.value("getBasket", {});
  if (!pricing.ok) throw new Error("the basket is priced");
  return pricing.priced.totalMinor;
};

describe("a draft", () => {
  it("keeps whatever was written, and says what is wrong with it", async () => {
    const half = { ...inForce(), tiers: { ...inForce().tiers, graceDays: "soon" }, name: "Spring" };
    const saved = await draft(half);
    expect(saved).toMatchObject({ revision: 1, name: "Spring", updatedBy: "Ada", warnings: [] });
    expect(saved.problems).toEqual([{ path: "tiers.graceDays", what: "programWrongKind", allowed: "number" }]);
    expect((await till.value("getDraft", { draftId: saved.draftId })).document).toEqual(half);
  });

  it("survives a restart", async () => {
    const saved = await draft(inForce());
    const { dataDir } = till;
    await till.stop();
    till = new TestTill({ dataDir });
    await till.done("signIn", { staffId: (await till.value("listStaff", {}))[0]?.id ?? "", pin: "2580" });
    expect(await till.value("listDrafts", {})).toMatchObject([{ draftId: saved.draftId, revision: 1 }]);
  });

  it("is saved once, however often the command arrives", async () => {
    const commandId = randomUUID();
    const once = await till.value("saveDraft", { commandId, draftId: null, revision: null, document: inForce() });
    expect(await till.value("saveDraft", { commandId, draftId: null, revision: null, document: inForce() })).toEqual(
      once,
    );
    expect(await till.value("listDrafts", {})).toHaveLength(1);
  });

  it("is not overwritten by somebody who has not seen what it has become", async () => {
    const first = await draft(inForce());
    const change = { draftId: first.draftId, revision: first.revision };
    const second = await till.done("saveDraft", { ...change, document: { ...inForce(), name: "Mine" } });
    expect(second.revision).toBe(2);
    expect(await till.refused("saveDraft", { ...change, document: inForce() })).toBe("programChangedMeanwhile");
    expect(await till.refused("deleteDraft", change)).toBe("programChangedMeanwhile");
    expect(await till.refused("publishProgram", { ...change, effectiveFrom: TODAY, acceptWarnings: true })).toBe(
      "programChangedMeanwhile",
    );
    expect((await till.value("listDrafts", {}))[0]?.name).toBe("Mine");
  });

  it("is warned about against the goods of the shop", async () => {
    const items = {
      onlyCategories: ["grocery", "tea"],
      onlyProducts: ["beans", "CHEESE1", "5901234123457", "nothing"],
    };
    const document = {
      ...inForce(),
      promotions: [{ id: "p", name: { en: "P", "zh-CN": "P" }, action: { kind: "percentOff", items, rate: 1000 } }],
    };
    const { draftId, warnings } = await draft(document);
    expect(warnings.map(({ what, values }) => [what, values["item"]])).toEqual([
      ["programProductUnknown", "nothing"],
      ["programCategoryUnknown", "tea"],
    ]);
    expect((await till.value("checkDraft", { draftId })).warnings).toEqual(warnings);
    expect(await till.value("listGoodsNames", {})).toEqual({ categories: ["grocery"], brands: [] });
  });

  it("that is thrown away is gone", async () => {
    const { draftId, revision } = await draft(inForce());
    await till.done("deleteDraft", { draftId, revision });
    expect(await till.value("listDrafts", {})).toEqual([]);
  });
});

describe("a version that is published", () => {
  it("for tomorrow leaves today's prices alone and changes tomorrow's", async () => {
    await scanCode(till, BEANS_CODE);
    expect(await total()).toBe(980);
    expect(await publish(await draft(tenPercentOff(inForce())), TOMORROW)).toEqual({
      id: "regulars",
      version: 2,
      effectiveFrom: TOMORROW,
    });
    expect(await till.value("listDrafts", {})).toEqual([]);
    expect(await total()).toBe(980);
    expect(await versions()).toEqual(["2 2026-11-23 planned", "1 2026-11-22 inForce"]);

    till.nowMs += oneDayMs;
    expect(await total()).toBe(882);
    expect(await versions()).toEqual(["2 2026-11-23 inForce", "1 2026-11-22 replaced"]);
  });

  it("is published once, however often the command arrives", async () => {
    const { draftId, revision } = await draft(inForce());
    const call = { commandId: randomUUID(), draftId, revision, effectiveFrom: TODAY, acceptWarnings: false };
    const once = await till.value("publishProgram", call);
    expect(await till.value("publishProgram", call)).toEqual(once);
    expect(await versions()).toEqual(["2 2026-11-22 inForce", "1 2026-11-22 replaced"]);
  });

  it("before a planned one takes its place, and the list says so", async () => {
    await publish(await draft(inForce()), "2026-12-24");
    await publish(await draft(inForce()), "2026-12-24");
    expect(await versions()).toEqual(["3 2026-12-24 planned", "2 2026-12-24 replaced", "1 2026-11-22 inForce"]);
    await publish(await draft(inForce()), TOMORROW);
    expect(await versions()).toEqual([
      "4 2026-11-23 planned",
      "3 2026-12-24 replaced",
      "2 2026-12-24 replaced",
      "1 2026-11-22 inForce",
    ]);
  });

  it("says who published it, and stays readable", async () => {
    const before = inForce();
    await publish(await draft(tenPercentOff(before)), TODAY);
    const [second, first] = await till.value("listPrograms", {});
    expect([second?.publishedBy, first?.publishedBy]).toEqual(["Ada", null]);
    expect(await till.value("getProgram", { id: "regulars", version: 1 })).toEqual(before);
  });

  it("differs from the one before by what was changed", async () => {
    const { draftId } = await draft(tenPercentOff(inForce()));
    const one = { kind: "version", id: "regulars", version: 1 } as const;
    const changes = await till.value("compareProgram", { a: one, b: { kind: "draft", draftId } });
    expect(changes).toEqual([
      { path: "promotions.ten", kind: "added", before: null, after: { en: "Ten off", "zh-CN": "九折" } },
    ]);
    expect(await till.value("compareProgram", { a: one, b: one })).toEqual([]);
  });
});

describe("publishing refuses", () => {
  it("a document with a problem, and keeps it as a draft", async () => {
    const { draftId, revision } = await draft({ ...inForce(), name: "" });
    const call = { draftId, revision, effectiveFrom: TODAY, acceptWarnings: true };
    expect(await till.refused("publishProgram", call)).toBe("programNotValid");
    expect(await till.value("listDrafts", {})).toHaveLength(1);
    expect(await versions()).toEqual(["1 2026-11-22 inForce"]);
  });

  it("a day that is over", async () => {
    const { draftId, revision } = await draft(inForce());
    const call = { draftId, revision, effectiveFrom: "2026-11-21", acceptWarnings: true };
    expect(await till.refused("publishProgram", call)).toBe("programStartsInPast");
  });

  it("warnings that nobody has read, and takes them when somebody has", async () => {
    const storedValue = {
      ...inForce().storedValue,
      balanceMaxMinor: minor(100),
      topUpBonuses: [{ fromMinor: 101, bonusMinor: 1 }],
    };
    const { draftId, revision } = await draft({ ...inForce(), storedValue });
    const call = { draftId, revision, effectiveFrom: TODAY };
    expect(await till.refused("publishProgram", { ...call, acceptWarnings: false })).toBe("programWarningsUnread");
    expect(await till.done("publishProgram", { ...call, acceptWarnings: true })).toMatchObject({ version: 2 });
  });

  it("a draft that does not last until the day that it is for", async () => {
    const when = { through: TODAY };
    const promotions = [
      { id: "p", name: { en: "P", "zh-CN": "P" }, when, action: { kind: "orderPercent", rate: 100 } },
    ];
    const { draftId, revision, warnings } = await draft({ ...inForce(), promotions });
    expect(warnings).toEqual([]);
    const call = { draftId, revision, effectiveFrom: TOMORROW, acceptWarnings: false };
    expect(await till.refused("publishProgram", call)).toBe("programWarningsUnread");
  });
});
