import { Button } from "#renderer/kit/button.tsx";
import { useCommands } from "#renderer/session/use-till.ts";
import { useSpeaker, useTexts } from "#renderer/session/words.ts";
import { useCashier } from "../use-cashier.tsx";
import styles from "./pay.module.css";

/** What was taken for this basket so far; each part can be given back. */
export function TakenTenders() {
  const { view } = useCashier();
  const { run } = useCommands();
  const text = useTexts("cashier");
  const { money, count } = useSpeaker();
  const tenders = view.pricing.ok ? view.pricing.settlement.tenders : [];
  if (tenders.length === 0) return null;
  return (
    <ul className={styles.tenders} aria-label={text("takenSoFar")}>
      {tenders.map((tender) => (
        <li key={tender.id} className={styles.tender}>
          <span>
            {text(`tender_${tender.kind}`)}
            {tender.kind === "points" ? ` · ${text("pointsCount", { points: count(tender.points) })}` : ""}
          </span>
          <span className={styles.tenderAmount}>{money(tender.amountMinor)}</span>
          <Button tone="quiet" onClick={() => void run("removeTender", { tenderId: tender.id })}>
            {text("giveBack")}
          </Button>
        </li>
      ))}
    </ul>
  );
}
