import { NativeSelect, TextInput } from "@mantine/core";
import { ChoiceBar } from "#renderer/kit/choice-bar.tsx";
import { useTexts } from "#renderer/session/words.ts";
import { cashSteps } from "./shop-draft.ts";
import type { StepProps } from "./shop-draft.ts";
import styles from "./set-up.module.css";

export function MoneyStep({ draft, wrong, change }: StepProps) {
  const text = useTexts("setup");
  return (
    <>
      <ChoiceBar
        label={text("pricesAre")}
        value={draft.taxMode}
        onChoose={(taxMode) => change({ taxMode })}
        choices={[
          { value: "inclusive", label: text("withTax") },
          { value: "exclusive", label: text("withoutTax") },
        ]}
      />
      <div className={styles.pair}>
        <TextInput
          label={text("taxRate")}
          value={draft.taxPercent}
          error={wrong.includes("taxPercent") ? text("notAPercentage") : null}
          inputMode="decimal"
          maxLength={6}
          onChange={(event) => change({ taxPercent: event.currentTarget.value })}
        />
        <TextInput
          label={text("secondTaxRate")}
          description={text("mayBeEmpty")}
          value={draft.secondTaxPercent}
          error={wrong.includes("secondTaxPercent") ? text("notAPercentage") : null}
          inputMode="decimal"
          maxLength={6}
          onChange={(event) => change({ secondTaxPercent: event.currentTarget.value })}
        />
      </div>
      <TextInput
        label={text("taxNumber")}
        description={text("mayBeEmpty")}
        value={draft.taxNumber}
        maxLength={40}
        onChange={(event) => change({ taxNumber: event.currentTarget.value })}
      />
      <NativeSelect
        label={text("cashRounding")}
        description={text("cashRoundingHint")}
        value={draft.cashStep}
        error={wrong.includes("cashStep") ? text("needed") : null}
        data={[...new Set([draft.cashStep, ...cashSteps(draft.currency)])]}
        onChange={(event) => change({ cashStep: event.currentTarget.value })}
      />
    </>
  );
}
