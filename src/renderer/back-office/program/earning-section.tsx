import { NativeSelect } from "@mantine/core";
import { useSpeaker, useTexts } from "#renderer/session/words.ts";
import { CapFields, GoodsFields, WhenFields } from "./condition-fields.tsx";
import { textAt, valueAt } from "./document-path.ts";
import { ChoiceField, FigureField, NameField, TickField } from "./fields.tsx";
import { writeFigure } from "./figures.ts";
import { RuleList } from "./rule-list.tsx";
import { useDraft } from "./use-draft.ts";
import styles from "./program.module.css";

const RULE_KINDS = ["perMoney", "perUnit", "perSale", "perVisit"] as const;
const BONUSES = ["welcome", "firstPurchase", "birthday", "referral", "feedback"] as const;

export function EarningSection() {
  const text = useTexts("program");
  const { currency } = useSpeaker();
  const named = (name: string) => ({ name: { en: name, "zh-CN": name } });
  const detail = (rule: unknown): string =>
    text(`earns_${RULE_KINDS.find((kind) => kind === textAt(rule, "kind")) ?? "perSale"}`, {
      points: writeFigure("count", valueAt(rule, "points"), currency),
      per: writeFigure("money", valueAt(rule, "perMinor"), currency),
    });
  return (
    <>
      <RuleList
        path="earning.rules"
        emptyTitle={text("noEarning")}
        detailOf={detail}
        additions={RULE_KINDS.map((kind) => ({
          label: text(`earning_${kind}`),
          first: {
            ...named(text(`earning_${kind}`)),
            kind,
            points: 1,
            ...(kind === "perMoney" ? { perMinor: 100 } : {}),
            onlyCategories: [],
            exceptCategories: [],
            minimumSpendMinor: 0,
          },
        }))}
      >
        {(at) => <EarningRuleFields at={at} />}
      </RuleList>
      <EarningTerms />
      <h3 className={styles.subtitle}>{text("multipliers")}</h3>
      <RuleList
        path="earning.multipliers"
        emptyTitle={text("noMultipliers")}
        detailOf={(rule) => `× ${writeFigure("times", valueAt(rule, "timesHundredths"), currency)}`}
        additions={[{ label: text("multiplier"), first: { ...named(text("multiplier")), timesHundredths: 200 } }]}
      >
        {(at) => (
          <>
            <NameField path={`${at}.name`} />
            <FigureField path={`${at}.timesHundredths`} kind="times" />
            <GoodsFields path={`${at}.items`} />
            <WhenFields path={`${at}.when`} />
          </>
        )}
      </RuleList>
      <h3 className={styles.subtitle}>{text("bonuses")}</h3>
      <RuleList
        path="earning.bonuses"
        emptyTitle={text("noBonuses")}
        detailOf={(rule) => text("pointsCount", { points: writeFigure("count", valueAt(rule, "points"), currency) })}
        additions={BONUSES.map((on) => ({
          label: text(`bonus_${on}`),
          first: { ...named(text(`bonus_${on}`)), on, points: 50 },
        }))}
      >
        {(at) => (
          <>
            <NameField path={`${at}.name`} />
            <FigureField path={`${at}.points`} kind="count" />
          </>
        )}
      </RuleList>
    </>
  );
}

function EarningRuleFields({ at }: { readonly at: string }) {
  const text = useTexts("program");
  const { document } = useDraft();
  return (
    <>
      <NameField path={`${at}.name`} />
      <div className={styles.figures}>
        <FigureField path={`${at}.points`} kind="count" />
        {textAt(document, `${at}.kind`) === "perMoney" ? <FigureField path={`${at}.perMinor`} kind="money" /> : null}
        <FigureField path={`${at}.minimumSpendMinor`} kind="money" zeroWhenEmpty />
      </div>
      <GoodsFields path={at} />
      <WhenFields path={`${at}.when`} />
      <fieldset className={styles.group}>
        <legend>{text("caps")}</legend>
        <CapFields path={`${at}.caps`} />
      </fieldset>
    </>
  );
}

const FIRST_EXPIRY: Readonly<Record<string, object>> = {
  never: { kind: "never" },
  days: { kind: "days", count: 365 },
  months: { kind: "months", count: 12 },
  endOf: { kind: "endOf", period: "year", months: 12 },
};
const FIRST_AVAILABILITY: Readonly<Record<string, object>> = {
  atOnce: { kind: "atOnce" },
  nextSale: { kind: "nextSale" },
  afterDays: { kind: "afterDays", days: 14 },
};

/** What holds for all points: the base, when they can be used, how long they are good. */
function EarningTerms() {
  const text = useTexts("program");
  const { document, set } = useDraft();
  const expiry = textAt(document, "earning.expiry.kind");
  const availability = textAt(document, "earning.availability.kind");
  return (
    <fieldset className={styles.group}>
      <legend>{text("pointTerms")}</legend>
      <div className={styles.pair}>
        <NativeSelect
          label={text("availability")}
          value={availability}
          data={(["atOnce", "nextSale", "afterDays"] as const).map((kind) => ({
            value: kind,
            label: text(`availability_${kind}`),
          }))}
          onChange={(event) => set("earning.availability", FIRST_AVAILABILITY[event.currentTarget.value])}
        />
        {availability === "afterDays" ? <FigureField path="earning.availability.days" kind="count" /> : null}
        <NativeSelect
          label={text("expiry")}
          value={expiry}
          data={(["never", "days", "months", "endOf"] as const).map((kind) => ({
            value: kind,
            label: text(`expiry_${kind}`),
          }))}
          onChange={(event) => set("earning.expiry", FIRST_EXPIRY[event.currentTarget.value])}
        />
        {expiry === "days" || expiry === "months" ? (
          <FigureField path="earning.expiry.count" kind="count" label={text(`expiryCount_${expiry}`)} />
        ) : null}
        {expiry === "endOf" ? <FigureField path="earning.expiry.months" kind="count" /> : null}
        {expiry === "endOf" ? (
          <ChoiceField
            path="earning.expiry.period"
            choices={(["month", "quarter", "year"] as const).map((one) => ({
              value: one,
              label: text(`period_${one}`),
            }))}
          />
        ) : null}
        <ChoiceField
          path="earning.base"
          choices={(["withTax", "withoutTax"] as const).map((base) => ({ value: base, label: text(`base_${base}`) }))}
        />
        <ChoiceField
          path="earning.stacking"
          choices={(["highest", "multiply"] as const).map((one) => ({ value: one, label: text(`stacking_${one}`) }))}
        />
      </div>
      <TickField path="earning.carryRemainder" />
      <CapFields path="earning.caps" />
    </fieldset>
  );
}
