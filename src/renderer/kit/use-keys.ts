import { useEffect, useRef } from "react";

export interface KeyBinding {
  /** `event.key`, case ignored. */
  readonly key: string;
  readonly act: () => void;
  /** Also while somebody types in a field: function keys and Escape, never letters. */
  readonly whileTyping?: boolean;
  /** Also for the repeats of a key that is held down: moving, never doing. */
  readonly repeats?: boolean;
}

function isTextEntry(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  if (target.isContentEditable || target instanceof HTMLTextAreaElement || target instanceof HTMLSelectElement) {
    return true;
  }
  return target instanceof HTMLInputElement && !["checkbox", "radio", "button", "submit"].includes(target.type);
}

/** Binds keys for as long as the component is on screen. The newest bindings are used without listening anew. */
export function useKeys(bindings: readonly KeyBinding[]): void {
  const current = useRef(bindings);
  useEffect(() => {
    current.current = bindings;
  });
  useEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      if (event.defaultPrevented || event.isComposing || event.ctrlKey || event.altKey || event.metaKey) return;
      const typing = isTextEntry(event.target);
      const binding = current.current.find(
        (one) => one.key.toLowerCase() === event.key.toLowerCase() && (!typing || one.whileTyping === true),
      );
      if (binding === undefined) return;
      event.preventDefault();
      if (!event.repeat || binding.repeats === true) binding.act();
    };
    window.addEventListener("keydown", onKey);
    return () => window.removeEventListener("keydown", onKey);
  }, []);
}
