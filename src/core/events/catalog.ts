/**
 * Every kind of fact that the journal may hold, each with its versions. A version is kept for ever; a new shape is a
 * new version beside it with an upcast. The journal stores `type`, `version` and the exact canonical bytes of the body.
 */
import type { z } from "zod";
import { cardLinkedV1, cardStateChangedV1, consentChangedV1, memberEnrolledV1 } from "./member-events.ts";
import { membersMergedV1, mergeUndoneV1, pointsAdjustedV1 } from "./points-events.ts";
import { saleCompletedV1, saleCompletedV2, saleFromV1 } from "./sale-completed.ts";
import { returnFromV1, saleReturnedV1, saleReturnedV2 } from "./sale-returned.ts";
import {
  basketVoidedV1,
  drawerOpenedV1,
  epochOpenedV1,
  programPublishedV1,
  receiptReprintedV1,
  settingsChangedV1,
} from "./till-events.ts";

export const EVENT_CATALOG = {
  EpochOpened: { version: 1, schema: epochOpenedV1 },
  SettingsChanged: { version: 1, schema: settingsChangedV1 },
  ProgramPublished: { version: 1, schema: programPublishedV1 },
  MemberEnrolled: { version: 1, schema: memberEnrolledV1 },
  CardLinked: { version: 1, schema: cardLinkedV1 },
  CardStateChanged: { version: 1, schema: cardStateChangedV1 },
  ConsentChanged: { version: 1, schema: consentChangedV1 },
  PointsAdjusted: { version: 1, schema: pointsAdjustedV1 },
  MembersMerged: { version: 1, schema: membersMergedV1 },
  MergeUndone: { version: 1, schema: mergeUndoneV1 },
  SaleCompleted: { version: 2, schema: saleCompletedV2 },
  SaleReturned: { version: 2, schema: saleReturnedV2 },
  BasketVoided: { version: 1, schema: basketVoidedV1 },
  DrawerOpened: { version: 1, schema: drawerOpenedV1 },
  ReceiptReprinted: { version: 1, schema: receiptReprintedV1 },
} as const;

/** Reads a body of an earlier version as one of today. A type that is not here has one version. */
export const EARLIER_VERSIONS: Readonly<Partial<Record<EventType, Readonly<Record<number, z.ZodType>>>>> = {
  SaleCompleted: { 1: saleCompletedV1.transform(saleFromV1) },
  SaleReturned: { 1: saleReturnedV1.transform(returnFromV1) },
};

export type EventType = keyof typeof EVENT_CATALOG;

/** A fact before it has a place in the journal. */
export type Fact = {
  [T in EventType]: { readonly type: T; readonly body: z.infer<(typeof EVENT_CATALOG)[T]["schema"]> };
}[EventType];

export type FactOf<T extends EventType> = Extract<Fact, { readonly type: T }>;
