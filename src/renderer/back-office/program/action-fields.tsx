import { NativeSelect } from "@mantine/core";
import { Fragment } from "react";
import { Button } from "#renderer/kit/button.tsx";
import { useSpeaker, useTexts } from "#renderer/session/words.ts";
import { GoodsFields } from "./condition-fields.tsx";
import { listAt, textAt, valueAt, withoutItem } from "./document-path.ts";
import { ChoiceField, FigureField, TickField, WordsField } from "./fields.tsx";
import { kindOf } from "./offer-kinds.ts";
import type { OfferKind } from "./offer-kinds.ts";
import { useDraft } from "./use-draft.ts";
import styles from "./program.module.css";

export interface ActionFieldsProps {
  readonly path: string;
  readonly kinds: readonly OfferKind[];
}

/** What the rule does: its kind, then a sentence with the figures in it, then the goods it is about. */
export function ActionFields({ path, kinds }: ActionFieldsProps) {
  const text = useTexts("program");
  const { document, set } = useDraft();
  const action = valueAt(document, path);
  const kind = kindOf(action, kinds);
  return (
    <div className={styles.action}>
      <NativeSelect
        label={text("whatItDoes")}
        value={kind?.id ?? ""}
        data={[
          ...(kind === undefined ? [{ value: "", label: "–" }] : []),
          ...kinds.map(({ id }) => ({ value: id, label: text(`kind_${id}`) })),
        ]}
        onChange={(event) => {
          const next = kinds.find(({ id }) => id === event.currentTarget.value);
          if (next === undefined) return;
          // Which goods it is about stays when only what happens to them changes.
          const items = valueAt(action, "items");
          set(path, next.goods && items !== undefined ? { ...next.first, items } : next.first);
        }}
      />
      {kind === undefined ? null : <Sentence path={path} kind={kind} />}
      {kind === undefined ? null : <Particulars path={path} kind={kind} />}
      {kind?.goods === true ? <GoodsFields path={`${path}.items`} /> : null}
    </div>
  );
}

const MARK = "\u0001";

/** The kind's own sentence, with a field in the place of each figure. */
function Sentence({ path, kind }: { readonly path: string; readonly kind: OfferKind }) {
  const text = useTexts("program");
  const names = Object.keys(kind.figures);
  const marked = Object.fromEntries(names.map((name) => [name.replace("offer.", ""), `${MARK}${name}${MARK}`]));
  const parts = text(`say_${kind.id}`, marked).split(MARK);
  return (
    <p className={styles.sentence}>
      {parts.map((part, place) => {
        const figure = place % 2 === 1 ? kind.figures[part] : undefined;
        return (
          // oxlint-disable-next-line react/no-array-index-key -- The parts of a sentence have no other name than their place in it.
          <Fragment key={place}>
            {figure === undefined ? part : <FigureField path={`${path}.${part}`} kind={figure} inline />}
          </Fragment>
        );
      })}
    </p>
  );
}

function Particulars({ path, kind }: { readonly path: string; readonly kind: OfferKind }) {
  const text = useTexts("program");
  const { language } = useSpeaker();
  const { document } = useDraft();
  switch (kind.id) {
    case "amountOff":
      return <TickField path={`${path}.perUnit`} />;
    case "giftItem":
      return <WordsField path={`${path}.product`} hint={text("productsHint")} />;
    case "nextVisitCoupon":
      return (
        <ChoiceField
          path={`${path}.couponId`}
          choices={listAt(document, "coupons")
            .filter((coupon) => textAt(coupon, "code.kind") === "serial")
            .map((coupon) => ({ value: textAt(coupon, "id"), label: textAt(coupon, `name.${language}`) }))}
        />
      );
    case "spendSteps":
      return <Steps path={`${path}.steps`} />;
    case "bundlePrice":
      return <Parts path={`${path}.parts`} />;
    default:
      return null;
  }
}

function Steps({ path }: { readonly path: string }) {
  const text = useTexts("program");
  const { document, set, replace } = useDraft();
  const steps = listAt(document, path);
  const add = (): void => set(`${path}.${steps.length}`, { fromMinor: 10_000, off: { kind: "percent", rate: 1500 } });
  return (
    <div className={styles.rows}>
      {steps.map((step, place) => {
        const at = `${path}.${place}`;
        const percent = textAt(step, "off.kind") === "percent";
        return (
          // oxlint-disable-next-line react/no-array-index-key -- A step has no name of its own.
          <div key={place} className={styles.row}>
            <FigureField path={`${at}.fromMinor`} kind="money" label={text("stepFrom")} />
            <FigureField
              path={percent ? `${at}.off.rate` : `${at}.off.amountMinor`}
              kind={percent ? "percent" : "money"}
              label={text("stepOff")}
            />
            <Button
              tone="quiet"
              onClick={() =>
                set(`${at}.off`, percent ? { kind: "amount", amountMinor: 500 } : { kind: "percent", rate: 1000 })
              }
            >
              {text(percent ? "asAmount" : "asPercent")}
            </Button>
            {steps.length > 1 ? (
              <Button tone="quiet" onClick={() => replace(withoutItem(document, path, place))}>
                {text("remove")}
              </Button>
            ) : null}
          </div>
        );
      })}
      <Button onClick={add}>{text("addStep")}</Button>
    </div>
  );
}

function Parts({ path }: { readonly path: string }) {
  const text = useTexts("program");
  const { document, set, replace } = useDraft();
  const parts = listAt(document, path);
  return (
    <div className={styles.rows}>
      {parts.map((_, place) => (
        // oxlint-disable-next-line react/no-array-index-key -- A part has no name of its own.
        <div key={place} className={styles.part}>
          <div className={styles.row}>
            <FigureField
              path={`${path}.${place}.quantity`}
              kind="count"
              label={text("partQuantity", { number: place + 1 })}
            />
            {parts.length > 2 ? (
              <Button tone="quiet" onClick={() => replace(withoutItem(document, path, place))}>
                {text("remove")}
              </Button>
            ) : null}
          </div>
          <GoodsFields path={`${path}.${place}.items`} />
        </div>
      ))}
      <Button onClick={() => set(`${path}.${parts.length}`, { items: {}, quantity: 1 })}>{text("addPart")}</Button>
    </div>
  );
}
