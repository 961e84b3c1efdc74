import { useFirstFocus } from "#renderer/kit/use-first-focus.ts";
import { NativeSelect, TextInput, Textarea } from "@mantine/core";
import { useTexts } from "#renderer/session/words.ts";
import { CURRENCIES } from "./shop-draft.ts";
import type { StepProps } from "./shop-draft.ts";
import styles from "./set-up.module.css";

const TIME_ZONES = Intl.supportedValuesOf("timeZone");

export function ShopStep({ draft, wrong, change }: StepProps) {
  const text = useTexts("setup");
  const first = useFirstFocus<HTMLInputElement>();
  const zones = TIME_ZONES.includes(draft.timeZone) ? TIME_ZONES : [draft.timeZone, ...TIME_ZONES];
  return (
    <>
      <TextInput
        label={text("shopName")}
        value={draft.shopName}
        error={wrong.includes("shopName") ? text("needed") : null}
        ref={first}
        maxLength={120}
        onChange={(event) => change({ shopName: event.currentTarget.value })}
      />
      <Textarea
        label={text("address")}
        description={text("addressHint")}
        value={draft.address}
        rows={2}
        maxLength={300}
        onChange={(event) => change({ address: event.currentTarget.value })}
      />
      <div className={styles.pair}>
        <NativeSelect
          label={text("currency")}
          value={draft.currency}
          data={[...CURRENCIES]}
          onChange={(event) => change({ currency: event.currentTarget.value })}
        />
        <NativeSelect
          label={text("timeZone")}
          value={draft.timeZone}
          data={zones}
          onChange={(event) => change({ timeZone: event.currentTarget.value })}
        />
      </div>
      <NativeSelect
        label={text("receiptLanguage")}
        value={draft.receiptLanguage}
        data={[
          { value: "en", label: "English" },
          { value: "zh-CN", label: "简体中文" },
          { value: "both", label: text("bothLanguages") },
        ]}
        onChange={(event) => {
          const chosen = event.currentTarget.value;
          change({ receiptLanguage: chosen === "en" || chosen === "zh-CN" ? chosen : "both" });
        }}
      />
    </>
  );
}
