/** What WCAG 2.2 AA finds wrong with a page, as far as axe can see. */
import { AxeBuilder } from "@axe-core/playwright";
import type { Page } from "playwright-core";

const RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];

/** Of axe's rules those whose result other colours can change. */
const RULES_OF_COLOUR = ["color-contrast", "link-in-text-block"];

/** One row for each element at fault: the rule and how the element begins. `colours`: only what other colours can change. */
export async function violations(
  page: Page,
  what: "everything" | "colours" = "everything",
): Promise<readonly string[]> {
  const axe = new AxeBuilder({ page });
  const chosen = what === "colours" ? axe.withRules(RULES_OF_COLOUR) : axe.withTags(RULES);
  // The till has no frames. Without this mode a second page is opened to put the findings of frames together.
  const found = await chosen.setLegacyMode().analyze();
  return found.violations.flatMap((one) => one.nodes.map((node) => `${one.id}: ${node.html.slice(0, 160)}`));
}
