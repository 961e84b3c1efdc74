/** Changes the shop's settings as a whole document. What cannot work together is refused before it is written. */
import type { Answer } from "#contract/contract.ts";
import { checkCodeScheme } from "#core/cards/code-scheme.ts";
import { fail, succeed } from "#core/outcome.ts";
import type { Outcome } from "#core/outcome.ts";
import { refusal } from "#core/refusal.ts";
import type { Refusal } from "#core/refusal.ts";
import { shopSettingsSchema } from "#core/shop/settings.ts";
import type { ShopSettings } from "#core/shop/settings.ts";
import { actorOf, refuse, shopOf } from "./engine.ts";
import type { Engine } from "./engine.ts";
import { isTimeZone, shopMomentAt } from "./shop-time.ts";

export function changeSettings(
  engine: Engine,
  { commandId, settings }: { readonly commandId: string; readonly settings: ShopSettings },
): Answer<null> {
  if (engine.store.findAnswer(commandId) !== undefined) return succeed(null);
  const shop = shopOf(engine);
  if (!shop.ok) return shop;
  const checked = checkSettings(settings);
  if (!checked.ok) return refuse(checked.failure);
  engine.store.commit({
    commandId,
    moment: shopMomentAt(engine.nowMs(), checked.value).moment,
    actor: actorOf(engine),
    approver: null,
    facts: [{ type: "SettingsChanged", body: { settings: checked.value } }],
    answer: null,
  });
  engine.topics.touch("till", "basket");
  return succeed(null);
}

export function checkSettings(settings: ShopSettings): Outcome<ShopSettings, Refusal> {
  const read = shopSettingsSchema.safeParse(settings);
  if (!read.success) return fail(refusal("settingsNotValid", { path: read.error.issues[0]?.path.join(".") ?? "" }));
  const path = wrongPart(read.data);
  return path === null ? succeed(read.data) : fail(refusal("settingsNotValid", { path }));
}

/** The first field that does not fit the others. */
function wrongPart(settings: ShopSettings): string | null {
  if (!isTimeZone(settings.timeZone)) return "timeZone";
  const problem = checkCodeScheme(settings)[0];
  if (problem !== undefined) {
    return "template" in problem ? `inStoreTemplates.${problem.template}` : "memberNumberPrefix";
  }
  const rates = settings.taxRates.map(({ id }) => id);
  if (new Set(rates).size !== rates.length) return "taxRates";
  if (settings.departments.some(({ taxRateId }) => !rates.includes(taxRateId))) return "departments";
  return null;
}
