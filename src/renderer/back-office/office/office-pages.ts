import type { ComponentType } from "react";
import type { TextKey } from "#renderer/session/words.ts";
import { DevicesPage } from "../devices/devices-page.tsx";
import { LiabilityPage } from "../liability/liability-page.tsx";
import { MembersPage } from "../members/members-page.tsx";
import { ProgramPage } from "../program/program-page.tsx";
import { TryPage } from "../try-it/try-page.tsx";

/** A page of the office: one entry here, and nothing else has to know it. */
export interface OfficePage {
  readonly id: string;
  readonly titleKey: TextKey<"office">;
  /** The function key that opens it from anywhere in the office. */
  readonly keyName: string;
  readonly Page: ComponentType;
  /** A scan that no page takes opens this one, which finds it in `useOffice().scanned`. */
  readonly takesScans?: boolean;
  /** The page listens to the scanner itself, so the office keeps its hands off the keys. */
  readonly ownScanner?: boolean;
}

export const MEMBERS_PAGE = "members";

/** In the order of the list. */
export const OFFICE_PAGES: readonly [OfficePage, ...OfficePage[]] = [
  { id: "program", titleKey: "page_program", keyName: "F2", Page: ProgramPage },
  { id: "trial", titleKey: "page_trial", keyName: "F3", Page: TryPage },
  { id: MEMBERS_PAGE, titleKey: "page_members", keyName: "F4", Page: MembersPage, takesScans: true },
  { id: "liability", titleKey: "page_liability", keyName: "F6", Page: LiabilityPage },
  { id: "devices", titleKey: "page_devices", keyName: "F8", Page: DevicesPage, ownScanner: true },
];
