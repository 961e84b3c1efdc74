import { Checkbox, TextInput } from "@mantine/core";
import { useState } from "react";
import { useFirstFocus } from "#renderer/kit/use-first-focus.ts";
import { useCommands } from "#renderer/session/use-till.ts";
import { useTexts } from "#renderer/session/words.ts";
import { FormPanel } from "../entry/form-panel.tsx";
import { useCashier } from "../use-cashier.tsx";
import { useCardScan } from "./use-card-scan.ts";

const orNull = (typed: string): string | null => (typed.trim() === "" ? null : typed.trim());

/** Name, Tab, phone, Tab, Tab, space for the consent, Enter. A card that is scanned meanwhile lands in its field. */
export function EnrolPanel({ cardNumber }: { readonly cardNumber: string }) {
  const { close } = useCashier();
  const { run, tell } = useCommands();
  const text = useTexts("members");
  const first = useFirstFocus<HTMLInputElement>();
  const [name, setName] = useState("");
  const [phone, setPhone] = useState("");
  const [card, setCard] = useCardScan(cardNumber);
  const [membership, setMembership] = useState(false);
  const [marketing, setMarketing] = useState(false);

  const enrol = async (): Promise<void> => {
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
  const field = (label: string, value: string, write: (typed: string) => void) => ({
    label,
    value,
    autoComplete: "off",
    maxLength: 120,
    onChange: (event: { readonly currentTarget: HTMLInputElement }) => write(event.currentTarget.value),
  });
  return (
    <FormPanel title={text("enrol")} submitLabel={text("enrolNow")} onSubmit={() => void enrol()}>
      <TextInput ref={first} {...field(text("name"), name, setName)} />
      <TextInput type="tel" {...field(text("phone"), phone, setPhone)} />
      <TextInput description={text("cardHint")} {...field(text("card"), card, setCard)} />
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
    </FormPanel>
  );
}
