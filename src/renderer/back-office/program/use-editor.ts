import { createContext, useContext } from "react";

/** Where the editor stands: which section, and which rule of it is open. */
export interface Editor {
  /** As in `promotions.1`; null when all are closed. */
  readonly openRule: string | null;
  /** Goes to the field, opening what it stands in. */
  show(path: string): void;
}

export const EditorContext = createContext<Editor | null>(null);

export function useEditor(): Editor {
  const editor = useContext(EditorContext);
  if (editor === null) throw new Error("a section of the programme stands outside the editor");
  return editor;
}
