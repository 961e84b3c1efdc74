/** Every call that a screen, a shell or an integrator can make. Adding one here breaks the build until it is served. */
import { z } from "zod";
import { pictureSchema } from "./picture.ts";
import { TRIAL_CALLS } from "./trial-calls.ts";
import { manualDiscountSchema } from "#core/basket/basket.ts";
import {
  LIMITS,
  idField,
  languageField,
  minorField,
  nameField,
  noteField,
  reasonField,
  soldQuantityField,
  unitPriceField,
  uuidField,
} from "#core/codec/fields.ts";
import { basketAnswer, change, done, nothing } from "./call-shapes.ts";
import { defineCall } from "./contract.ts";
import { DEVICE_CALLS } from "./device-calls.ts";
import { LIABILITY_CALLS } from "./liability-calls.ts";
import { MEMBER_CALLS } from "./member-calls.ts";
import { MEMBER_PAGE_CALLS } from "./member-page-calls.ts";
import { MERGE_CALLS } from "./merge-calls.ts";
import { personSchema } from "./person.ts";
import { PROGRAM_CALLS } from "./program-calls.ts";
import { RECOVERY_CALLS } from "./recovery.ts";
import { RETURN_CALLS } from "./return-calls.ts";
import { REWARD_CALLS } from "./reward-calls.ts";
import { scanOutcomeSchema } from "./scan-outcome.ts";
import { setUpShape } from "./set-up.ts";
import {
  basketViewSchema,
  memberHitSchema,
  productHitSchema,
  saleSummarySchema,
  saleViewSchema,
  tillViewSchema,
} from "./views.ts";

const COUNTER_CALLS = {
  // ── the till ──
  getTill: defineCall({
    says: "The status bar: shop, person, unsent entries, devices.",
    access: "anybody",
    input: nothing,
    output: tillViewSchema,
  }),
  ...TRIAL_CALLS,
  setLanguage: defineCall({
    says: "Switches the language of the screens.",
    access: "anybody",
    input: change({ language: languageField }),
    output: done,
  }),
  setUpDemoShop: defineCall({
    says: "Fills an empty till with the demo shop.",
    access: "anybody",
    input: change({ language: languageField }),
    output: z.strictObject({
      products: z.int(),
      members: z.int(),
      sales: z.int(),
      signInHint: z.strictObject({ staffId: idField, pin: z.string() }),
    }),
  }),
  setUpShop: defineCall({
    says: "Sets up a real shop on an empty till.",
    access: "anybody",
    input: change(setUpShape),
    output: z.strictObject({ ownerId: idField }),
  }),
  listStaff: defineCall({
    says: "Who can sign in here.",
    access: "anybody",
    input: nothing,
    output: z.array(personSchema),
  }),
  signIn: defineCall({
    says: "Signs a person in with a PIN.",
    access: "anybody",
    input: change({ staffId: idField, pin: z.string().max(20) }),
    output: personSchema,
  }),
  signOut: defineCall({
    says: "Locks the till; the open basket stays.",
    access: "anybody",
    input: change({}),
    output: done,
  }),

  // ── the basket ──
  getBasket: defineCall({
    says: "The open basket, priced.",
    access: "signedIn",
    input: nothing,
    output: basketViewSchema,
  }),
  scan: defineCall({
    says: "Gives the till whatever a scanner read or a person typed as a code.",
    access: "signedIn",
    input: change({
      text: z.string().max(8192),
      source: z.enum(["wedge", "virtual", "typed"]),
    }),
    output: z.strictObject({ outcome: scanOutcomeSchema, view: basketViewSchema }),
  }),
  search: defineCall({
    says: "Members and products by name, pinyin, phone or code, as one types.",
    access: "signedIn",
    input: z.strictObject({ query: z.string().max(LIMITS.searchCharacters) }),
    output: z.strictObject({
      members: z.array(memberHitSchema).max(LIMITS.searchResults),
      products: z.array(productHitSchema).max(LIMITS.searchResults),
    }),
  }),
  addProduct: defineCall({
    says: "Adds a product line; weighed goods need a quantity.",
    access: "signedIn",
    input: change({ productId: idField, quantityMilli: soldQuantityField.nullable() }),
    output: basketAnswer,
  }),
  addDepartmentLine: defineCall({
    says: "Adds an amount under a department, for goods without a product file.",
    access: "signedIn",
    input: change({ departmentId: idField, unitPriceMinor: unitPriceField, quantityMilli: soldQuantityField }),
    output: basketAnswer,
  }),
  changeQuantity: defineCall({
    says: "Sets the quantity of a line, in thousandths.",
    access: "signedIn",
    // Any integer: a quantity out of range is the business's refusal with its own sentence, not a malformed call.
    input: change({ lineId: uuidField, quantityMilli: z.int() }),
    output: basketAnswer,
  }),
  removeLine: defineCall({
    says: "Takes a line out.",
    access: "signedIn",
    input: change({ lineId: uuidField }),
    output: basketAnswer,
  }),
  discountLine: defineCall({
    says: "Gives a line a manual discount with a reason, or takes it away.",
    access: "signedIn",
    input: change({ lineId: uuidField, discount: manualDiscountSchema.nullable() }),
    output: basketAnswer,
  }),
  discountBasket: defineCall({
    says: "Gives the whole basket a manual discount with a reason, or takes it away.",
    access: "signedIn",
    input: change({ discount: manualDiscountSchema.nullable() }),
    output: basketAnswer,
  }),
  overridePrice: defineCall({
    says: "Sells a line at another unit price, with a reason.",
    access: "signedIn",
    input: change({
      lineId: uuidField,
      override: z.strictObject({ unitPriceMinor: z.int(), reason: reasonField }).nullable(),
    }),
    output: basketAnswer,
  }),
  undoBasketStep: defineCall({
    says: "Takes back the last step.",
    access: "signedIn",
    input: change({}),
    output: basketAnswer,
  }),
  parkBasket: defineCall({
    says: "Sets the basket aside.",
    access: "signedIn",
    input: change({ note: noteField }),
    output: basketAnswer,
  }),
  listParkedBaskets: defineCall({
    says: "The baskets set aside, oldest first.",
    access: "signedIn",
    input: nothing,
    output: z
      .array(
        z.strictObject({
          basketId: uuidField,
          parkedAtMs: z.int(),
          lineCount: z.int(),
          totalMinor: minorField.nullable(),
          note: noteField,
          memberName: nameField.nullable(),
        }),
      )
      .max(LIMITS.parkedBaskets),
  }),
  recallBasket: defineCall({
    says: "Brings a parked basket back; an open one with lines is parked in its place.",
    access: "signedIn",
    input: change({ basketId: uuidField }),
    output: basketAnswer,
  }),
  voidBasket: defineCall({
    says: "Cancels the open basket, with a reason.",
    access: "signedIn",
    input: change({ reason: reasonField }),
    output: basketAnswer,
  }),

  ...MEMBER_CALLS,
  ...REWARD_CALLS,

  // ── points and money ──
  takeAmountOff: defineCall({
    says: "Takes points as an amount off the basket, or lets them go.",
    access: "signedIn",
    input: change({ points: z.int().nullable() }),
    output: basketAnswer,
  }),
  takeTender: defineCall({
    says: "Takes a tender. When it covers what is left, the sale is committed, then the drawer opens and the receipt prints.",
    access: "signedIn",
    input: change({
      basketId: uuidField,
      /** The revision that the cashier saw: another one is refused, so nobody pays a total that was not shown. */
      revision: z.int().min(0),
      tender: z.discriminatedUnion("kind", [
        z.strictObject({ kind: z.literal("cash"), handedMinor: z.int() }),
        z.strictObject({ kind: z.literal("card"), amountMinor: z.int() }),
        z.strictObject({ kind: z.literal("points"), points: z.int() }),
        /** A card as a scan or getGiftCard found it. null: as much as it can pay. */
        z.strictObject({ kind: z.literal("giftCard"), cardRef: uuidField, amountMinor: z.int().nullable() }),
        z.strictObject({ kind: z.literal("storedValue"), amountMinor: z.int().nullable() }),
      ]),
    }),
    output: z.discriminatedUnion("state", [
      z.strictObject({ state: z.literal("partlyPaid"), view: basketViewSchema }),
      z.strictObject({ state: z.literal("completed"), sale: saleViewSchema, view: basketViewSchema }),
    ]),
  }),
  removeTender: defineCall({
    says: "Gives a tender back before the sale is done.",
    access: "signedIn",
    input: change({ tenderId: uuidField }),
    output: basketAnswer,
  }),

  // ── sales done ──
  listRecentSales: defineCall({
    says: "The newest sales first.",
    access: "signedIn",
    input: z.strictObject({ limit: z.int().min(1).max(LIMITS.pageRows) }),
    output: z.array(saleSummarySchema).max(LIMITS.pageRows),
  }),
  getSale: defineCall({
    says: "One sale with every adjustment and its reason.",
    access: "signedIn",
    input: z.strictObject({ saleId: uuidField }),
    output: saleViewSchema,
  }),
  getReceiptPicture: defineCall({
    says: "The receipt of a sale as paper.",
    access: "signedIn",
    input: z.strictObject({ saleId: uuidField }),
    output: pictureSchema,
  }),
  reprintReceipt: defineCall({
    says: "Prints a marked copy.",
    access: "signedIn",
    input: change({ saleId: uuidField }),
    output: done,
  }),
} as const;

type CounterCalls = typeof COUNTER_CALLS;
type DeviceCalls = typeof DEVICE_CALLS;
type MemberCalls = typeof MEMBER_CALLS;
type MemberPageCalls = typeof MEMBER_PAGE_CALLS;
type MergeCalls = typeof MERGE_CALLS;
type LiabilityCalls = typeof LIABILITY_CALLS;
type ReturnCalls = typeof RETURN_CALLS;
type ProgramCalls = typeof PROGRAM_CALLS;
type RecoveryCalls = typeof RECOVERY_CALLS;

/** Named part by part: a type that is inferred over all calls at once is longer than the compiler writes down. */
export interface Calls
  extends
    CounterCalls,
    DeviceCalls,
    MemberCalls,
    MemberPageCalls,
    MergeCalls,
    LiabilityCalls,
    ReturnCalls,
    ProgramCalls,
    RecoveryCalls {}

export const CALLS: Calls = {
  ...COUNTER_CALLS,
  ...DEVICE_CALLS,
  ...MEMBER_CALLS,
  ...MEMBER_PAGE_CALLS,
  ...MERGE_CALLS,
  ...LIABILITY_CALLS,
  ...RETURN_CALLS,
  ...PROGRAM_CALLS,
  ...RECOVERY_CALLS,
};

export type CallName = keyof Calls;
export type CallInput<N extends CallName> = z.infer<Calls[N]["input"]>;
export type CallOutput<N extends CallName> = z.infer<Calls[N]["output"]>;
