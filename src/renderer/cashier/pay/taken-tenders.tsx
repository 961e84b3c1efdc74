import type { BasketView } from "#contract/views.ts";
import type { SettledTender } from "#core/basket/priced-basket.ts";
import { Button } from "#renderer/kit/button.tsx";
import { useCommands } from "#renderer/session/use-till.ts";
import { useSpeaker, useTexts } from "#renderer/session/words.ts";
import { useCashier } from "../use-cashier.tsx";
import styles from "./pay.module.css";

/** What was taken for this basket so far; each part can be given back, also while the basket cannot be priced. */
export function TakenTenders() {
  const { view } = useCashier();
  const { run } = useCommands();
  const text = useTexts("cashier");
  const { money, count } = useSpeaker();
  const tenders = takenIn(view);
  if (tenders.length === 0) return null;
  return (
    <ul className={styles.tenders} aria-label={text("takenSoFar")}>
      {tenders.map((tender) => (
        <li key={tender.id} className={styles.tender}>
          <span>
            {text(`tender_${tender.kind}`)}
            {tender.kind === "points" ? ` · ${text("pointsCount", { points: count(tender.points) })}` : ""}
          </span>
          {tender.amountMinor === null ? null : (
            <span className={styles.tenderAmount}>{money(tender.amountMinor)}</span>
          )}
          <Button tone="quiet" onClick={() => void run("removeTender", { tenderId: tender.id })}>
            {text("giveBack")}
          </Button>
        </li>
      ))}
    </ul>
  );
}

interface TakenTender {
  readonly id: string;
  readonly kind: SettledTender["kind"];
  /** null for points of a basket without a price: what they are worth is not known. */
  readonly amountMinor: number | null;
  readonly points: number;
}

/** Without a price the basket's own tenders are what is known: what was handed over is what goes back. */
function takenIn({ pricing, basket }: BasketView): readonly TakenTender[] {
  // What comes back in exchange stands above the basket, and is taken off it there.
  if (pricing.ok) return pricing.settlement.tenders.filter(({ kind }) => kind !== "exchange");
  return basket.tenders.map((tender): TakenTender => {
    const { id, kind } = tender;
    switch (tender.kind) {
      case "points":
        return { id, kind, amountMinor: null, points: tender.points };
      case "cash":
        return { id, kind, amountMinor: tender.handedMinor, points: 0 };
      case "card":
      case "giftCard":
      case "storedValue":
      case "exchange":
      case "imported":
        return { id, kind, amountMinor: tender.amountMinor, points: 0 };
    }
  });
}
