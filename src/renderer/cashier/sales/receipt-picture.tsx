import { EmptyState } from "#renderer/kit/empty-state.tsx";
import { useAsk } from "#renderer/session/use-till.ts";
import { useSpeaker, useTexts } from "#renderer/session/words.ts";
import { Paper } from "./paper.tsx";

export function ReceiptPicture({ saleId }: { readonly saleId: string }) {
  const answer = useAsk("getReceiptPicture", { saleId });
  const text = useTexts("cashier");
  const { failure } = useSpeaker();
  if (answer === undefined) return null;
  if (!answer.ok) return <EmptyState title={failure(answer.failure)} />;
  return <Paper picture={answer.value} label={text("receipt")} />;
}
