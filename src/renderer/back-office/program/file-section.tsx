import { Textarea } from "@mantine/core";
import { useRef, useState } from "react";
import { Button } from "#renderer/kit/button.tsx";
import { Notice } from "#renderer/kit/notice.tsx";
import { Row, Stack } from "#renderer/kit/stack.tsx";
import { useTexts } from "#renderer/session/words.ts";
import { isFields, textAt } from "./document-path.ts";
import { WordsField } from "./fields.tsx";
import { useDraft } from "./use-draft.ts";

const FILE_CHARACTERS_MAX = 200_000;

/** The same document as `regulars price` reads: to carry to another shop, to keep, to write by hand. */
export function FileSection() {
  const text = useTexts("program");
  const { document, replace } = useDraft();
  const chooser = useRef<HTMLInputElement>(null);
  const [pasted, setPasted] = useState("");
  const [said, setSaid] = useState<"taken" | "noJson" | null>(null);
  const take = (words: string): void => {
    const read = readDocument(words);
    setSaid(read === null ? "noJson" : "taken");
    if (read === null) return;
    replace(read);
    setPasted("");
  };
  return (
    <Stack gap={4}>
      <WordsField path="name" label={text("programName")} />
      <p>{text("fileHint")}</p>
      <Row>
        <Button onClick={() => download(document)}>{text("download")}</Button>
        <Button onClick={() => chooser.current?.click()}>{text("upload")}</Button>
        <input
          ref={chooser}
          type="file"
          hidden
          aria-label={text("upload")}
          accept="application/json,.json"
          onChange={(event) => {
            const field = event.currentTarget;
            void field.files?.[0]?.text().then((words) => {
              take(words);
              // The same file can be chosen again after it was mended.
              field.value = "";
            });
          }}
        />
      </Row>
      <Textarea
        label={text("paste")}
        description={text("pasteHint")}
        value={pasted}
        rows={8}
        maxLength={FILE_CHARACTERS_MAX}
        spellCheck={false}
        onChange={(event) => setPasted(event.currentTarget.value)}
      />
      <Row>
        <Button tone="main" disabled={pasted.trim() === ""} onClick={() => take(pasted)}>
          {text("takeDocument")}
        </Button>
      </Row>
      <output>
        {said === null ? null : <Notice tone={said === "taken" ? "good" : "bad"}>{text(`import_${said}`)}</Notice>}
      </output>
    </Stack>
  );
}

function readDocument(words: string): unknown {
  if (words.length > FILE_CHARACTERS_MAX) return null;
  try {
    const read: unknown = JSON.parse(words);
    return isFields(read) ? read : null;
  } catch {
    // Not JSON: the page says so, and what stands there stays.
    return null;
  }
}

function download(document: unknown): void {
  const address = URL.createObjectURL(new Blob([JSON.stringify(document, null, 2)], { type: "application/json" }));
  const link = window.document.createElement("a");
  link.href = address;
  link.download = `${textAt(document, "id") || "programme"}.json`;
  link.click();
  URL.revokeObjectURL(address);
}
