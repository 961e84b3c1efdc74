import { describe, expect, it, test } from "vitest";
import { MEMBER, TODAY } from "#tests/builders/sample-shop.ts";
import { decideConsent, jointConsent } from "./decide-consent.ts";
import type { MemberProfile } from "./member.ts";

const profile = (membership: boolean, marketing: boolean): MemberProfile => ({
  ref: MEMBER,
  name: "张伟",
  phone: null,
  birthMonth: null,
  note: "",
  consent: { membership, marketing, givenOn: "2025-01-01" },
  enrolledOn: "2025-01-01",
});

describe("a consent that is changed", () => {
  it("is kept with the day on which it was said, and recorded without a name", () => {
    expect(decideConsent(profile(true, false), { membership: true, marketing: true }, TODAY)).toEqual({
      profile: { ...profile(true, true), consent: { membership: true, marketing: true, givenOn: TODAY } },
      fact: { type: "ConsentChanged", body: { memberRef: MEMBER, membership: true, marketing: true } },
    });
  });

  it("takes the offers with the membership", () => {
    const left = decideConsent(profile(true, true), { membership: false, marketing: true }, TODAY);
    expect(left?.fact.body).toEqual({ memberRef: MEMBER, membership: false, marketing: false });
  });

  it("is not recorded when nothing changes", () => {
    expect(decideConsent(profile(true, true), { membership: true, marketing: true }, TODAY)).toBeNull();
    expect(decideConsent(profile(false, false), { membership: false, marketing: true }, TODAY)).toBeNull();
  });
});

test.each([
  [true, true, true],
  [true, false, false],
  [false, true, false],
  [false, false, false],
])("of two people who are one, %s and %s is %s", (a, b, both) => {
  expect(jointConsent({ membership: a, marketing: b }, { membership: true, marketing: true }).membership).toBe(a);
  expect(jointConsent({ membership: true, marketing: a }, { membership: b, marketing: b })).toEqual({
    membership: b,
    marketing: both,
  });
});
