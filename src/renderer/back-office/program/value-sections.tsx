import { Button } from "#renderer/kit/button.tsx";
import { useTexts } from "#renderer/session/words.ts";
import { listAt, withoutItem } from "./document-path.ts";
import { ChoiceField, FigureField, NameField, TickField, WordsField } from "./fields.tsx";
import { RuleList } from "./rule-list.tsx";
import { useDraft } from "./use-draft.ts";
import styles from "./program.module.css";

export function PriceListSection() {
  const text = useTexts("program");
  const name = text("newPriceList");
  return (
    <RuleList
      path="priceLists"
      emptyTitle={text("noPriceLists")}
      detailOf={(list) => text("priceCount", { count: listAt(list, "prices").length })}
      additions={[{ label: text("priceList"), first: { name: { en: name, "zh-CN": name }, prices: [] } }]}
    >
      {(at) => (
        <>
          <NameField path={`${at}.name`} />
          <Prices path={`${at}.prices`} />
        </>
      )}
    </RuleList>
  );
}

/** A long list is rather imported than typed; so many are shown. */
const SHOWN_MAX = 50;

function Prices({ path }: { readonly path: string }) {
  const text = useTexts("program");
  const { document, set, replace } = useDraft();
  const prices = listAt(document, path);
  return (
    <div className={styles.rows}>
      {prices.slice(0, SHOWN_MAX).map((_, place) => (
        // oxlint-disable-next-line react/no-array-index-key -- A price is its row.
        <div key={place} className={styles.row}>
          <WordsField path={`${path}.${place}.product`} />
          <FigureField path={`${path}.${place}.unitPriceMinor`} kind="money" />
          <Button tone="quiet" onClick={() => replace(withoutItem(document, path, place))}>
            {text("remove")}
          </Button>
        </div>
      ))}
      {prices.length > SHOWN_MAX ? (
        <p className={styles.hint}>{text("morePrices", { count: prices.length - SHOWN_MAX })}</p>
      ) : null}
      <Button onClick={() => set(`${path}.${prices.length}`, { product: "", unitPriceMinor: 0 })}>
        + {text("price")}
      </Button>
    </div>
  );
}

const BONUS_PATH = "storedValue.topUpBonuses";

export function ValueSection() {
  const text = useTexts("program");
  const { document, set, replace } = useDraft();
  const bonuses = listAt(document, BONUS_PATH);
  return (
    <fieldset className={styles.group}>
      <legend>{text("section_value")}</legend>
      <TickField path="storedValue.giftCards" />
      <TickField path="storedValue.topUps" />
      <FigureField path="storedValue.balanceMaxMinor" kind="money" />
      <div className={styles.rows}>
        {bonuses.map((_, place) => (
          // oxlint-disable-next-line react/no-array-index-key -- A step has no name of its own.
          <div key={place} className={styles.row}>
            <FigureField path={`${BONUS_PATH}.${place}.fromMinor`} kind="money" label={text("topUpFrom")} />
            <FigureField path={`${BONUS_PATH}.${place}.bonusMinor`} kind="money" />
            <Button tone="quiet" onClick={() => replace(withoutItem(document, BONUS_PATH, place))}>
              {text("remove")}
            </Button>
          </div>
        ))}
        <Button onClick={() => set(`${BONUS_PATH}.${bonuses.length}`, { fromMinor: 5000, bonusMinor: 500 })}>
          + {text("topUpBonus")}
        </Button>
      </div>
    </fieldset>
  );
}

export function ReturnSection() {
  const text = useTexts("program");
  return (
    <fieldset className={styles.group}>
      <legend>{text("section_returns")}</legend>
      <ChoiceField
        path="returns.shortfall"
        choices={(["negative", "deduct", "absorb"] as const).map((one) => ({
          value: one,
          label: text(`shortfall_${one}`),
        }))}
      />
      <div className={styles.figures}>
        <FigureField path="returns.graceDays" kind="count" label={text("returnGrace")} />
        <FigureField path="returns.cashLimitMinor" kind="money" />
      </div>
    </fieldset>
  );
}
