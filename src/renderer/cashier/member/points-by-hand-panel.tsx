import { TextInput } from "@mantine/core";
import { useState } from "react";
import { Button } from "#renderer/kit/button.tsx";
import { ChoiceBar } from "#renderer/kit/choice-bar.tsx";
import { useFirstFocus } from "#renderer/kit/use-first-focus.ts";
import { useAsk, useCommands } from "#renderer/session/use-till.ts";
import { useTexts } from "#renderer/session/words.ts";
import { useApproval } from "../entry/approver-fields.tsx";
import { FormPanel } from "../entry/form-panel.tsx";
import { ReasonField } from "../entry/reason-field.tsx";
import { useDecimalReader } from "../entry/use-readers.ts";
import { useCashier } from "../use-cashier.tsx";

/** Gives or takes points outside a sale: how many, why, and somebody's word for it where the till wants one. */
export function PointsByHandPanel({ memberRef }: { readonly memberRef: string }) {
  const { close } = useCashier();
  const { run, tell } = useCommands();
  const text = useTexts("members");
  const cashier = useTexts("cashier");
  const presets = [text("byHandGoodwill"), text("byHandForgotten"), text("byHandMistake")];
  const [direction, setDirection] = useState<"give" | "take">("give");
  const [typed, setTyped] = useState("");
  const [reason, setReason] = useState(presets[0] ?? "");
  const [wrong, setWrong] = useState<string | null>(null);
  const need = useAsk("getPointsApproval", {});
  const approval = useApproval(need?.ok === true ? need.value : undefined);
  const read = useDecimalReader(0);
  const first = useFirstFocus<HTMLInputElement>();
  const finish = (done: boolean): void => {
    if (!done) return approval.forget();
    tell("pointsNoted");
    return close();
  };
  const submit = async (): Promise<void> => {
    const figure = read(typed);
    if (typeof figure === "string") return setWrong(figure);
    if (reason.trim() === "" || !approval.complete()) return undefined;
    const points = direction === "give" ? figure : -figure;
    const input = { memberRef, points, reason: reason.trim(), approval: approval.approval };
    return finish((await run("adjustPoints", input)).ok);
  };
  const thank = async (): Promise<void> => finish((await run("giveFeedbackBonus", { memberRef })).ok);
  return (
    <FormPanel title={text("pointsByHand")} submitLabel={text("noteThem")} onSubmit={() => void submit()}>
      <ChoiceBar
        label={text("pointsByHand")}
        value={direction}
        onChoose={setDirection}
        choices={[
          { value: "give", label: text("givePoints") },
          { value: "take", label: text("takePoints") },
        ]}
      />
      <TextInput
        ref={first}
        label={text("howManyPoints")}
        value={typed}
        error={wrong}
        inputMode="numeric"
        autoComplete="off"
        maxLength={9}
        onChange={(event) => {
          setTyped(event.currentTarget.value);
          setWrong(null);
        }}
      />
      <ReasonField
        label={cashier("reason")}
        presets={presets}
        value={reason}
        error={reason.trim() === "" ? cashier("reasonNeeded") : null}
        onChange={setReason}
      />
      {approval.fields}
      <Button onClick={() => void thank()}>{text("thankForFeedback")}</Button>
    </FormPanel>
  );
}
