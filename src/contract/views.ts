/**
 * What screens are given to show: shapes of answers that more than one call returns. The large ones have a name as a type,
 * because the type of the whole contract would be too long to write down with each of them spelled out in every call.
 */
import { z } from "zod";
import { basketSchema } from "#core/basket/basket.ts";
import {
  pricedBasketSchema,
  sentenceSchema,
  settledTenderSchema,
  settlementSchema,
  taxRowSchema,
} from "#core/basket/priced-basket.ts";
import {
  LIMITS,
  currencyField,
  dateField,
  idField,
  instantMsField,
  languageField,
  minorField,
  nameField,
  pointsField,
  uuidField,
} from "#core/codec/fields.ts";
import { lotMoveSchema, pointsOfSaleSchema, soldLineSchema } from "#core/events/sale-completed.ts";
import { cardSchema } from "#core/members/member.ts";
import { tierSchema } from "#core/program/program.ts";
import { PRINT_JOB_STATES } from "#core/receipts/print-job.ts";
import { departmentSchema, taxRateSchema } from "#core/shop/settings.ts";
import { failureSchema } from "./failures.ts";
import { personSchema } from "./person.ts";
import { exchangeViewSchema } from "./return-views.ts";
import { basketRightsShape, giftCardViewSchema } from "./reward-views.ts";

const printerStateSchema = z.enum(["none", "checking", "ready", "busy", "paperOut", "coverOpen", "offline", "unknown"]);
const scannerStateSchema = z.enum([
  "keyboardOnly",
  "connecting",
  "ready",
  "away",
  "portBusy",
  "notFound",
  "notPermitted",
  "portsNotListed",
  "portFailed",
]);

/** The bar at the top, and what the whole screen depends on. */
export const tillViewSchema = z.strictObject({
  phase: z.enum(["needsSetUp", "ready"]),
  tillName: nameField,
  version: z.string().max(40),
  language: languageField,
  nowMs: instantMsField,
  businessDate: dateField.nullable(),
  shop: z
    .strictObject({
      name: nameField,
      currency: currencyField,
      timeZone: z.string(),
      taxMode: z.enum(["inclusive", "exclusive"]),
      taxRates: z.array(taxRateSchema),
      departments: z.array(departmentSchema),
      memberNumberPrefix: z.string(),
      memberNumberLength: z.int(),
      cashRoundingStepMinor: minorField,
    })
    .nullable(),
  signedIn: personSchema.nullable(),
  hub: z.enum(["none"]),
  unsynced: z.strictObject({ count: z.int().min(0), oldestAtMs: instantMsField.nullable() }),
  printer: z.strictObject({ state: printerStateSchema, waitingJobs: z.int().min(0) }),
  scanner: z.strictObject({ state: scannerStateSchema }),
  space: z.enum(["enough", "low"]),
  parkedCount: z.int().min(0),
});
export type TillView = z.infer<typeof tillViewSchema>;

const tierViewSchema = tierSchema.pick({
  id: true,
  name: true,
  shape: true,
  colour: true,
  discount: true,
  earnMultiplierHundredths: true,
});

const visitSchema = z.strictObject({ saleId: uuidField, businessDate: dateField, totalMinor: minorField });

const memberPanelObject = z.strictObject({
  ref: uuidField,
  name: nameField.nullable(),
  /** The last digits only; the whole number is not needed to serve somebody. */
  phoneTail: z.string().max(4).nullable(),
  cards: z.array(cardSchema.extend({ tail: z.string().max(4) }).omit({ number: true })),
  tier: tierViewSchema.nullable(),
  availablePoints: pointsField,
  pendingPoints: pointsField,
  /** Set aside for the open basket. */
  heldPoints: pointsField,
  /** What the available points are worth as money, null when the programme has no redemption. */
  availableValueMinor: minorField.nullable(),
  expiring: z.strictObject({ points: pointsField, date: dateField }).nullable(),
  progress: z
    .strictObject({
      metric: z.enum(["netSpend", "points", "visits"]),
      qualifying: z.int(),
      next: tierViewSchema.nullable(),
      /** In the metric; null on the highest tier. */
      missingForNext: z.int().nullable(),
      /** What is still missing to keep the tier at its anniversary; 0 = safe. */
      missingToKeep: z.int(),
    })
    .nullable(),
  /** What the basket allows now: whole steps, minimum, cap and points considered; null = nothing can be redeemed now. */
  redeemable: z
    .strictObject({ minPoints: pointsField, maxPoints: pointsField, stepPoints: pointsField, stepMinor: minorField })
    .nullable(),
  /** Money left with the shop; null when there is none and the programme takes none. */
  storedValueMinor: minorField.nullable(),
  birthdayMonth: z.boolean(),
  visits: z.array(visitSchema).max(20),
  visitCount: z.int().min(0),
  lastVisitDaysAgo: z.int().min(0).nullable(),
  usualGapDays: z.int().min(0).nullable(),
});
export interface MemberPanel extends z.infer<typeof memberPanelObject> {}
export const memberPanelSchema: z.ZodType<MemberPanel> = memberPanelObject;

/** The open basket as it stands and what it comes to. A pricing failure is shown and nothing is sold until it is solved. */
const basketViewObject = z.strictObject({
  basket: basketSchema,
  pricing: z.discriminatedUnion("ok", [
    z.strictObject({ ok: z.literal(true), priced: pricedBasketSchema, settlement: settlementSchema }),
    z.strictObject({ ok: z.literal(false), failure: failureSchema }),
  ]),
  quickCash: z.array(minorField).max(8),
  member: memberPanelSchema.nullable(),
  /** What comes back against the basket, and what that pays; null when nothing does, or when it cannot be priced. */
  exchange: exchangeViewSchema.nullable(),
  canUndo: z.boolean(),
  ...basketRightsShape,
});
export interface BasketView extends z.infer<typeof basketViewObject> {}
export const basketViewSchema: z.ZodType<BasketView> = basketViewObject;

export const productHitSchema = z.strictObject({
  id: idField,
  name: nameField,
  code: z.string().max(64),
  category: idField,
  unitPriceMinor: minorField,
  soldBy: z.enum(["piece", "weight"]),
});
export const memberHitSchema = z.strictObject({
  ref: uuidField,
  name: nameField.nullable(),
  phoneTail: z.string().max(4).nullable(),
  cardTail: z.string().max(4).nullable(),
  tier: tierViewSchema.nullable(),
  availablePoints: pointsField,
});

export const saleSummarySchema = z.strictObject({
  saleId: uuidField,
  receiptNumber: z.int(),
  kind: z.enum(["sale", "return"]),
  occurredAtMs: instantMsField,
  businessDate: dateField,
  totalMinor: minorField,
  lineCount: z.int(),
  withMember: z.boolean(),
});
export type SaleSummaryView = z.infer<typeof saleSummarySchema>;

/** A completed sale or return, every figure as it stands in the journal. */
const saleViewObject = z.strictObject({
  saleId: uuidField,
  receiptNumber: z.int(),
  kind: z.enum(["sale", "return"]),
  occurredAtMs: instantMsField,
  businessDate: dateField,
  cashier: nameField,
  /** Who approved it beside the cashier; null when nobody had to. */
  approver: nameField.nullable(),
  memberName: nameField.nullable(),
  program: z.strictObject({ id: idField, version: z.int() }).nullable(),
  lines: z.array(soldLineSchema).max(LIMITS.basketLines),
  taxTable: z.array(taxRowSchema),
  totalMinor: minorField,
  cashRoundingMinor: minorField,
  changeMinor: minorField,
  tenders: z.array(settledTenderSchema),
  points: pointsOfSaleSchema.omit({ moves: true }).nullable(),
  /** Points by what moved them, each kind once; empty without points. */
  movements: z.array(lotMoveSchema.pick({ kind: true }).extend({ points: pointsField })).max(10),
  /** What the sale did to the tier and why; empty without points. */
  tierWhy: z.array(sentenceSchema).max(4),
  /** The other half of an exchange: the return of a sale, the sale of a return. */
  exchangedWith: uuidField.nullable(),
});
export interface SaleView extends z.infer<typeof saleViewObject> {}
export const saleViewSchema: z.ZodType<SaleView> = saleViewObject;

const printJobViewSchema = z.strictObject({
  id: uuidField,
  kind: z.enum(["receipt", "drawer", "testPage"]),
  saleId: uuidField.nullable(),
  state: z.enum(PRINT_JOB_STATES),
  waitingFor: z.enum(["paper", "cover", "offline"]).nullable(),
  copyNumber: z.int(),
  createdAtMs: instantMsField,
});

export const printerSetupSchema = z.discriminatedUnion("kind", [
  z.strictObject({ kind: z.literal("none") }),
  /** The printer on the screen. */
  z.strictObject({ kind: z.literal("virtual"), profile: idField }),
  z.strictObject({
    kind: z.literal("tcp"),
    profile: idField,
    host: z.string().min(1).max(253),
    port: z.int().min(1).max(65_535),
  }),
  z.strictObject({
    kind: z.literal("serial"),
    profile: idField,
    path: z.string().min(1).max(200),
    baudRate: z.int().min(1200).max(921_600),
  }),
  /** A raw device file such as a USB printer's. */
  z.strictObject({ kind: z.literal("device"), profile: idField, path: z.string().min(1).max(200) }),
  z.strictObject({
    kind: z.literal("queue"),
    profile: idField,
    queue: z
      .string()
      .min(1)
      .max(127)
      .regex(/^[A-Za-z0-9_][A-Za-z0-9_.-]*$/),
  }),
]);
export type PrinterSetup = z.infer<typeof printerSetupSchema>;

const wedgeSetupSchema = z.strictObject({
  layout: z.enum(["us", "uk", "de", "fr"]),
  /** Longest gap between two keys of one scan, from calibration; null = the default. */
  gapMsMax: z.int().min(5).max(500).nullable(),
  prefix: z.string().max(8),
});

export const scannerSetupSchema = z.strictObject({
  wedge: wedgeSetupSchema,
  serial: z.strictObject({ path: z.string().min(1).max(200), baudRate: z.int().min(1200).max(921_600) }).nullable(),
});
export type ScannerSetup = z.infer<typeof scannerSetupSchema>;

export const weighedProductSchema = z.strictObject({ productId: idField, name: nameField, unitPriceMinor: minorField });
export type WeighedProduct = z.infer<typeof weighedProductSchema>;

const devicesViewObject = z.strictObject({
  printer: z.strictObject({
    setup: printerSetupSchema,
    state: printerStateSchema,
    jobs: z.array(printJobViewSchema).max(100),
  }),
  scanner: z.strictObject({
    setup: scannerSetupSchema,
    state: scannerStateSchema,
    /** The newest first; members' codes masked, refused payment cards without any digit. */
    lastScans: z
      .array(
        z.strictObject({
          atMs: instantMsField,
          kind: z.string().max(40),
          shown: z.string().max(64),
          /** Why it was refused; null when it did what it should. */
          failure: failureSchema.nullable(),
          /** What the code stands for, when it waits for a weight. */
          weightNeeded: weighedProductSchema.nullable(),
          /** The gift card that it is, with what is left on it. */
          giftCard: giftCardViewSchema.nullable(),
        }),
      )
      .max(20),
  }),
  profiles: z.array(z.strictObject({ id: idField, name: nameField })),
  virtualFault: z.enum(["none", "paperOut", "coverOpen", "offline"]).nullable(),
});
export interface DevicesView extends z.infer<typeof devicesViewObject> {}
export const devicesViewSchema: z.ZodType<DevicesView> = devicesViewObject;
