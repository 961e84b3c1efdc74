import { useEffect, useRef } from "react";
import type { RefObject } from "react";

/** What the person came for has the focus when its panel opens: hands stay on the keyboard. */
export function useFirstFocus<E extends HTMLElement>(wanted = true): RefObject<E | null> {
  const element = useRef<E>(null);
  useEffect(() => {
    if (wanted) element.current?.focus();
  }, [wanted]);
  return element;
}
