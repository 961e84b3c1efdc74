/**
 * Every kind of fact that the journal may hold, each with its versions. A version is kept for ever; a new shape is a
 * new version beside it with an upcast. The journal stores `type`, `version` and the exact canonical bytes of the body.
 */
import type { z } from "zod";
import { cardLinkedV1, memberEnrolledV1 } from "./member-events.ts";
import { saleCompletedV1 } from "./sale-completed.ts";
import { saleReturnedV1 } from "./sale-returned.ts";
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
  SaleCompleted: { version: 1, schema: saleCompletedV1 },
  SaleReturned: { version: 1, schema: saleReturnedV1 },
  BasketVoided: { version: 1, schema: basketVoidedV1 },
  DrawerOpened: { version: 1, schema: drawerOpenedV1 },
  ReceiptReprinted: { version: 1, schema: receiptReprintedV1 },
} as const;

export type EventType = keyof typeof EVENT_CATALOG;

/** A fact before it has a place in the journal. */
export type Fact = {
  [T in EventType]: { readonly type: T; readonly body: z.infer<(typeof EVENT_CATALOG)[T]["schema"]> };
}[EventType];

export type FactOf<T extends EventType> = Extract<Fact, { readonly type: T }>;
