import { Checkbox, TextInput } from "@mantine/core";
import { useEffect, useId, useState } from "react";
import type { FormEvent } from "react";
import { Button } from "#renderer/kit/button.tsx";
import { Panel } from "#renderer/kit/panel.tsx";
import { Stack } from "#renderer/kit/stack.tsx";
import { useCommands } from "#renderer/session/use-till.ts";
import { useTexts } from "#renderer/session/words.ts";
import { useCashier } from "../use-cashier.tsx";

const orNull = (typed: string): string | null => (typed.trim() === "" ? null : typed.trim());

/** Name, Tab, phone, Tab, space for the consent, Enter. A card that is scanned meanwhile lands in its field. */
export function EnrolPanel({ cardNumber }: { readonly cardNumber: string }) {
  const { close, takeScans } = useCashier();
  const { run, tell } = useCommands();
  const text = useTexts("members");
  const words = useTexts("words");
  const formId = useId();
  const [name, setName] = useState("");
  const [phone, setPhone] = useState("");
  const [card, setCard] = useState(cardNumber);
  const [membership, setMembership] = useState(false);
  const [marketing, setMarketing] = useState(false);

  useEffect(
    () =>
      takeScans((scanned) => {
        setCard(scanned);
        return true;
      }),
    [takeScans],
  );
  const enrol = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    const answer = await run("enrolMember", {
      name: orNull(name),
      phone: orNull(phone),
      cardNumber: orNull(card),
      birthMonth: null,
      membershipConsent: membership,
      marketingConsent: marketing,
    });
    if (!answer.ok) return;
    tell("enrolled", { card: answer.value.cardNumber });
    close();
  };
  return (
    <Panel
      title={text("enrol")}
      close={{ label: words("close"), act: close }}
      footer={
        <Button tone="main" size="large" wide submit form={formId} keyName="Enter">
          {text("enrolNow")}
        </Button>
      }
    >
      <form id={formId} onSubmit={(event) => void enrol(event)} noValidate>
        <Stack gap={3}>
          <TextInput
            label={text("name")}
            value={name}
            autoFocus
            autoComplete="off"
            maxLength={120}
            onChange={(event) => setName(event.currentTarget.value)}
          />
          <TextInput
            label={text("phone")}
            value={phone}
            type="tel"
            autoComplete="off"
            maxLength={30}
            onChange={(event) => setPhone(event.currentTarget.value)}
          />
          <TextInput
            label={text("card")}
            description={text("cardHint")}
            value={card}
            autoComplete="off"
            maxLength={40}
            onChange={(event) => setCard(event.currentTarget.value)}
          />
          <Checkbox
            label={text("membershipConsent")}
            checked={membership}
            onChange={(event) => setMembership(event.currentTarget.checked)}
          />
          <Checkbox
            label={text("marketingConsent")}
            checked={marketing}
            onChange={(event) => setMarketing(event.currentTarget.checked)}
          />
        </Stack>
      </form>
    </Panel>
  );
}
