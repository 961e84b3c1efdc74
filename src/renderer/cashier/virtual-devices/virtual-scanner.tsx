import { TextInput } from "@mantine/core";
import { useState } from "react";
import { Button } from "#renderer/kit/button.tsx";
import { Row } from "#renderer/kit/stack.tsx";
import { useAsk } from "#renderer/session/use-till.ts";
import { useTexts } from "#renderer/session/words.ts";
import { useCashier } from "../use-cashier.tsx";
import styles from "./virtual-devices.module.css";

const shownSamples = 3;
/** A real code of the demo shop with another check digit. */
const wrongCode = "9521000012388";

export function VirtualScanner() {
  const { scan } = useCashier();
  const text = useTexts("devices");
  const [code, setCode] = useState("");
  const [letters, setLetters] = useState("");
  const query = letters.trim() === "" ? "a" : letters.trim();
  const answer = useAsk("search", { query }, { keep: true });
  const products = answer?.ok === true ? answer.value.products.slice(0, shownSamples) : [];
  return (
    <section className={styles.part} aria-label={text("virtualScanner")}>
      <form
        className={styles.scanForm}
        onSubmit={(event) => {
          event.preventDefault();
          if (code.trim() === "") return;
          void scan(code.trim(), "virtual");
          setCode("");
        }}
      >
        <TextInput
          label={text("codeToScan")}
          value={code}
          maxLength={256}
          autoComplete="off"
          onChange={(event) => setCode(event.currentTarget.value)}
        />
        <Button submit>{text("scanIt")}</Button>
      </form>
      <TextInput
        label={text("sampleCodes")}
        value={letters}
        maxLength={40}
        autoComplete="off"
        placeholder={text("sampleHint")}
        onChange={(event) => setLetters(event.currentTarget.value)}
      />
      <ul className={styles.samples}>
        {products.map((product) => (
          <li key={product.id}>
            <button type="button" className={styles.sample} onClick={() => void scan(product.code, "virtual")}>
              <span className={styles.sampleName}>{product.name}</span>
              <span className={styles.code}>{product.code}</span>
            </button>
          </li>
        ))}
      </ul>
      <Row>
        <Button tone="quiet" onClick={() => void scan(wrongCode, "virtual")}>
          {text("scanWrong")}
        </Button>
      </Row>
    </section>
  );
}
