import { useState } from "react";
import { Button } from "#renderer/kit/button.tsx";
import { Notice } from "#renderer/kit/notice.tsx";
import { useFirstFocus } from "#renderer/kit/use-first-focus.ts";
import type { Failure } from "#contract/failures.ts";
import { keepDemoSignIn } from "#renderer/session/demo-sign-in.ts";
import { useLanguage } from "#renderer/session/screen-language.ts";
import { useCommands } from "#renderer/session/use-till.ts";
import { useSpeaker, useTexts } from "#renderer/session/words.ts";
import { ShopWizard } from "./shop-wizard.tsx";
import styles from "./set-up.module.css";

export function FirstRun() {
  const [own, setOwn] = useState(false);
  const text = useTexts("setup");
  return (
    <main className={styles.screen}>
      <div className={styles.language}>
        <LanguageChoice />
      </div>
      {own ? (
        <ShopWizard onBack={() => setOwn(false)} />
      ) : (
        <div className={styles.welcome}>
          <h1 className={styles.title}>{text("welcome")}</h1>
          <p className={styles.lead}>{text("lead")}</p>
          <Choices onOwn={() => setOwn(true)} />
        </div>
      )}
    </main>
  );
}

function LanguageChoice() {
  const [language, choose] = useLanguage();
  return (
    <>
      <Button tone="quiet" lang="en" aria-pressed={language === "en"} onClick={() => choose("en")}>
        English
      </Button>
      <Button tone="quiet" lang="zh-CN" aria-pressed={language === "zh-CN"} onClick={() => choose("zh-CN")}>
        简体中文
      </Button>
    </>
  );
}

function Choices({ onOwn }: { readonly onOwn: () => void }) {
  const text = useTexts("setup");
  const { failure } = useSpeaker();
  const [language] = useLanguage();
  const { quietly } = useCommands();
  const first = useFirstFocus<HTMLButtonElement>();
  const [filling, setFilling] = useState(false);
  const [failed, setFailed] = useState<Failure | null>(null);
  const fill = async (): Promise<void> => {
    setFilling(true);
    const answer = await quietly("setUpDemoShop", { language });
    setFilling(false);
    if (answer.ok) keepDemoSignIn(answer.value.signInHint);
    else setFailed(answer.failure);
  };
  return (
    <>
      <div className={styles.choices}>
        <button type="button" className={styles.choice} disabled={filling} ref={first} onClick={() => void fill()}>
          <strong>{text(filling ? "demoFilling" : "demo")}</strong>
          <span>{text("demoWhat")}</span>
        </button>
        <button type="button" className={styles.choice} disabled={filling} onClick={onOwn}>
          <strong>{text("ownShop")}</strong>
          <span>{text("ownShopWhat")}</span>
        </button>
      </div>
      <div role="alert">{failed === null ? null : <Notice tone="bad">{failure(failed)}</Notice>}</div>
      <p className={styles.lead}>{text("nothingNeeded")}</p>
    </>
  );
}
