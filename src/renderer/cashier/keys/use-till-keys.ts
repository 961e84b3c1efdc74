import { useMemo } from "react";
import type { BasketView } from "#contract/views.ts";
import { milli } from "#core/money/integers.ts";
import { useKeys } from "#renderer/kit/use-keys.ts";
import { useCommands } from "#renderer/session/use-till.ts";
import type { PanelState } from "../panels.ts";
import { useCashier } from "../use-cashier.tsx";

/** What the keys at the bottom do; the bar shows exactly these, and a press on it does the same. */
export interface TillAct {
  readonly id: string;
  readonly keys: readonly string[];
  readonly keyName: string;
  readonly act: () => void;
  readonly enabled: boolean;
  readonly bar: "main" | "more" | "hidden";
  readonly repeats?: boolean;
}

const onePieceMilli = 1000;

export function useTillActs(): readonly TillAct[] {
  const cashier = useCashier();
  const { run } = useCommands();
  return useMemo(() => {
    const { view, panel, selectedLine: line, open, close } = cashier;
    const filled = view.basket.lines.length > 0;
    const sellable = filled && view.pricing.ok;
    const opens = (state: PanelState) => () => open(state);
    const main = (id: string, keyName: string, act: () => void, enabled = true): TillAct => ({
      id,
      keys: [keyName],
      keyName,
      act,
      enabled,
      bar: "main",
    });
    const more = (id: string, keyName: string, keys: readonly string[], act: () => void, enabled = true): TillAct => ({
      id,
      keys,
      keyName,
      act,
      enabled,
      bar: "more",
    });
    const undoOrClose = panel.kind === "member" ? () => void run("undoBasketStep", {}) : close;
    return [
      main("quantity", "F2", () => line && open({ kind: "quantity", lineId: line.id }), filled),
      main("discount", "F3", () => open({ kind: "discount", lineId: line?.id ?? null }), filled),
      main("member", "F4", opens({ kind: "findMember" })),
      main("enrol", "F5", opens({ kind: "enrol", cardNumber: "" })),
      main("park", "F6", opens({ kind: "park" }), filled),
      main("recall", "F7", opens({ kind: "recall" })),
      main(panel.kind === "sale" || panel.kind === "sales" ? "return" : "receipts", "F8", opens(behindF8(panel))),
      main("drawer", "F9", opens({ kind: "drawer" })),
      main("card", "F10", opens({ kind: "card" }), sellable),
      isEven(view)
        ? main("finish", "F12", opens({ kind: "finishExchange" }), sellable)
        : main("cash", "F12", opens({ kind: "cash" }), sellable),
      {
        ...main(
          panel.kind === "member" ? "undo" : "close",
          "Esc",
          undoOrClose,
          panel.kind !== "member" || view.canUndo,
        ),
        keys: ["Escape"],
      },
      ...(view.exchange === null ? [] : [more("notBack", "X", ["x"], () => void run("clearExchange", {}))]),
      more("redeem", "R", ["r"], opens({ kind: view.offers.length > 0 ? "redeem" : "points" }), view.member !== null),
      more("giftCards", "G", ["g"], opens({ kind: "giftCards" })),
      more(
        "pointsByHand",
        "H",
        ["h"],
        () => view.member && open({ kind: "pointsByHand", memberRef: view.member.ref }),
        view.member !== null,
      ),
      more("price", "P", ["p"], () => line && open({ kind: "price", lineId: line.id }), filled),
      more("why", "W", ["w"], () => line && open({ kind: "whyLine", lineId: line.id }), filled),
      more("department", "D", ["d"], opens({ kind: "department" })),
      more("remove", "Del", ["Delete"], () => line && void run("removeLine", { lineId: line.id }), filled),
      more("void", "V", ["v"], opens({ kind: "void" }), filled),
      ...lineKeys(cashier, (lineId, by) => {
        const now = view.basket.lines.find((one) => one.id === lineId)?.quantityMilli ?? milli(0);
        void run("changeQuantity", { lineId, quantityMilli: now + by });
      }),
    ];
  }, [cashier, run]);
}

/** What comes back pays for everything that is taken. */
const isEven = ({ exchange, pricing }: BasketView): boolean =>
  exchange !== null && pricing.ok && pricing.settlement.remainingMinor === 0;

/** The list of receipts; from there the return without one, and from a receipt the return of it. */
function behindF8(panel: PanelState): PanelState {
  if (panel.kind === "sale") return { kind: "return", saleId: panel.saleId };
  return { kind: panel.kind === "sales" ? "returnWithoutReceipt" : "sales" };
}

function lineKeys(
  { view, selectedLine, select }: ReturnType<typeof useCashier>,
  change: (lineId: string, by: number) => void,
): readonly TillAct[] {
  const lines = view.basket.lines;
  const at = lines.findIndex((line) => line.id === selectedLine?.id);
  const key = (id: string, name: string, act: () => void): TillAct => ({
    id,
    keys: [name],
    keyName: name,
    act,
    enabled: lines.length > 0,
    bar: "hidden",
    repeats: true,
  });
  const go = (place: number) => () => {
    const line = lines[Math.min(Math.max(place, 0), lines.length - 1)];
    if (line !== undefined) select(line.id);
  };
  const add = (by: number) => () => {
    if (selectedLine?.soldBy === "piece") change(selectedLine.id, by);
  };
  return [
    key("lineUp", "ArrowUp", go(at - 1)),
    key("lineDown", "ArrowDown", go(at + 1)),
    key("firstLine", "Home", go(0)),
    key("lastLine", "End", go(lines.length - 1)),
    key("onePieceMore", "+", add(onePieceMilli)),
    key("onePieceLess", "-", add(-onePieceMilli)),
  ];
}

export function useTillKeys(acts: readonly TillAct[]): void {
  useKeys(
    useMemo(
      () =>
        acts.flatMap((act) =>
          act.keys.map((key) => ({
            key,
            act: act.enabled ? act.act : () => undefined,
            whileTyping: act.bar === "main",
            repeats: act.repeats === true,
          })),
        ),
      [acts],
    ),
  );
}
