/** Whether a shop can run on settings: each field by itself, and all of them together. Names the first that does not fit. */
import { checkCodeScheme } from "#core/cards/code-scheme.ts";
import { fail, succeed } from "#core/outcome.ts";
import type { Outcome } from "#core/outcome.ts";
import { refusal } from "#core/refusal.ts";
import type { Refusal } from "#core/refusal.ts";
import { shopSettingsSchema } from "#core/shop/settings.ts";
import type { ShopSettings } from "#core/shop/settings.ts";
import { isTimeZone } from "./shop-time.ts";

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
