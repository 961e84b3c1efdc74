import { NativeSelect } from "@mantine/core";
import { useTexts } from "#renderer/session/words.ts";
import { ActionFields } from "./action-fields.tsx";
import { LimitFields, WhenFields } from "./condition-fields.tsx";
import { textAt, valueAt } from "./document-path.ts";
import { ChoiceField, FigureField, NameField, TickField, WordsField } from "./fields.tsx";
import { COUPON_KINDS, PROMOTION_KINDS, REWARD_KINDS, kindOf } from "./offer-kinds.ts";
import type { OfferKind } from "./offer-kinds.ts";
import { RuleList } from "./rule-list.tsx";
import { useDraft } from "./use-draft.ts";
import styles from "./program.module.css";

const FREE_COUPON = { combines: "any", bound: "bearer" } as const;
const named = (name: string) => ({ name: { en: name, "zh-CN": name } });

export function PromotionSection() {
  const text = useTexts("program");
  const [first] = PROMOTION_KINDS;
  return (
    <RuleList
      path="promotions"
      emptyTitle={text("noPromotions")}
      detailOf={useKindName(PROMOTION_KINDS)}
      additions={[{ label: text("promotion"), first: { ...named(text("newPromotion")), action: first?.first } }]}
    >
      {(at) => (
        <>
          <NameField path={`${at}.name`} />
          <ActionFields path={`${at}.action`} kinds={PROMOTION_KINDS} />
          <OfferTerms at={at} />
        </>
      )}
    </RuleList>
  );
}

export function CouponSection() {
  const text = useTexts("program");
  const [first] = COUPON_KINDS;
  return (
    <RuleList
      path="coupons"
      emptyTitle={text("noCoupons")}
      detailOf={useKindName(COUPON_KINDS)}
      additions={[
        {
          label: text("couponWithCode"),
          first: {
            ...named(text("newCoupon")),
            ...FREE_COUPON,
            code: { kind: "multiUse", code: "WELCOME" },
            action: first?.first,
          },
        },
        {
          label: text("couponSerial"),
          first: {
            ...named(text("newCoupon")),
            ...FREE_COUPON,
            code: { kind: "serial", validDays: 60 },
            action: first?.first,
          },
        },
      ]}
    >
      {(at) => (
        <>
          <NameField path={`${at}.name`} />
          <CouponCode at={at} />
          <ActionFields path={`${at}.action`} kinds={COUPON_KINDS} />
          <OfferTerms at={at} />
        </>
      )}
    </RuleList>
  );
}

function CouponCode({ at }: { readonly at: string }) {
  const text = useTexts("program");
  const { document } = useDraft();
  return (
    <div className={styles.pair}>
      {textAt(document, `${at}.code.kind`) === "multiUse" ? (
        <WordsField path={`${at}.code.code`} hint={text("codeHint")} />
      ) : (
        <FigureField path={`${at}.code.validDays`} kind="count" hint={text("serialHint")} />
      )}
      <ChoiceField
        path={`${at}.combines`}
        choices={(["any", "alone"] as const).map((one) => ({ value: one, label: text(`combines_${one}`) }))}
      />
      <ChoiceField
        path={`${at}.bound`}
        choices={(["bearer", "member"] as const).map((one) => ({ value: one, label: text(`bound_${one}`) }))}
      />
    </div>
  );
}

export function RewardSection() {
  const text = useTexts("program");
  const [first] = REWARD_KINDS;
  return (
    <>
      <RedemptionFields />
      <h3 className={styles.subtitle}>{text("rewards")}</h3>
      <RuleList
        path="rewards"
        emptyTitle={text("noRewards")}
        detailOf={useKindName(REWARD_KINDS)}
        additions={[
          { label: text("reward"), first: { ...named(text("newReward")), points: 500, action: first?.first } },
        ]}
      >
        {(at) => (
          <>
            <NameField path={`${at}.name`} />
            <div className={styles.figures}>
              <FigureField path={`${at}.points`} kind="count" label={text("rewardPrice")} />
              <FigureField path={`${at}.minimumSpendMinor`} kind="money" zeroWhenEmpty />
            </div>
            <ActionFields path={`${at}.action`} kinds={REWARD_KINDS} />
            <WhenFields path={`${at}.when`} />
            <LimitFields path={`${at}.limits`} />
            <TickField path={`${at}.clearBalance`} />
          </>
        )}
      </RuleList>
    </>
  );
}

const FIRST_REDEMPTION = {
  stepPoints: 100,
  stepMinor: 100,
  minimumPoints: 100,
  maximumPoints: null,
  basketShareMax: 10_000,
};

function RedemptionFields() {
  const text = useTexts("program");
  const { document, set } = useDraft();
  const on = valueAt(document, "redemption") !== null && valueAt(document, "redemption") !== undefined;
  return (
    <fieldset className={styles.group}>
      <legend>{text("redemption")}</legend>
      <NativeSelect
        aria-label={text("redemption")}
        value={on ? "on" : "off"}
        data={[
          { value: "on", label: text("redemptionOn") },
          { value: "off", label: text("redemptionOff") },
        ]}
        onChange={(event) => set("redemption", event.currentTarget.value === "on" ? FIRST_REDEMPTION : null)}
      />
      {on ? (
        <div className={styles.figures}>
          <FigureField path="redemption.stepPoints" kind="count" />
          <FigureField path="redemption.stepMinor" kind="money" />
          <FigureField path="redemption.minimumPoints" kind="count" />
          <FigureField path="redemption.maximumPoints" kind="count" />
          <FigureField path="redemption.basketShareMax" kind="percent" />
        </div>
      ) : null}
    </fieldset>
  );
}

/** When, how often, and beside what else an offer is given. */
function OfferTerms({ at }: { readonly at: string }) {
  const text = useTexts("program");
  return (
    <>
      <WhenFields path={`${at}.when`} />
      <LimitFields path={`${at}.limits`} />
      <fieldset className={styles.group}>
        <legend>{text("order")}</legend>
        <div className={styles.figures}>
          <FigureField path={`${at}.minimumSpendMinor`} kind="money" zeroWhenEmpty />
          <FigureField path={`${at}.capMinor`} kind="money" />
          <FigureField path={`${at}.priority`} kind="count" zeroWhenEmpty />
        </div>
        <WordsField path={`${at}.exclusiveGroup`} hint={text("groupHint")} emptyIsNone />
        <TickField path={`${at}.joint`} />
      </fieldset>
    </>
  );
}

function useKindName(kinds: readonly OfferKind[]): (rule: unknown) => string {
  const text = useTexts("program");
  return (rule) => {
    const kind = kindOf(valueAt(rule, "action"), kinds);
    return kind === undefined ? "" : text(`kind_${kind.id}`);
  };
}
