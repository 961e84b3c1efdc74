import { useCallback, useEffect, useState } from "react";
import { EmptyState } from "#renderer/kit/empty-state.tsx";
import { useSession } from "#renderer/session/use-till.ts";
import { useTexts } from "#renderer/session/words.ts";
import { useOffice } from "../office/use-office.ts";
import { MemberDetail } from "./member-detail.tsx";
import { Finder } from "./member-finder.tsx";
import styles from "./members.module.css";

/** Members: found on the left by typing or by their card, everything about one on the right. */
export function MembersPage() {
  const { memberRef, scanned, takeScans } = useOffice();
  const session = useSession();
  const [chosen, setChosen] = useState(memberRef);
  const choose = useCallback(
    (code: string): void => {
      const found = session.ask("search", { query: code.slice(0, 80) });
      void found.then((answer) => {
        const first = answer.ok ? answer.value.members[0] : undefined;
        if (first !== undefined) setChosen(first.ref);
      });
    },
    [session],
  );
  useEffect(() => {
    if (scanned !== null) choose(scanned.text);
  }, [scanned, choose]);
  useEffect(
    () =>
      takeScans((code) => {
        choose(code);
        return true;
      }),
    [takeScans, choose],
  );
  return (
    <div className={styles.page}>
      <div className={styles.finder}>
        <Finder chosen={chosen} onChoose={setChosen} />
      </div>
      <div className={styles.detail}>
        {chosen === null ? <Nobody /> : <MemberDetail key={chosen} memberRef={chosen} />}
      </div>
    </div>
  );
}

function Nobody() {
  const text = useTexts("memberPage");
  return <EmptyState title={text("chooseSomebody")}>{text("chooseSomebodyHint")}</EmptyState>;
}
