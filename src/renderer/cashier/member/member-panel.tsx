import type { MemberPanel as Member } from "#contract/views.ts";
import { Button } from "#renderer/kit/button.tsx";
import { EmptyState } from "#renderer/kit/empty-state.tsx";
import { KeyCap } from "#renderer/kit/key-cap.tsx";
import { Panel } from "#renderer/kit/panel.tsx";
import { Row, Stack } from "#renderer/kit/stack.tsx";
import { useKeys } from "#renderer/kit/use-keys.ts";
import { formatDate } from "#locales/say.ts";
import { useSpeaker, useTexts } from "#renderer/session/words.ts";
import { useCashier } from "../use-cashier.tsx";
import { TierName } from "./tier-name.tsx";
import styles from "./member.module.css";

/** Who stands at the counter and what they get: the panel that is there when no other is. */
export function MemberPanel() {
  const { view, open } = useCashier();
  const text = useTexts("members");
  if (view.member === null) {
    return (
      <Panel title={text("member")} keyName="F4">
        <EmptyState title={text("nobodyYet")}>
          <p>{text("nobodyYetHint")}</p>
          <Stack gap={2}>
            <Button keyName="F4" onClick={() => open({ kind: "findMember" })}>
              {text("find")}
            </Button>
            <Button keyName="F5" onClick={() => open({ kind: "enrol", cardNumber: "" })}>
              {text("enrol")}
            </Button>
          </Stack>
        </EmptyState>
      </Panel>
    );
  }
  return (
    <Panel title={text("member")} keyName="F4">
      <Stack gap={4}>
        <Identity member={view.member} />
        <Standing member={view.member} />
        <CanHaveNow member={view.member} />
        <Row>
          <Button onClick={() => open({ kind: "findMember" })} keyName="F4">
            {text("cardsAndVisits")}
          </Button>
          <MemberPageDoor memberRef={view.member.ref} />
        </Row>
      </Stack>
    </Panel>
  );
}

/** To everything about the member, for those who may see it. */
function MemberPageDoor({ memberRef }: { readonly memberRef: string }) {
  const { openMemberPage } = useCashier();
  const text = useTexts("members");
  const openPage = (): void => openMemberPage?.(memberRef);
  useKeys([{ key: "m", act: openPage }]);
  if (openMemberPage === null) return null;
  return (
    <Button keyName="M" onClick={openPage}>
      {text("memberPage")}
    </Button>
  );
}

export function Identity({ member }: { readonly member: Member }) {
  const text = useTexts("members");
  const { local } = useSpeaker();
  const card = member.cards.find((one) => one.state === "active");
  const known = [
    card === undefined ? null : text("cardEnding", { tail: card.tail }),
    member.phoneTail === null ? null : text("phoneEnding", { tail: member.phoneTail }),
  ].filter((part) => part !== null);
  return (
    <div>
      <p className={styles.name}>{member.name ?? text("withoutName")}</p>
      <p className={styles.soft}>
        {member.tier === null ? null : <TierName tier={member.tier} />}
        {member.tier !== null && member.tier.discount > 0
          ? ` ${text("tierGives", { rate: member.tier.discount / 100, tier: local(member.tier.name) })}`
          : ""}
        {known.length > 0 ? ` · ${known.join(" · ")}` : ""}
      </p>
      {member.birthdayMonth ? <p className={styles.birthday}>{text("birthdayMonth")}</p> : null}
    </div>
  );
}

function Standing({ member }: { readonly member: Member }) {
  const text = useTexts("members");
  const { count, money, language } = useSpeaker();
  return (
    <Stack gap={1}>
      <p className={styles.points}>
        <strong>{count(member.availablePoints)}</strong> {text("pointsUnit")}
        {member.availableValueMinor === null ? null : (
          <span className={styles.soft}> {text("worth", { amount: money(member.availableValueMinor) })}</span>
        )}
      </p>
      {member.pendingPoints > 0 ? (
        <p className={styles.soft}>{text("pending", { points: count(member.pendingPoints) })}</p>
      ) : null}
      {member.heldPoints > 0 ? (
        <p className={styles.soft}>{text("held", { points: count(member.heldPoints) })}</p>
      ) : null}
      {member.expiring === null ? null : (
        <p className={styles.expiring}>
          {text("expiring", {
            points: count(member.expiring.points),
            date: formatDate(member.expiring.date, language),
          })}
        </p>
      )}
      {member.storedValueMinor === null ? null : (
        <p className={styles.soft}>{text("storedValue", { amount: money(member.storedValueMinor) })}</p>
      )}
      <Progress member={member} />
      <p className={styles.soft}>
        {member.lastVisitDaysAgo === null
          ? text("firstVisit")
          : text(member.usualGapDays === null ? "lastHere" : "lastHereUsually", {
              days: member.lastVisitDaysAgo,
              usual: member.usualGapDays ?? 0,
            })}
      </p>
    </Stack>
  );
}

function Progress({ member }: { readonly member: Member }) {
  const text = useTexts("members");
  const { count, money, local } = useSpeaker();
  const progress = member.progress;
  if (progress === null) return null;
  const figure = (amount: number): string => (progress.metric === "netSpend" ? money(amount) : count(amount));
  return (
    <>
      {progress.next === null || progress.missingForNext === null ? null : (
        <>
          <p className={styles.soft}>
            {text("missingForNext", { amount: figure(progress.missingForNext), tier: local(progress.next.name) })}
          </p>
          <progress
            className={styles.bar}
            value={progress.qualifying}
            max={Math.max(1, progress.qualifying + progress.missingForNext)}
            aria-label={text("progressTo", { tier: local(progress.next.name) })}
          />
        </>
      )}
      {progress.missingToKeep > 0 && member.tier !== null ? (
        <p className={styles.soft}>
          {text("missingToKeep", { amount: figure(progress.missingToKeep), tier: local(member.tier.name) })}
        </p>
      ) : null}
    </>
  );
}

function CanHaveNow({ member }: { readonly member: Member }) {
  const { view, open } = useCashier();
  const text = useTexts("members");
  const { count, money, local } = useSpeaker();
  const taken = view.pricing.ok ? view.pricing.priced.amountOff : null;
  const offer = member.redeemable;
  const best = view.offers.find(({ state }) => state === "now");
  if (best !== undefined && taken === null) {
    return (
      <button type="button" className={styles.offer} onClick={() => open({ kind: "redeem" })}>
        <span className={styles.soft}>{text("canHaveNow")}</span>
        <span className={styles.offerWords}>
          {text("rewardForPoints", { reward: local(best.name), points: count(best.points) })}
        </span>
        <KeyCap name="R" />
      </button>
    );
  }
  if (offer === null && taken === null) return null;
  return (
    <button type="button" className={styles.offer} onClick={() => open({ kind: "points" })}>
      <span className={styles.soft}>{text(taken === null ? "canHaveNow" : "isTaking")}</span>
      <span className={styles.offerWords}>
        {taken !== null
          ? text("offForPoints", { amount: money(taken.valueMinor), points: count(taken.points) })
          : offer !== null
            ? text("offForPoints", {
                amount: money(Math.floor(offer.maxPoints / offer.stepPoints) * offer.stepMinor),
                points: count(offer.maxPoints),
              })
            : null}
      </span>
      <KeyCap name="R" />
    </button>
  );
}
