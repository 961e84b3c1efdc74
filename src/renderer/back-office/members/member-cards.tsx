import { TextInput } from "@mantine/core";
import { useEffect, useState } from "react";
import type { MemberPage } from "#contract/member-page-views.ts";
import { Button } from "#renderer/kit/button.tsx";
import { Stack } from "#renderer/kit/stack.tsx";
import { useCommands } from "#renderer/session/use-till.ts";
import { useTexts } from "#renderer/session/words.ts";
import { useOffice } from "../office/use-office.ts";
import { useSaid } from "./use-said.tsx";
import styles from "./members.module.css";

type Card = MemberPage["cards"][number];
const STATES = ["active", "lost", "replaced"] as const;

/** Every card that finds the member. While the field for a new one has the focus, a scan goes into it. */
export function MemberCards({ page }: { readonly page: MemberPage }) {
  const { quietly } = useCommands();
  const text = useTexts("memberPage");
  const members = useTexts("members");
  const { tell, notice } = useSaid();
  const setState = async (card: Card, state: Card["state"]): Promise<void> =>
    tell(await quietly("setCardState", { memberRef: page.ref, cardRef: card.cardRef, state }));
  const add = async (cardNumber: string): Promise<boolean> => {
    const answer = await quietly("addMemberCard", { memberRef: page.ref, cardNumber });
    tell(answer);
    return answer.ok;
  };
  return (
    <section className={styles.card} aria-labelledby="member-cards">
      <Stack gap={3}>
        <h3 id="member-cards">{members("cards")}</h3>
        <table className={styles.table}>
          <tbody>
            {page.cards.map((card) => (
              <tr key={card.cardRef}>
                <td className={styles.number}>{card.number}</td>
                <td>
                  {members(`card_${card.state}`)}
                  {card.merged ? <span className={styles.soft}> · {text("ofMerged")}</span> : null}
                </td>
                <td className={styles.acts}>
                  {STATES.filter((state) => state !== card.state).map((state) => (
                    <Button
                      key={state}
                      tone="quiet"
                      aria-label={text("cardBecomes", { number: card.number, state: members(`card_${state}`) })}
                      onClick={() => void setState(card, state)}
                    >
                      {text(`make_${state}`)}
                    </Button>
                  ))}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
        <NewCard onAdd={add} />
        {notice}
      </Stack>
    </section>
  );
}

/** A card's number, typed or scanned. */
function NewCard({ onAdd }: { readonly onAdd: (cardNumber: string) => Promise<boolean> }) {
  const { takeScans } = useOffice();
  const text = useTexts("memberPage");
  const members = useTexts("members");
  const [number, setNumber] = useState("");
  const [waits, setWaits] = useState(false);
  useEffect(() => {
    if (!waits) return undefined;
    return takeScans((code) => {
      setNumber(code);
      return true;
    });
  }, [waits, takeScans]);
  const add = async (): Promise<void> => {
    if (await onAdd(number.trim())) setNumber("");
  };
  return (
    <form
      className={styles.inline}
      onSubmit={(event) => {
        event.preventDefault();
        void add();
      }}
    >
      <TextInput
        label={members("linkCard")}
        description={members("linkCardHint")}
        value={number}
        maxLength={64}
        autoComplete="off"
        onFocus={() => setWaits(true)}
        onBlur={() => setWaits(false)}
        onChange={(event) => setNumber(event.currentTarget.value)}
      />
      <Button submit disabled={number.trim() === ""}>
        {text("link")}
      </Button>
    </form>
  );
}
