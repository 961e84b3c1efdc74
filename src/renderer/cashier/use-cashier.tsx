import { createContext, useCallback, useContext, useMemo, useRef, useState } from "react";
import type { ReactNode } from "react";
import type { BasketLine } from "#core/basket/basket.ts";
import type { BasketView, TillView } from "#contract/views.ts";
import { useCommands } from "#renderer/session/use-till.ts";
import { MEMBER_PANEL, panelBehind } from "./panels.ts";
import type { PanelState } from "./panels.ts";

export type Shop = NonNullable<TillView["shop"]>;
/** Takes a scan away from the basket while a form waits for a card. Returns false to let it go on. */
export type ScanTaker = (text: string) => boolean;

export interface Cashier {
  readonly shop: Shop;
  readonly view: BasketView;
  readonly panel: PanelState;
  readonly selectedLine: BasketLine | undefined;
  /** null: the person at the till may not enter the office. */
  readonly openMemberPage: ((memberRef: string) => void) | null;
  open(panel: PanelState): void;
  close(): void;
  select(lineId: string): void;
  scan(text: string, source: "wedge" | "virtual" | "typed"): Promise<boolean>;
  /** A form takes scans for as long as it is on screen. Returns the function that ends it. */
  takeScans(taker: ScanTaker): () => void;
}

const CashierContext = createContext<Cashier | null>(null);

export function useCashier(): Cashier {
  const cashier = useContext(CashierContext);
  if (cashier === null) throw new Error("a part of the till stands outside the till screen");
  return cashier;
}

export interface CashierProviderProps {
  readonly shop: Shop;
  readonly view: BasketView;
  readonly openMemberPage: Cashier["openMemberPage"];
  readonly children: ReactNode;
}

export function CashierProvider({ shop, view, openMemberPage, children }: CashierProviderProps) {
  const [panel, setPanel] = useState<PanelState>(MEMBER_PANEL);
  const [selectedId, select] = useState<string | null>(null);
  const { hush } = useCommands();
  const close = useCallback(() => setPanel(panelBehind), []);
  const open = useCallback(
    (next: PanelState) => {
      hush();
      setPanel(next);
    },
    [hush],
  );
  const { scan, takeScans } = useScans(select, open);
  const lines = view.basket.lines;
  const selectedLine = lines.find((line) => line.id === selectedId) ?? lines.at(-1);
  const cashier = useMemo(
    () => ({ shop, view, openMemberPage, panel, selectedLine, open, close, select, scan, takeScans }),
    [shop, view, openMemberPage, panel, selectedLine, open, close, scan, takeScans],
  );
  return <CashierContext value={cashier}>{children}</CashierContext>;
}

function useScans(select: (lineId: string) => void, open: (panel: PanelState) => void) {
  const { run, accept } = useCommands();
  const taker = useRef<ScanTaker | null>(null);
  const takeScans = useCallback((next: ScanTaker) => {
    taker.current = next;
    return () => {
      if (taker.current === next) taker.current = null;
    };
  }, []);
  const scan = useCallback<Cashier["scan"]>(
    async (text, source) => {
      if (source !== "typed" && taker.current?.(text) === true) {
        accept();
        return true;
      }
      const answer = await run("scan", { text, source });
      if (!answer.ok) return false;
      const { outcome } = answer.value;
      accept();
      if (outcome.kind === "receiptFound") {
        open({ kind: "sale", saleId: outcome.saleId });
        return true;
      }
      if (outcome.kind === "giftCardFound") {
        const { cardRef, tail, balanceMinor } = outcome;
        open({ kind: "giftCard", card: { cardRef, tail, balanceMinor } });
        return true;
      }
      if (outcome.kind === "weightNeeded") {
        const { productId, name, unitPriceMinor } = outcome;
        open({ kind: "weight", product: { productId, name, unitPriceMinor } });
        return true;
      }
      if (outcome.kind === "lineAdded") select(outcome.lineId);
      open(MEMBER_PANEL);
      return true;
    },
    [run, accept, select, open],
  );
  return { scan, takeScans };
}
