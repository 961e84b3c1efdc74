import { TextInput } from "@mantine/core";
import { useState } from "react";
import type { CallOutput } from "#contract/calls.ts";
import { EmptyState } from "#renderer/kit/empty-state.tsx";
import { ShapeMark } from "#renderer/kit/shape-mark.tsx";
import { useFirstFocus } from "#renderer/kit/use-first-focus.ts";
import { useAsk, useSession } from "#renderer/session/use-till.ts";
import { useSpeaker, useTexts } from "#renderer/session/words.ts";
import styles from "./members.module.css";

type Hit = CallOutput<"search">["members"][number];

export interface FinderProps {
  readonly chosen: string | null;
  readonly takesFocus?: boolean;
  readonly onChoose: (memberRef: string) => void;
}

/**
 * Finds members as one types. Enter takes the first of what is typed then: the list may still show what was found for
 * fewer letters, and somebody quick must not get another person's page.
 */
export function Finder({ chosen, takesFocus = true, onChoose }: FinderProps) {
  const members = useTexts("members");
  const first = useFirstFocus<HTMLInputElement>(takesFocus);
  const [query, setQuery] = useState("");
  const asked = query.trim();
  const session = useSession();
  const takeFirst = async (): Promise<void> => {
    const found = await session.ask("search", { query: asked });
    const nearest = found.ok ? found.value.members[0] : undefined;
    if (nearest !== undefined) onChoose(nearest.ref);
  };
  const answer = useAsk("search", { query: asked }, { enabled: asked !== "", keep: true });
  const hits = asked !== "" && answer?.ok === true ? answer.value.members : [];
  return (
    <div>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          void takeFirst();
        }}
      >
        <TextInput
          label={members("findBy")}
          value={query}
          ref={first}
          autoComplete="off"
          maxLength={80}
          onChange={(event) => setQuery(event.currentTarget.value)}
        />
      </form>
      {asked !== "" && answer?.ok === true && hits.length === 0 ? <EmptyState title={members("nobodyFound")} /> : null}
      <ul className={styles.hits} aria-label={members("membersFound")}>
        {hits.map((hit) => (
          <li key={hit.ref}>
            <button
              type="button"
              className={styles.hit}
              aria-current={hit.ref === chosen ? "true" : undefined}
              onClick={() => onChoose(hit.ref)}
            >
              <HitWords hit={hit} />
            </button>
          </li>
        ))}
      </ul>
    </div>
  );
}

function HitWords({ hit }: { readonly hit: Hit }) {
  const members = useTexts("members");
  const { count } = useSpeaker();
  const known = [
    hit.cardTail === null ? null : members("cardEnding", { tail: hit.cardTail }),
    hit.phoneTail === null ? null : members("phoneEnding", { tail: hit.phoneTail }),
  ].filter((part) => part !== null);
  return (
    <>
      <span>
        {hit.tier === null ? null : <ShapeMark shape={hit.tier.shape} colour={hit.tier.colour} />}{" "}
        {hit.name ?? members("withoutName")}
        <span className={styles.soft}> {known.join(" · ")}</span>
      </span>
      <span>{count(hit.availablePoints)}</span>
    </>
  );
}
