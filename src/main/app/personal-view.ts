/**
 * Who is shown whom. Support keeps a till running and needs nobody's name for it: for that role names, phones and cards
 * are left out, members are not searched, and the member page is refused like to everybody who does not decide.
 */
import type { MemberPanel } from "#contract/views.ts";
import type { Engine } from "./engine.ts";

export const seesPersonalData = ({ session }: Pick<Engine, "session">): boolean => session.person?.role !== "support";

/** A panel as the person at the till may see it. */
export function shownPanel(engine: Pick<Engine, "session">, panel: MemberPanel): MemberPanel {
  if (seesPersonalData(engine)) return panel;
  return { ...panel, name: null, phoneTail: null, cards: [], birthdayMonth: false };
}
