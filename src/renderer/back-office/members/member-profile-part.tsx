import { Checkbox, NativeSelect, TextInput } from "@mantine/core";
import { useState } from "react";
import type { MemberPage } from "#contract/member-page-views.ts";
import { Button } from "#renderer/kit/button.tsx";
import { Notice } from "#renderer/kit/notice.tsx";
import { Row, Stack } from "#renderer/kit/stack.tsx";
import { formatDate } from "#locales/say.ts";
import { useCommands } from "#renderer/session/use-till.ts";
import { useSpeaker, useTexts } from "#renderer/session/words.ts";
import { MemberCards } from "./member-cards.tsx";
import { useSaid } from "./use-said.tsx";
import styles from "./members.module.css";

const MONTHS = Array.from({ length: 12 }, (_, place) => place + 1);
const orNull = (typed: string): string | null => (typed.trim() === "" ? null : typed.trim());

export function MemberProfilePart({ page }: { readonly page: MemberPage }) {
  return (
    <div className={styles.columns}>
      <ProfileForm page={page} />
      <Stack gap={5}>
        <ConsentForm key={JSON.stringify(page.profile.consent)} page={page} />
        <MemberCards page={page} />
      </Stack>
    </div>
  );
}

function ProfileForm({ page }: { readonly page: MemberPage }) {
  const { quietly } = useCommands();
  const text = useTexts("memberPage");
  const members = useTexts("members");
  const words = useTexts("words");
  const { language } = useSpeaker();
  const { tell, notice } = useSaid();
  const [typed, setTyped] = useState({
    name: page.profile.name ?? "",
    phone: page.profile.phone ?? "",
    month: String(page.profile.birthMonth ?? ""),
    note: page.profile.note,
  });
  const save = async (): Promise<void> => {
    const { name, phone, month, note } = typed;
    const birthMonth = month === "" ? null : Number(month);
    tell(
      await quietly("saveMember", { memberRef: page.ref, name: orNull(name), phone: orNull(phone), birthMonth, note }),
    );
  };
  const field = (key: "name" | "phone" | "note", label: string, maxLength: number) => ({
    label,
    value: typed[key],
    maxLength,
    autoComplete: "off",
    onChange: (event: { readonly currentTarget: HTMLInputElement }) =>
      setTyped({ ...typed, [key]: event.currentTarget.value }),
  });
  return (
    <form
      noValidate
      className={styles.card}
      onSubmit={(event) => {
        event.preventDefault();
        void save();
      }}
    >
      <Stack gap={3}>
        <h3>{text("profile")}</h3>
        <TextInput {...field("name", members("name"), 120)} />
        <TextInput type="tel" {...field("phone", members("phone"), 40)} />
        <NativeSelect
          label={text("birthMonth")}
          value={typed.month}
          data={[
            { value: "", label: text("notKnown") },
            ...MONTHS.map((month) => ({ value: String(month), label: text("monthNumber", { month }) })),
          ]}
          onChange={(event) => setTyped({ ...typed, month: event.currentTarget.value })}
        />
        <TextInput description={text("noteHint")} {...field("note", text("note"), 200)} />
        <p className={styles.soft}>{text("enrolledOn", { date: formatDate(page.profile.enrolledOn, language) })}</p>
        {notice}
        <Row>
          <Button tone="main" submit>
            {words("save")}
          </Button>
        </Row>
      </Stack>
    </form>
  );
}

function ConsentForm({ page }: { readonly page: MemberPage }) {
  const { quietly } = useCommands();
  const text = useTexts("memberPage");
  const members = useTexts("members");
  const words = useTexts("words");
  const { language } = useSpeaker();
  const { tell, notice } = useSaid();
  const { consent } = page.profile;
  const [asked, setAsked] = useState({ membership: consent.membership, marketing: consent.marketing });
  const leaves = consent.membership && !asked.membership;
  const changes = asked.membership !== consent.membership || asked.marketing !== consent.marketing;
  const save = async (): Promise<void> => tell(await quietly("changeConsent", { memberRef: page.ref, ...asked }));
  return (
    <form
      className={styles.card}
      onSubmit={(event) => {
        event.preventDefault();
        void save();
      }}
    >
      <Stack gap={3}>
        <h3>{text("consent")}</h3>
        <Checkbox
          label={members("membershipConsent")}
          checked={asked.membership}
          onChange={({ currentTarget: { checked } }) =>
            setAsked({ membership: checked, marketing: checked && asked.marketing })
          }
        />
        <Checkbox
          label={members("marketingConsent")}
          checked={asked.marketing}
          disabled={!asked.membership}
          onChange={({ currentTarget: { checked } }) => setAsked({ ...asked, marketing: checked })}
        />
        <p className={styles.soft}>{text("saidOn", { date: formatDate(consent.givenOn, language) })}</p>
        {leaves ? (
          <Notice tone="warn" title={text("leavesTitle")}>
            {text("leavesMeans")}
          </Notice>
        ) : null}
        {notice}
        <Row>
          <Button tone={leaves ? "danger" : "main"} submit disabled={!changes}>
            {leaves ? text("leaveNow") : words("save")}
          </Button>
        </Row>
      </Stack>
    </form>
  );
}
