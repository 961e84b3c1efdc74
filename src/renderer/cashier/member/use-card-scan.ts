import { useEffect, useState } from "react";
import { useCashier } from "../use-cashier.tsx";

/** A card number that is typed, or scanned while the form is on screen. */
export function useCardScan(first: string): readonly [string, (card: string) => void] {
  const { takeScans } = useCashier();
  const [card, setCard] = useState(first);
  useEffect(
    () =>
      takeScans((scanned) => {
        setCard(scanned);
        return true;
      }),
    [takeScans],
  );
  return [card, setCard];
}
