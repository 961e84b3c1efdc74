import { PasswordInput } from "@mantine/core";
import { useState } from "react";
import type { ReactNode } from "react";
import type { ApprovalNeed } from "#contract/return-views.ts";
import { ChoiceBar } from "#renderer/kit/choice-bar.tsx";
import { Notice } from "#renderer/kit/notice.tsx";
import { Stack } from "#renderer/kit/stack.tsx";
import type { Sentence } from "#core/sentence.ts";
import { sayIn } from "#locales/say.ts";
import { useSpeaker, useTexts } from "#renderer/session/words.ts";

const pinDigitsMax = 12;

export interface TypedApproval {
  /** null where nobody has to approve. */
  readonly approval: { readonly staffId: string; readonly pin: string } | null;
  /** Nothing is missing; where something is, asking says so at the field. */
  complete(): boolean;
  /** After a refusal: the PIN is typed anew. */
  forget(): void;
  readonly fields: ReactNode;
}

/** Asks somebody else for a PIN, where the till says that it is needed. */
export function useApproval(need: ApprovalNeed | undefined): TypedApproval {
  const [chosen, setChosen] = useState<string | null>(null);
  const [pin, setPin] = useState("");
  const [missing, setMissing] = useState(false);
  if (need === undefined || need.reason === null) {
    return { approval: null, complete: () => true, forget: () => undefined, fields: null };
  }
  const person = need.people.find(({ id }) => id === chosen) ?? need.people[0];
  return {
    approval: person === undefined ? null : { staffId: person.id, pin },
    complete() {
      setMissing(pin === "");
      return person !== undefined && pin !== "";
    },
    forget: () => setPin(""),
    fields: (
      <Approver
        reason={need.reason}
        people={need.people}
        person={person}
        pin={pin}
        missing={missing}
        onChoose={setChosen}
        onPin={(digits) => {
          setPin(digits);
          setMissing(false);
        }}
      />
    ),
  };
}

interface ApproverProps {
  readonly reason: Sentence;
  readonly people: ApprovalNeed["people"];
  readonly person: ApprovalNeed["people"][number] | undefined;
  readonly pin: string;
  readonly missing: boolean;
  readonly onChoose: (id: string) => void;
  readonly onPin: (digits: string) => void;
}

function Approver({ reason, people, person, pin, missing, onChoose, onPin }: ApproverProps) {
  const text = useTexts("returns");
  const { language, currency } = useSpeaker();
  if (person === undefined) return <Notice tone="bad">{text("nobodyCanApprove")}</Notice>;
  return (
    <Stack gap={2}>
      <Notice tone="plain">{sayIn(currency)(language, "failures", reason)}</Notice>
      {people.length > 1 ? (
        <ChoiceBar
          label={text("approver")}
          value={person.id}
          choices={people.map(({ id, name }) => ({ value: id, label: name }))}
          onChoose={onChoose}
        />
      ) : null}
      <PasswordInput
        label={text("approverPin", { name: person.name })}
        value={pin}
        error={missing ? text("pinNeeded") : null}
        maxLength={pinDigitsMax}
        inputMode="numeric"
        autoComplete="off"
        data-part="approverPin"
        visible={false}
        visibilityToggleButtonProps={{ style: { display: "none" } }}
        onChange={(event) => onPin(event.currentTarget.value.replaceAll(/\D/gu, ""))}
      />
    </Stack>
  );
}
