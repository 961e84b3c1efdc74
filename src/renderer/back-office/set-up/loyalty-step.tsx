import { TextInput } from "@mantine/core";
import { Notice } from "#renderer/kit/notice.tsx";
import { useLanguage } from "#renderer/session/screen-language.ts";
import { useTexts } from "#renderer/session/words.ts";
import type { StepProps, TierDraft } from "./shop-draft.ts";
import styles from "./set-up.module.css";

export function LoyaltyStep({ draft, wrong, change }: StepProps) {
  const text = useTexts("setup");
  return (
    <>
      <TierFields draft={draft} wrong={wrong} change={change} />
      <div className={styles.pair}>
        <TextInput
          label={text("earnPoints")}
          value={draft.earnPoints}
          error={wrong.includes("earnPoints") ? text("notACount") : null}
          inputMode="numeric"
          maxLength={7}
          onChange={(event) => change({ earnPoints: event.currentTarget.value })}
        />
        <TextInput
          label={text("earnPer", { currency: draft.currency })}
          value={draft.earnPer}
          error={wrong.includes("earnPer") ? text("notAnAmount") : null}
          inputMode="decimal"
          maxLength={12}
          onChange={(event) => change({ earnPer: event.currentTarget.value })}
        />
        <TextInput
          label={text("redeemPoints")}
          value={draft.redeemPoints}
          error={wrong.includes("redeemPoints") ? text("notACount") : null}
          inputMode="numeric"
          maxLength={7}
          onChange={(event) => change({ redeemPoints: event.currentTarget.value })}
        />
        <TextInput
          label={text("redeemMoney", { currency: draft.currency })}
          value={draft.redeemMoney}
          error={wrong.includes("redeemMoney") ? text("notAnAmount") : null}
          inputMode="decimal"
          maxLength={12}
          onChange={(event) => change({ redeemMoney: event.currentTarget.value })}
        />
      </div>
    </>
  );
}

function TierFields({ draft, wrong, change }: StepProps) {
  const text = useTexts("setup");
  const [language] = useLanguage();
  const changeTier = (place: number, fields: Partial<TierDraft>): void =>
    change({ tiers: draft.tiers.map((tier, at) => (at === place ? { ...tier, ...fields } : tier)) });
  return (
    <>
      <p className={styles.hint}>{text("tiersHint")}</p>
      {wrong.includes("tiers") ? <Notice tone="bad">{text("tiersWrong")}</Notice> : null}
      <fieldset className={styles.tiers} aria-label={text("tiers")}>
        {draft.tiers.map((tier, place) => {
          const number = place + 1;
          return (
            <div key={number} className={styles.tier}>
              <TextInput
                label={text("tierName", { number })}
                value={language === "en" ? tier.nameEn : tier.nameZh}
                maxLength={40}
                onChange={(event) => {
                  const name = event.currentTarget.value;
                  changeTier(place, language === "en" ? { nameEn: name } : { nameZh: name });
                }}
              />
              <TextInput
                label={text("tierFrom", { currency: draft.currency })}
                value={tier.threshold}
                disabled={place === 0}
                inputMode="decimal"
                maxLength={12}
                onChange={(event) => changeTier(place, { threshold: event.currentTarget.value })}
              />
              <TextInput
                label={text("tierDiscount")}
                value={tier.discountPercent}
                inputMode="decimal"
                maxLength={5}
                onChange={(event) => changeTier(place, { discountPercent: event.currentTarget.value })}
              />
            </div>
          );
        })}
      </fieldset>
    </>
  );
}
