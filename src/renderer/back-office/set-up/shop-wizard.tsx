import { useState } from "react";
import { Button } from "#renderer/kit/button.tsx";
import { Notice } from "#renderer/kit/notice.tsx";
import { Stack } from "#renderer/kit/stack.tsx";
import type { Failure } from "#contract/failures.ts";
import { useLanguage } from "#renderer/session/screen-language.ts";
import { useCommands } from "#renderer/session/use-till.ts";
import { useSpeaker, useTexts } from "#renderer/session/words.ts";
import { DeviceStep } from "./device-step.tsx";
import { LoyaltyStep } from "./loyalty-step.tsx";
import { MoneyStep } from "./money-step.tsx";
import { ShopStep } from "./shop-step.tsx";
import { StaffStep } from "./staff-step.tsx";
import { firstDraft, readDraft } from "./shop-draft.ts";
import type { ShopDraft, WrongField } from "./shop-draft.ts";
import styles from "./set-up.module.css";

const STEPS = ["shop", "money", "loyalty", "staff", "devices"] as const;

/** Where each field stands, so that a wrong one is shown where it can be mended. */
const STEP_OF: Partial<Record<WrongField, number>> = {
  shopName: 0,
  cashStep: 1,
  taxPercent: 1,
  secondTaxPercent: 1,
  tiers: 2,
  earnPoints: 2,
  earnPer: 2,
  redeemPoints: 2,
  redeemMoney: 2,
  ownerName: 3,
  ownerPin: 3,
  cashierPin: 3,
};

export function ShopWizard({ onBack }: { readonly onBack: () => void }) {
  const text = useTexts("setup");
  const words = useTexts("words");
  const { failure } = useSpeaker();
  const [language] = useLanguage();
  const { quietly } = useCommands();
  const [draft, setDraft] = useState(() => firstDraft(language, Intl.DateTimeFormat().resolvedOptions().timeZone));
  const [at, setAt] = useState(0);
  const [wrong, setWrong] = useState<readonly WrongField[]>([]);
  const [refused, setRefused] = useState<Failure | null>(null);
  const last = at === STEPS.length - 1;

  const change = (fields: Partial<ShopDraft>): void => {
    setDraft((before) => ({ ...before, ...fields }));
    setWrong((before) => before.filter((field) => !(field in fields)));
  };
  const finish = async (): Promise<void> => {
    const call = readDraft(draft, language);
    if (!("shopName" in call)) {
      setWrong(call);
      setAt(Math.min(...call.map((field) => STEP_OF[field] ?? 0)));
      return;
    }
    const answer = await quietly("setUpShop", call);
    if (!answer.ok) setRefused(answer.failure);
  };
  return (
    <form
      className={styles.wizard}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        if (last) void finish();
        else setAt(at + 1);
      }}
    >
      <StepList at={at} onStep={setAt} />
      <div className={styles.body}>
        <Stack gap={4}>
          <h1 className={styles.stepTitle}>{text(`title_${STEPS[at] ?? "shop"}`)}</h1>
          {wrong.length > 0 ? <Notice tone="bad">{text("mendFields")}</Notice> : null}
          {refused === null ? null : <Notice tone="bad">{failure(refused)}</Notice>}
          {at === 0 ? <ShopStep draft={draft} wrong={wrong} change={change} /> : null}
          {at === 1 ? <MoneyStep draft={draft} wrong={wrong} change={change} /> : null}
          {at === 2 ? <LoyaltyStep draft={draft} wrong={wrong} change={change} /> : null}
          {at === 3 ? <StaffStep draft={draft} wrong={wrong} change={change} /> : null}
          {at === 4 ? <DeviceStep draft={draft} wrong={wrong} change={change} /> : null}
        </Stack>
      </div>
      <footer className={styles.footer}>
        <Button onClick={() => (at === 0 ? onBack() : setAt(at - 1))}>{words("back")}</Button>
        <span className={styles.skip}>{text("everyStepHasDefaults")}</span>
        {last ? null : <Button onClick={() => void finish()}>{text("finishNow")}</Button>}
        <Button tone="main" submit keyName="Enter">
          {last ? text("openShop") : words("next")}
        </Button>
      </footer>
    </form>
  );
}

function StepList({ at, onStep }: { readonly at: number; readonly onStep: (place: number) => void }) {
  const text = useTexts("setup");
  return (
    <ol className={styles.steps}>
      {STEPS.map((step, place) => (
        <li key={step}>
          <button
            type="button"
            className={styles.step}
            aria-current={place === at ? "step" : undefined}
            onClick={() => onStep(place)}
          >
            <span className={styles.stepNumber}>{place + 1}</span> {text(`step_${step}`)}
          </button>
        </li>
      ))}
    </ol>
  );
}
