import { useState } from "react";
import { ChoiceBar } from "#renderer/kit/choice-bar.tsx";
import { EmptyState } from "#renderer/kit/empty-state.tsx";
import { ShapeMark } from "#renderer/kit/shape-mark.tsx";
import { useAsk } from "#renderer/session/use-till.ts";
import { useSpeaker, useTexts } from "#renderer/session/words.ts";
import { MemberHabits } from "./member-habits.tsx";
import { MemberMerges } from "./member-merges.tsx";
import { MemberPoints } from "./member-points.tsx";
import { MemberProfilePart } from "./member-profile-part.tsx";
import { OfficeSale } from "./office-sale.tsx";
import styles from "./members.module.css";

const PARTS = ["profile", "points", "habits", "merges"] as const;
type Part = (typeof PARTS)[number];

export function MemberDetail({ memberRef }: { readonly memberRef: string }) {
  const answer = useAsk("getMemberPage", { memberRef });
  const text = useTexts("memberPage");
  const members = useTexts("members");
  const { failure, local } = useSpeaker();
  const [part, setPart] = useState<Part>("profile");
  const [saleId, setSaleId] = useState<string | null>(null);
  if (answer === undefined) return null;
  if (!answer.ok) return <EmptyState title={failure(answer.failure)} />;
  if (saleId !== null) return <OfficeSale saleId={saleId} onClose={() => setSaleId(null)} />;
  const page = answer.value;
  const { tier } = page.panel;
  return (
    <article aria-label={page.profile.name ?? members("withoutName")}>
      <header className={styles.head}>
        <h2>{page.profile.name ?? members("withoutName")}</h2>
        {tier === null ? null : (
          <span>
            <ShapeMark shape={tier.shape} colour={tier.colour} /> {local(tier.name)}
          </span>
        )}
        {page.profile.consent.membership ? null : <strong className={styles.left}>{text("hasLeft")}</strong>}
      </header>
      <ChoiceBar
        label={text("parts")}
        quietLabel
        value={part}
        choices={PARTS.map((value) => ({ value, label: text(`part_${value}`) }))}
        onChoose={setPart}
      />
      <div className={styles.part}>
        {part === "profile" ? <MemberProfilePart page={page} /> : null}
        {part === "points" ? <MemberPoints page={page} onSale={setSaleId} /> : null}
        {part === "habits" ? <MemberHabits page={page} onSale={setSaleId} /> : null}
        {part === "merges" ? <MemberMerges page={page} /> : null}
      </div>
    </article>
  );
}
