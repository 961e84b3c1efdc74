import { useAsk } from "#renderer/session/use-till.ts";
import { useSpeaker, useTexts } from "#renderer/session/words.ts";
import type { MemberDifference } from "#core/insights/trial-result.ts";
import { useOffice } from "../office/use-office.ts";
import styles from "./try-it.module.css";

export interface MemberDifferencesProps {
  readonly titleKey: "gaining" | "losing";
  readonly members: readonly MemberDifference[];
}

/** Who gains or loses most. The trial knows references alone; each row asks for its member's name and leads to their page. */
export function MemberDifferences({ titleKey, members }: MemberDifferencesProps) {
  const text = useTexts("trial");
  return (
    <section className={styles.card} aria-labelledby={`${titleKey}-title`}>
      <h2 id={`${titleKey}-title`}>{text(titleKey)}</h2>
      {members.length === 0 ? (
        <p className={styles.hint}>{text("nobody")}</p>
      ) : (
        <table className={styles.table} data-part={`trial-${titleKey}`}>
          <thead>
            <tr>
              <th scope="col">{text("member")}</th>
              <th scope="col">{text("value")}</th>
              <th scope="col">{text("inDiscounts")}</th>
              <th scope="col">{text("inPoints")}</th>
            </tr>
          </thead>
          <tbody>
            {members.map((member) => (
              <MemberRow key={member.memberRef} member={member} />
            ))}
          </tbody>
        </table>
      )}
    </section>
  );
}

function MemberRow({ member }: { readonly member: MemberDifference }) {
  const text = useTexts("trial");
  const { money, count } = useSpeaker();
  const { openMember } = useOffice();
  const panel = useAsk("getMember", { memberRef: member.memberRef });
  const name = panel?.ok === true ? (panel.value.name ?? text("nameless")) : "…";
  return (
    <tr>
      <th scope="row">
        <button type="button" className={styles.link} onClick={() => openMember(member.memberRef)}>
          {name}
        </button>
      </th>
      <td>{money(member.valueMinor)}</td>
      <td>{money(member.discountMinor)}</td>
      <td>{count(member.points)}</td>
    </tr>
  );
}
