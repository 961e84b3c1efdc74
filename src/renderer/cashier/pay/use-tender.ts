import { useCallback } from "react";
import type { CallInput } from "#contract/calls.ts";
import { useCommands } from "#renderer/session/use-till.ts";
import { useCashier } from "../use-cashier.tsx";

type TakenTender = CallInput<"takeTender">["tender"];

/** Takes a tender against the basket as it is shown. A sale that it completes opens its own panel. */
export function useTender(): (tender: TakenTender) => Promise<void> {
  const { view, open, close } = useCashier();
  const { run } = useCommands();
  const { id, revision } = view.basket;
  return useCallback(
    async (tender) => {
      const answer = await run("takeTender", { basketId: id, revision, tender });
      if (!answer.ok) return;
      if (answer.value.state === "completed") open({ kind: "completed", sale: answer.value.sale });
      else close();
    },
    [run, id, revision, open, close],
  );
}
