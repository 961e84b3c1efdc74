import { createContext, useContext, useEffect } from "react";
import type { TillView } from "#contract/views.ts";

/** Takes a scan for what the page shows. Returns false to let the office decide. */
export type OfficeScanTaker = (text: string) => boolean;

/** What every page of the office may reach. */
export interface Office {
  readonly till: TillView;
  readonly shop: NonNullable<TillView["shop"]>;
  /** The member whose page was asked for, at the till or by another page; null: none. */
  readonly memberRef: string | null;
  /** What was scanned for the page that `takesScans`, when that is why it was opened; a new object each time. */
  readonly scanned: { readonly text: string } | null;
  open(pageId: string): void;
  openMember(memberRef: string): void;
  /** A page takes scans for as long as it is on screen. Returns the function that ends it. */
  takeScans(taker: OfficeScanTaker): () => void;
  /** Escape does this instead of leaving the office, until the answer is called. */
  takeEscape(act: () => void): () => void;
}

export const OfficeContext = createContext<Office | null>(null);

export function useOffice(): Office {
  const office = useContext(OfficeContext);
  if (office === null) throw new Error("a page stands outside the office");
  return office;
}

/** Escape takes one step back inside the page for as long as there is one. `back` has to be stable. */
export function useStepBack(back: (() => void) | null): void {
  const { takeEscape } = useOffice();
  useEffect(() => (back === null ? undefined : takeEscape(back)), [takeEscape, back]);
}
