import { Panel } from "#renderer/kit/panel.tsx";
import { useSpeaker, useTexts } from "#renderer/session/words.ts";
import { useCashier } from "../use-cashier.tsx";
import { LineSteps } from "./line-steps.tsx";

export function WhyLinePanel({ lineId }: { readonly lineId: string }) {
  const { view, close } = useCashier();
  const text = useTexts("cashier");
  const words = useTexts("words");
  const { count } = useSpeaker();
  const line = view.basket.lines.find((one) => one.id === lineId);
  const earned = view.pricing.ok ? view.pricing.priced.earning?.lines.find((one) => one.lineId === lineId) : undefined;
  const priced = view.pricing.ok ? view.pricing.priced.lines.find((one) => one.lineId === lineId) : undefined;
  if (line === undefined || priced === undefined) return null;
  return (
    <Panel title={text("whyThisPrice")} close={{ label: words("close"), act: close }}>
      <LineSteps line={line} priced={priced} taxRate={null} />
      {earned === undefined || earned.points === 0 ? null : (
        <p>{text("lineEarns", { points: count(earned.points) })}</p>
      )}
    </Panel>
  );
}
