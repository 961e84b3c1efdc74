import { useState } from "react";
import type { CallOutput } from "#contract/calls.ts";
import { useAsk, useCommands, useSession } from "#renderer/session/use-till.ts";
import { useSpeaker, useTexts } from "#renderer/session/words.ts";
import { useCashier } from "../use-cashier.tsx";
import { searchChoices } from "./search-choices.tsx";
import type { SearchChoice } from "./search-choices.tsx";

const noHits: CallOutput<"search"> = { members: [], products: [] };

/** What is typed, what the till finds for it, and what Enter means. */
export function useSearch() {
  const session = useSession();
  const members = useTexts("members");
  const speaker = useSpeaker();
  const { takeChoice, handOver } = useChoosing();
  const [query, setQuery] = useState("");
  const asked = query.trim();
  const answer = useAsk("search", { query: asked }, { enabled: asked !== "", keep: true });
  const hits = asked !== "" && answer?.ok === true ? answer.value : noHits;

  /** Takes the first find, or hands the text over as a code. False when neither would do. */
  const takeFirst = async (): Promise<boolean> => {
    // The list may still show what an earlier letter found: Enter asks for exactly what stands in the field.
    const now = await session.ask("search", { query: asked });
    const first = now.ok ? searchChoices(now.value, speaker, members)[0] : undefined;
    if (first === undefined) return handOver(asked);
    takeChoice(first);
    return true;
  };
  return {
    query,
    setQuery,
    isAsking: asked !== "",
    answered: answer !== undefined,
    choices: searchChoices(hits, speaker, members),
    takeChoice,
    takeFirst,
  };
}

function useChoosing() {
  const { scan, select, open, close } = useCashier();
  const { run, accept } = useCommands();
  const put = async (choice: SearchChoice): Promise<void> => {
    const answer =
      choice.kind === "member"
        ? await run("identifyMember", { memberRef: choice.id })
        : await run("addProduct", { productId: choice.id, quantityMilli: null });
    if (!answer.ok) return;
    accept();
    const changed = answer.value.view.basket.lines.findLast((line) => line.productId === choice.id);
    if (changed !== undefined) select(changed.id);
    close();
  };
  return {
    takeChoice(choice: SearchChoice): void {
      if (choice.kind === "weighed") open({ kind: "weight", product: choice.product });
      else void put(choice);
    },
    handOver: (typed: string) => scan(typed, "typed"),
  };
}
