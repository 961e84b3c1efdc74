import { afterEach, beforeEach, expect, test } from "vitest";
import { points } from "#core/money/integers.ts";
import { PIN, enrolSomebody, openShop } from "../builders/open-shop.ts";
import { LEAD, addShiftLead, changeProgram } from "../builders/return-shop.ts";
import type { TestTill } from "../builders/test-till.ts";

let till: TestTill;
let memberRef: string;

beforeEach(async () => {
  till = await openShop();
  await addShiftLead(till);
  ({ memberRef } = await enrolSomebody(till));
});
afterEach(() => till.end());

const held = async (): Promise<number> => {
  const { availablePoints, pendingPoints } = await till.value("getMember", { memberRef });
  return availablePoints + pendingPoints;
};

async function signInMei(): Promise<string> {
  const mei = (await till.value("listStaff", {})).find((person) => person.name === "Mei");
  await till.done("signIn", { staffId: mei?.id ?? "", pin: "1357" });
  return mei?.id ?? "";
}

const ownerOf = async (): Promise<string> =>
  (await till.value("listStaff", {})).find((person) => person.role === "owner")?.id ?? "";

test("a manager gives and takes points with a reason, and is the only name in the journal", async () => {
  expect(await till.value("getPointsApproval", {})).toEqual({ reason: null, people: [] });
  await till.done("adjustPoints", { memberRef, points: 50, reason: "Goodwill", approval: null });
  expect(await held()).toBe(50);
  await till.done("adjustPoints", { memberRef, points: -20, reason: "Mistake", approval: null });
  expect(await held()).toBe(30);
  expect(await till.refused("adjustPoints", { memberRef, points: -31, reason: "Mistake", approval: null })).toBe(
    "adjustmentBelowZero",
  );
});

test("a cashier needs a manager's PIN for points; a shift lead's is not enough", async () => {
  const owner = await ownerOf();
  await signInMei();
  expect(await till.value("getPointsApproval", {})).toMatchObject({
    reason: { key: "approvalNeeded" },
    people: [{ id: owner }],
  });
  const wanted = { memberRef, points: 50, reason: "Goodwill" };
  expect(await till.refused("adjustPoints", { ...wanted, approval: null })).toBe("approvalNeeded");
  expect(await till.refused("adjustPoints", { ...wanted, approval: LEAD })).toBe("approvalRefused");
  await till.done("adjustPoints", { ...wanted, approval: { staffId: owner, pin: PIN } });
  expect(await held()).toBe(50);
});

test("the bonus for feedback comes from the programme, once a day", async () => {
  expect(await till.refused("giveFeedbackBonus", { memberRef })).toBe("bonusNotInProgram");
  changeProgram(till, (program) => ({
    ...program,
    earning: {
      ...program.earning,
      bonuses: [{ id: "thanks", name: { en: "Feedback", "zh-CN": "反馈" }, on: "feedback", points: points(25) }],
    },
  }));
  await till.done("giveFeedbackBonus", { memberRef });
  expect(await held()).toBe(25);
  expect(await till.refused("giveFeedbackBonus", { memberRef })).toBe("bonusGivenAlready");
});

test("whoever joins is given the programme's welcome, once, with the enrolment", async () => {
  changeProgram(till, (program) => ({
    ...program,
    earning: {
      ...program.earning,
      bonuses: [{ id: "hello", name: { en: "Welcome", "zh-CN": "欢迎" }, on: "welcome", points: points(40) }],
    },
  }));
  await till.done("enrolMember", {
    name: "Newcomer",
    phone: null,
    cardNumber: null,
    birthMonth: null,
    membershipConsent: true,
    marketingConsent: false,
  });
  const { member } = await till.value("getBasket", {});
  expect([member?.name, (member?.availablePoints ?? 0) + (member?.pendingPoints ?? 0)]).toEqual(["Newcomer", 40]);
  expect(await held()).toBe(0);
});
