/** The layouts that a scanner can be said to have. Another one is a file more in `layouts/`. */
import type { KeyboardLayout, LayoutId } from "./keyboard-layout.ts";
import { frenchLayout } from "./layouts/french.ts";
import { germanLayout } from "./layouts/german.ts";
import { ukLayout } from "./layouts/uk.ts";
import { usLayout } from "./layouts/us.ts";

export const KEYBOARD_LAYOUTS: Readonly<Record<LayoutId, KeyboardLayout>> = {
  us: usLayout,
  uk: ukLayout,
  de: germanLayout,
  fr: frenchLayout,
};
