import { Button } from "#renderer/kit/button.tsx";
import { useSpeaker, useTexts } from "#renderer/session/words.ts";
import { freeId, listAt, textAt, valueAt, withoutItem } from "./document-path.ts";
import { ChoiceField, FigureField, ListField, NameField, WordsField, fieldId } from "./fields.tsx";
import { useDraft } from "./use-draft.ts";
import { useEditor } from "./use-editor.ts";
import styles from "./program.module.css";

const PATH = "tiers.levels";
const TIERS_MAX = 12;
const FIRST_TIER = {
  discount: 0,
  earnMultiplierHundredths: 100,
  shape: "star",
  colour: "gold",
  priceList: null,
} as const;
const METRICS = ["netSpend", "points", "visits"] as const;
const WINDOWS = ["rolling12Months", "calendarYear", "sinceAnniversary", "lifetime"] as const;
const SHAPES = ["circle", "triangle", "square", "diamond", "star"] as const;
const COLOURS = ["bronze", "silver", "gold", "blue", "green"] as const;

/** Three fields make a tier: name, threshold, benefit. Everything else stands behind "more". */
export function TierSection() {
  const text = useTexts("program");
  const { goods, document, set } = useDraft();
  const tiers = listAt(document, PATH);
  const add = (): void => {
    const last = valueAt(tiers.at(-1), "threshold");
    const threshold = tiers.length === 0 ? 0 : (typeof last === "number" ? last : 0) + 50_000;
    const name = { en: text("newTier"), "zh-CN": text("newTier") };
    set(`${PATH}.${tiers.length}`, { id: freeId(document, [PATH], "tier"), name, threshold, ...FIRST_TIER });
  };
  return (
    <>
      <p className={styles.hint}>{text("tiersHint")}</p>
      {tiers.map((_, place) => (
        // oxlint-disable-next-line react/no-array-index-key -- A tier is its place among the others.
        <TierRow key={place} place={place} />
      ))}
      <div className={styles.additions}>
        <Button onClick={add} disabled={tiers.length >= TIERS_MAX}>
          + {text("addTier")}
        </Button>
      </div>
      <fieldset className={styles.group}>
        <legend>{text("tierRules")}</legend>
        <div className={styles.pair}>
          <ChoiceField
            path="tiers.metric"
            choices={METRICS.map((metric) => ({ value: metric, label: text(`metric_${metric}`) }))}
          />
          <ChoiceField
            path="tiers.window"
            choices={WINDOWS.map((window) => ({ value: window, label: text(`window_${window}`) }))}
          />
          <ChoiceField
            path="tiers.countsFrom"
            choices={(["nextSale", "thisSale"] as const).map((from) => ({
              value: from,
              label: text(`counts_${from}`),
            }))}
          />
          <FigureField path="tiers.graceDays" kind="count" />
        </div>
        <ListField path="tiers.exceptCategories" known={goods.categories} hint={text("tierExceptHint")} />
      </fieldset>
    </>
  );
}

function TierRow({ place }: { readonly place: number }) {
  const text = useTexts("program");
  const { language } = useSpeaker();
  const { document, replace } = useDraft();
  const { openRule, show } = useEditor();
  const at = `${PATH}.${place}`;
  const isOpen = openRule === at;
  const money = textAt(document, "tiers.metric") === "netSpend";
  return (
    <section id={fieldId(at)} className={styles.tier} aria-label={textAt(document, `${at}.name.${language}`)}>
      <div className={styles.tierFields}>
        <WordsField path={`${at}.name.${language}`} label={text("tierName")} />
        <FigureField
          path={`${at}.threshold`}
          kind={money ? "money" : "count"}
          label={place === 0 ? text("tierFirst") : text(money ? "tierFromMoney" : "tierFrom")}
        />
        <FigureField path={`${at}.discount`} kind="percent" label={text("tierDiscount")} />
        <Button tone="quiet" aria-expanded={isOpen} onClick={() => show(isOpen ? PATH : at)}>
          {text(isOpen ? "less" : "more")}
        </Button>
      </div>
      {isOpen ? (
        <div className={styles.ruleBody}>
          <NameField path={`${at}.name`} />
          <div className={styles.pair}>
            <FigureField path={`${at}.earnMultiplierHundredths`} kind="times" />
            <PriceListChoice path={`${at}.priceList`} />
            <ChoiceField
              path={`${at}.shape`}
              choices={SHAPES.map((shape) => ({ value: shape, label: text(`shape_${shape}`) }))}
            />
            <ChoiceField
              path={`${at}.colour`}
              choices={COLOURS.map((colour) => ({ value: colour, label: text(`colour_${colour}`) }))}
            />
          </div>
          <Button tone="danger" onClick={() => replace(withoutItem(document, PATH, place))}>
            {text("removeTier")}
          </Button>
        </div>
      ) : null}
    </section>
  );
}

function PriceListChoice({ path }: { readonly path: string }) {
  const text = useTexts("program");
  const { language } = useSpeaker();
  const { document } = useDraft();
  const lists = listAt(document, "priceLists").map((list) => ({
    value: textAt(list, "id"),
    label: textAt(list, `name.${language}`),
  }));
  return <ChoiceField path={path} choices={lists} none={text("noPriceList")} />;
}
