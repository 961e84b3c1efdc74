import type { MemberPanel } from "#contract/views.ts";
import { ShapeMark } from "#renderer/kit/shape-mark.tsx";
import { useSpeaker } from "#renderer/session/words.ts";
import styles from "./member.module.css";

type TierView = NonNullable<MemberPanel["tier"]>;

export function TierName({ tier }: { readonly tier: TierView }) {
  const { local } = useSpeaker();
  return (
    <span className={styles.tier}>
      <ShapeMark shape={tier.shape} colour={tier.colour} /> {local(tier.name)}
    </span>
  );
}
