/**
 * A draft on the screen: every change is kept in the till a moment later, one save after the other, so nothing that was
 * written is lost by leaving. When somebody else saved meanwhile, saving stops and says so.
 */
import { createContext, useCallback, useContext, useEffect, useMemo, useRef, useState } from "react";
import type { CallOutput } from "#contract/calls.ts";
import type { Failure } from "#contract/failures.ts";
import type { SavedDraft } from "#contract/program-calls.ts";
import { useAsk, useCommands } from "#renderer/session/use-till.ts";
import { judgeDraft } from "./judge-draft.ts";
import type { GoodsNames, Remark } from "./judge-draft.ts";
import { withValue } from "./document-path.ts";

const saveAfterMs = 700;
const NO_NAMES: GoodsNames = { categories: [], brands: [] };

export type OpenedDraft = CallOutput<"getDraft">;

export interface Draft {
  readonly draftId: string;
  readonly revision: number;
  readonly document: unknown;
  readonly goods: GoodsNames;
  readonly remarks: readonly Remark[];
  readonly saving: "saved" | "saving" | Failure;
  set(path: string, value: unknown): void;
  replace(document: unknown): void;
  /** Saves what is not saved yet; the revision that the till holds then, or null when it could not be saved. */
  settle(): Promise<number | null>;
}

export const DraftContext = createContext<Draft | null>(null);

export function useDraft(): Draft {
  const draft = useContext(DraftContext);
  if (draft === null) throw new Error("a field of the programme stands outside a draft");
  return draft;
}

export function useOpenDraft(opened: OpenedDraft): Draft {
  const [document, setDocument] = useState<unknown>(opened.document);
  const names = useAsk("listGoodsNames", {});
  const goods = names?.ok === true ? names.value : NO_NAMES;
  const { saved, saving, settle } = useAutosave(opened, document);
  const remarks = useMemo(() => judgeDraft(document, goods, saved.warnings), [document, goods, saved.warnings]);
  const set = useCallback(
    (path: string, value: unknown) => setDocument((before: unknown) => withValue(before, path, value)),
    [],
  );
  const { draftId } = opened;
  const { revision } = saved;
  return useMemo(
    () => ({ draftId, revision, document, goods, remarks, saving, set, replace: setDocument, settle }),
    [draftId, revision, document, goods, remarks, saving, set, settle],
  );
}

function useAutosave(opened: OpenedDraft, document: unknown) {
  const { quietly } = useCommands();
  const [saved, setSaved] = useState<SavedDraft>(opened);
  const [failure, setFailure] = useState<Failure | null>(null);
  const [kept, setKept] = useState<unknown>(opened.document);
  const now = useRef({ document, kept: opened.document, revision: opened.revision, stopped: false });
  const running = useRef<Promise<void>>(Promise.resolve());
  useEffect(() => {
    now.current.document = document;
  }, [document]);

  const save = useCallback(async (): Promise<void> => {
    const state = now.current;
    const { document: wanted } = state;
    if (state.stopped || wanted === state.kept) return;
    const answer = await quietly("saveDraft", {
      draftId: opened.draftId,
      revision: state.revision,
      document: wanted,
    });
    if (!answer.ok) {
      state.stopped = answer.failure.code === "programChangedMeanwhile";
      setFailure(answer.failure);
      return;
    }
    state.kept = wanted;
    state.revision = answer.value.revision;
    setKept(wanted);
    setSaved(answer.value);
    setFailure(null);
  }, [quietly, opened.draftId]);

  const settle = useCallback(async (): Promise<number | null> => {
    running.current = running.current.then(save);
    await running.current;
    return now.current.kept === now.current.document ? now.current.revision : null;
  }, [save]);

  useEffect(() => {
    if (document === now.current.kept) return undefined;
    const timer = setTimeout(() => void settle(), saveAfterMs);
    return () => clearTimeout(timer);
  }, [document, settle]);
  // Leaving the draft keeps what was written in the last moment.
  useEffect(() => () => void settle(), [settle]);
  return { saved, saving: failure ?? (kept === document ? "saved" : "saving"), settle } as const;
}
