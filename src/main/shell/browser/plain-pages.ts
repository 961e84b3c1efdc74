/** The two pages that the shell shows by itself, before the screens may be sent; in both languages at once. */
import { texts } from "#locales/catalogue.ts";

const languages = ["en", "zh-CN"] as const;

type TextKey = "openingTill" | "linkSpent" | "linkSpentRemedy";

function page(head: string, keys: readonly TextKey[]): string {
  const paragraphs = languages.flatMap((language) =>
    keys.map((key) => `<p lang="${language}">${texts.getFixedT(language, "shell")(key)}</p>`),
  );
  return `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Regulars</title>${head}</head><body>${paragraphs.join("")}</body></html>`;
}

/** Moves on to the screens at once. */
export function welcomePage(): string {
  return page('<meta http-equiv="refresh" content="0;url=/">', ["openingTill"]);
}

/** For whoever comes without a session. */
export function lostLinkPage(): string {
  return page("", ["linkSpent", "linkSpentRemedy"]);
}
