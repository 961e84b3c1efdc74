import { TextInput } from "@mantine/core";
import { useState } from "react";
import { useSpeaker, useTexts } from "#renderer/session/words.ts";
import { isFields, listAt, textAt } from "./document-path.ts";
import { DateField, FigureField, ListField, TickField, fieldId } from "./fields.tsx";
import { useDraft } from "./use-draft.ts";
import { useFieldLabel } from "./use-field-label.ts";
import styles from "./program.module.css";

/** Which goods a rule is about. */
export function GoodsFields({ path }: { readonly path: string }) {
  const text = useTexts("program");
  const { goods } = useDraft();
  return (
    <fieldset className={styles.group}>
      <legend>{text("goods")}</legend>
      <p className={styles.hint}>{text("goodsHint")}</p>
      <div className={styles.pair}>
        <ListField path={`${path}.onlyCategories`} known={goods.categories} />
        <ListField path={`${path}.exceptCategories`} />
        <ListField path={`${path}.onlyProducts`} hint={text("productsHint")} />
        <ListField path={`${path}.exceptProducts`} />
        {goods.brands.length === 0 ? null : <ListField path={`${path}.onlyBrands`} known={goods.brands} />}
        {goods.brands.length === 0 ? null : <ListField path={`${path}.exceptBrands`} />}
      </div>
    </fieldset>
  );
}

const WEEKDAYS = [1, 2, 3, 4, 5, 6, 7] as const;

/** When and for whom a rule counts. */
export function WhenFields({ path }: { readonly path: string }) {
  const text = useTexts("program");
  const label = useFieldLabel();
  return (
    <fieldset className={styles.group}>
      <legend>{text("when")}</legend>
      <div className={styles.pair}>
        <DateField path={`${path}.from`} />
        <DateField path={`${path}.through`} />
      </div>
      <Toggles
        path={`${path}.weekdays`}
        label={label("weekdays")}
        choices={WEEKDAYS.map((day) => ({ value: day, label: text(`weekday_${day}`) }))}
      />
      <HoursField path={`${path}.hours`} />
      <TierToggles path={`${path}.tiers`} />
      <TickField path={`${path}.membersOnly`} />
      <TickField path={`${path}.birthMonth`} />
    </fieldset>
  );
}

interface TogglesProps<V extends string | number> {
  readonly path: string;
  readonly label: string;
  readonly choices: readonly { readonly value: V; readonly label: string }[];
}

/** Several of a few; none pressed means all. */
function Toggles<V extends string | number>({ path, label, choices }: TogglesProps<V>) {
  const { document, set } = useDraft();
  const chosen = listAt(document, path);
  const toggle = (value: V): void =>
    set(path, chosen.includes(value) ? chosen.filter((one) => one !== value) : [...chosen, value]);
  return (
    <fieldset className={styles.toggles}>
      <legend>{label}</legend>
      {choices.map(({ value, label: name }, place) => (
        <button
          key={value}
          type="button"
          id={place === 0 ? fieldId(path) : undefined}
          className={styles.chip}
          aria-pressed={chosen.includes(value)}
          onClick={() => toggle(value)}
        >
          {name}
        </button>
      ))}
    </fieldset>
  );
}

function TierToggles({ path }: { readonly path: string }) {
  const label = useFieldLabel();
  const { language } = useSpeaker();
  const { document } = useDraft();
  const tiers = listAt(document, "tiers.levels").map((tier) => ({
    value: textAt(tier, "id"),
    label: textAt(tier, `name.${language}`),
  }));
  if (tiers.length === 0) return null;
  return <Toggles path={path} label={label("tiersOnly")} choices={tiers} />;
}

const asSpan = (typed: string): unknown => {
  const [from = "", until = ""] = typed.split(/[-–—~]/).map((one) => one.trim());
  return { from, until };
};
const spanText = (span: unknown): string =>
  isFields(span) ? `${textAt(span, "from")}–${textAt(span, "until")}` : String(span);

/** `16:00–18:00, 22:00–02:00`. */
function HoursField({ path }: { readonly path: string }) {
  const text = useTexts("program");
  const label = useFieldLabel();
  const { document, set, remarks } = useDraft();
  const [typed, setTyped] = useState<string | null>(null);
  const read = (words: string): readonly unknown[] =>
    words
      .split(/[,，;；]/)
      .filter((one) => one.trim() !== "")
      .map(asSpan);
  const value = listAt(document, path);
  const own = typed !== null && JSON.stringify(read(typed)) === JSON.stringify(value);
  const wrong = remarks.some((one) => one.tone === "problem" && one.path.startsWith(`${path}.`));
  return (
    <TextInput
      id={fieldId(path)}
      label={label("hours")}
      description={text("hoursHint")}
      value={own ? typed : value.map(spanText).join(", ")}
      error={wrong ? text("hoursWrong") : null}
      autoComplete="off"
      onChange={(event) => {
        setTyped(event.currentTarget.value);
        set(path, read(event.currentTarget.value));
      }}
    />
  );
}

/** How often; empty is without end. */
export function LimitFields({ path }: { readonly path: string }) {
  const text = useTexts("program");
  return (
    <fieldset className={styles.group}>
      <legend>{text("limits")}</legend>
      <div className={styles.figures}>
        <FigureField path={`${path}.perSale`} kind="count" />
        <FigureField path={`${path}.perMember`} kind="count" />
        <FigureField path={`${path}.perMemberDay`} kind="count" />
        <FigureField path={`${path}.perMemberYear`} kind="count" />
        <FigureField path={`${path}.total`} kind="count" />
      </div>
    </fieldset>
  );
}

/** The most points by a rule; empty is without end. */
export function CapFields({ path }: { readonly path: string }) {
  const text = useTexts("program");
  return (
    <div className={styles.figures}>
      <FigureField path={`${path}.perSale`} kind="count" label={text("capPerSale")} />
      <FigureField path={`${path}.perDay`} kind="count" label={text("capPerDay")} />
      <FigureField path={`${path}.perMember`} kind="count" label={text("capPerMember")} />
    </div>
  );
}
