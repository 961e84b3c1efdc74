import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { MEMBER, TODAY, expectRefusal, expectValue } from "#tests/builders/sample-shop.ts";
import { decideEnrol, normaliseName, normalisePhone } from "./decide-enrol.ts";
import type { Enrolment } from "./decide-enrol.ts";
import { memberProfileSchema } from "./member.ts";

const enrolment = (changes: Partial<Enrolment> = {}): Enrolment => ({
  memberRef: MEMBER,
  name: "张伟",
  phone: null,
  birthMonth: null,
  note: "",
  membershipConsent: true,
  marketingConsent: false,
  withCard: false,
  businessDate: TODAY,
  via: "till",
  ...changes,
});

describe("a name", () => {
  it.each([
    ["  Zhang  Wei ", "Zhang Wei"],
    ["Ann\u001b@\u001dV\u0000\nLee\u007f\u009b", "Ann@V Lee"],
    ["Zoe\u0308", "Zoë"],
    ["\u202eevil\u202c \ufeffname\u2066", "evil name"],
    ["broken \ud800 pair", "broken pair"],
    ["한국 이름 नाम العربية", "한국 이름 नाम العربية"],
    ["\u001b\u0000", ""],
  ])("typed as %j is kept as %j", (typed, kept) => {
    expect(normaliseName(typed)).toBe(kept);
  });

  it("is kept as it is when it is typed again", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary", maxLength: 60 }), (typed) => {
        const kept = normaliseName(typed);
        expect(normaliseName(kept)).toBe(kept);
      }),
    );
  });
});

describe("a phone number", () => {
  it.each([
    ["+44 (0)20 7946-0018", "+4402079460018"],
    ["00 44 20 7946 0018", "+442079460018"],
    ["１３８　００１３　８０００", "13800138000"],
    ["0171/555.01", "017155501"],
    ["1234", null],
    ["1234567890123456", null],
    ["call me", null],
    ["+", null],
  ])("typed as %j is kept as %j", (typed, kept) => {
    expect(normalisePhone(typed)).toBe(kept);
  });
});

describe("enrolling", () => {
  it("makes a profile, and a fact that names nobody", () => {
    const { profile, fact } = expectValue(
      decideEnrol(enrolment({ phone: "138 0013 8000", birthMonth: 5, marketingConsent: true })),
    );
    expect(memberProfileSchema.parse(profile)).toEqual({
      ref: MEMBER,
      name: "张伟",
      phone: "13800138000",
      birthMonth: 5,
      note: "",
      consent: { membership: true, marketing: true, givenOn: TODAY },
      enrolledOn: TODAY,
    });
    expect(fact).toEqual({ type: "MemberEnrolled", body: { memberRef: MEMBER, marketingConsent: true, via: "till" } });
  });

  it("needs consent", () => {
    expect(expectRefusal(decideEnrol(enrolment({ membershipConsent: false }))).code).toBe("consentMissing");
  });

  it("takes a card in place of name and phone", () => {
    expect(expectValue(decideEnrol(enrolment({ name: null, withCard: true }))).profile).toMatchObject({
      name: null,
      phone: null,
    });
  });

  it.each<[string, Partial<Enrolment>]>([
    ["nobody", { name: null }],
    ["a name of nothing but controls", { name: "\u001b\u001d" }],
    ["a name of 121 characters", { name: "x".repeat(121) }],
    ["a name of 5,000 characters", { name: "x".repeat(5000) }],
    ["a note of 5,000 characters", { note: "x".repeat(5000) }],
    ["a phone that is none", { phone: "none" }],
    ["a thirteenth month", { birthMonth: 13 }],
    ["half a month", { birthMonth: 1.5 }],
  ])("refuses %s", (_, changes) => {
    expect(expectRefusal(decideEnrol(enrolment(changes))).code).toBe("memberNeedsNameOrPhone");
  });

  it("takes a name of 120 characters", () => {
    expect(expectValue(decideEnrol(enrolment({ name: "x".repeat(120) }))).profile.name).toHaveLength(120);
  });
});
