import { TextInput } from "@mantine/core";
import { useState } from "react";
import type { MemberPanel as Member } from "#contract/views.ts";
import { Button } from "#renderer/kit/button.tsx";
import { EmptyState } from "#renderer/kit/empty-state.tsx";
import { ShapeMark } from "#renderer/kit/shape-mark.tsx";
import { Panel } from "#renderer/kit/panel.tsx";
import { Row, Stack } from "#renderer/kit/stack.tsx";
import { useFirstFocus } from "#renderer/kit/use-first-focus.ts";
import { formatDate } from "#locales/say.ts";
import { useAsk, useCommands, useSession } from "#renderer/session/use-till.ts";
import { useSpeaker, useTexts } from "#renderer/session/words.ts";
import { ChoiceList } from "../entry/choice-list.tsx";
import { useCashier } from "../use-cashier.tsx";
import { Identity } from "./member-panel.tsx";
import { memberDetail } from "./member-detail.ts";
import styles from "./member.module.css";

/** F4: find a member while nobody is there; the member's cards and visits when somebody is. */
export function FindMemberPanel() {
  const { view } = useCashier();
  return view.member === null ? <Find /> : <Cards member={view.member} />;
}

function Find() {
  const { open, close } = useCashier();
  const { run, accept } = useCommands();
  const session = useSession();
  const text = useTexts("members");
  const words = useTexts("words");
  const speaker = useSpeaker();
  const first = useFirstFocus<HTMLInputElement>();
  const [query, setQuery] = useState("");
  const asked = query.trim();
  const answer = useAsk("search", { query: asked }, { enabled: asked !== "", keep: true });
  const members = asked !== "" && answer?.ok === true ? answer.value.members : [];
  const choose = async (memberRef: string): Promise<void> => {
    const found = await run("identifyMember", { memberRef });
    if (!found.ok) return;
    accept();
    close();
  };
  const chooseFirst = async (): Promise<void> => {
    const now = await session.ask("search", { query: asked });
    const first = now.ok ? now.value.members[0] : undefined;
    if (first !== undefined) await choose(first.ref);
  };
  return (
    <Panel
      title={text("find")}
      close={{ label: words("close"), act: close }}
      footer={
        <Button wide keyName="F5" onClick={() => open({ kind: "enrol", cardNumber: "" })}>
          {text("enrolNew")}
        </Button>
      }
    >
      <Stack gap={3}>
        <form
          onSubmit={(event) => {
            event.preventDefault();
            void chooseFirst();
          }}
        >
          <TextInput
            label={text("findBy")}
            value={query}
            ref={first}
            autoComplete="off"
            maxLength={80}
            onChange={(event) => setQuery(event.currentTarget.value)}
          />
        </form>
        {asked !== "" && answer?.ok === true && members.length === 0 ? (
          <EmptyState title={text("nobodyFound")} />
        ) : null}
        <ChoiceList
          label={text("membersFound")}
          takesFocus={false}
          choices={members.map((member) => ({
            id: member.ref,
            mark: member.tier === null ? null : <ShapeMark shape={member.tier.shape} colour={member.tier.colour} />,
            title: member.name ?? text("withoutName"),
            detail: memberDetail(member, text, speaker),
            amount: text("pointsCount", { points: speaker.count(member.availablePoints) }),
          }))}
          onChoose={(ref) => void choose(ref)}
        />
      </Stack>
    </Panel>
  );
}

function Cards({ member }: { readonly member: Member }) {
  const { open, close } = useCashier();
  const { run } = useCommands();
  const text = useTexts("members");
  const words = useTexts("words");
  const { money, language } = useSpeaker();
  const first = useFirstFocus<HTMLButtonElement>();
  const takeOff = async (): Promise<void> => {
    const answer = await run("removeMember", {});
    if (answer.ok) close();
  };
  return (
    <Panel
      title={text("cardsAndVisits")}
      close={{ label: words("close"), act: close }}
      footer={
        <Row>
          <Button buttonRef={first} onClick={() => open({ kind: "linkCard", memberRef: member.ref })}>
            {text("linkCard")}
          </Button>
          <Button tone="danger" onClick={() => void takeOff()}>
            {text("takeOff")}
          </Button>
        </Row>
      }
    >
      <Stack gap={4}>
        <Identity member={member} />
        <Stack gap={1}>
          <h3 className={styles.heading}>{text("cards")}</h3>
          {member.cards.map((card) => (
            <p key={`${card.tail} ${card.state}`}>
              {text("cardEnding", { tail: card.tail })} · {text(`card_${card.state}`)}
            </p>
          ))}
        </Stack>
        <div>
          <h3 className={styles.heading}>{text("visits", { count: member.visitCount })}</h3>
          <div className={styles.visits}>
            {member.visits.map((visit) => (
              <button
                key={visit.saleId}
                type="button"
                className={styles.visit}
                onClick={() => open({ kind: "sale", saleId: visit.saleId })}
              >
                <span>{formatDate(visit.businessDate, language)}</span>
                <span>{money(visit.totalMinor)}</span>
              </button>
            ))}
          </div>
        </div>
      </Stack>
    </Panel>
  );
}
