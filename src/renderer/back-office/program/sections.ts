import type { ComponentType } from "react";
import type { TextKey } from "#renderer/session/words.ts";
import { EarningSection } from "./earning-section.tsx";
import { FileSection } from "./file-section.tsx";
import { CouponSection, PromotionSection, RewardSection } from "./offer-sections.tsx";
import { TierSection } from "./tier-section.tsx";
import { PriceListSection, ReturnSection, ValueSection } from "./value-sections.tsx";

/** A part of the document with a page of its own. */
export interface Section {
  readonly id: string;
  readonly titleKey: TextKey<"program">;
  /** The first names of the paths that are mended there. */
  readonly holds: readonly string[];
  readonly Fields: ComponentType;
}

export const SECTIONS: readonly [Section, ...Section[]] = [
  { id: "tiers", titleKey: "section_tiers", holds: ["tiers"], Fields: TierSection },
  { id: "earning", titleKey: "section_earning", holds: ["earning"], Fields: EarningSection },
  { id: "rewards", titleKey: "section_rewards", holds: ["rewards", "redemption"], Fields: RewardSection },
  { id: "promotions", titleKey: "section_promotions", holds: ["promotions"], Fields: PromotionSection },
  { id: "coupons", titleKey: "section_coupons", holds: ["coupons"], Fields: CouponSection },
  { id: "priceLists", titleKey: "section_priceLists", holds: ["priceLists"], Fields: PriceListSection },
  { id: "value", titleKey: "section_value", holds: ["storedValue"], Fields: ValueSection },
  { id: "returns", titleKey: "section_returns", holds: ["returns"], Fields: ReturnSection },
  { id: "file", titleKey: "section_file", holds: [], Fields: FileSection },
];

/** Where a path is mended; the file for whatever has no page of its own. */
export function sectionOf(path: string): string {
  const [first = ""] = path.split(".");
  return SECTIONS.find(({ holds }) => holds.includes(first))?.id ?? "file";
}

/** The rule that a path stands in: up to the first number that is followed by more, or that ends it. */
export function ruleOf(path: string): string | null {
  const found = /^(?:[A-Za-z]+\.)+\d+/.exec(path);
  return found === null ? null : found[0];
}
