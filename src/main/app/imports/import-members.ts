/**
 * Brings in a member file through the enrolment that the till uses. Somebody is known again by card or phone: the same
 * row is "already there", a row that would take another member's card or phone is refused and changes nobody.
 */
import { LIMITS } from "#core/codec/fields.ts";
import { normaliseName, normalisePhone } from "#core/members/decide-enrol.ts";
import { fail, succeed } from "#core/outcome.ts";
import type { Outcome } from "#core/outcome.ts";
import type { ShopSettings } from "#core/shop/settings.ts";
import type { Moment, Store } from "#main/store/store.ts";
import { shopMomentAt } from "../shop-time.ts";
import type { CsvRow } from "./csv-rows.ts";
import { enrol } from "./enrol.ts";
import type { Newcomer } from "./enrol.ts";
import { cellAt } from "./header.ts";
import type { ColumnPlaces } from "./header.ts";
import { openImportFile } from "./import-file.ts";
import type { ImportFailure } from "./import-file.ts";
import type { MembersMap } from "./import-map.ts";
import { RowTally } from "./import-report.ts";
import type { RowCounts } from "./import-report.ts";
import { hasPaymentCard } from "./payment-cell.ts";
import type { RefusedRow, RefusedSink, RowReason } from "./refused-row.ts";
import { UNREADABLE } from "./text-source.ts";

export interface MembersImport {
  readonly store: Store;
  readonly settings: ShopSettings;
  readonly file: string;
  readonly map: MembersMap;
  readonly nowMs: number;
  readonly newId: () => string;
  readonly onRefused: RefusedSink;
  readonly onProgress: (percent: number) => void;
}

export type MembersReport = RowCounts;

type Column = keyof MembersMap["columns"];

/** Cards of one member in a file, with spaces between them. */
const cardsMax = 10;
const cardPattern = /^[A-Za-z0-9-]{4,40}$/u;

export async function importMembers(run: MembersImport): Promise<Outcome<MembersReport, ImportFailure>> {
  const opened = await openImportFile<Column>(run.file, run.map);
  if (!opened.ok) return opened;
  const { store, newId, settings } = run;
  const { moment } = shopMomentAt(run.nowMs, settings);
  const tally = new RowTally(run.onRefused, { place: opened.value.places.card, scheme: settings });
  const takeRow = (row: CsvRow): void => {
    const read = readMember(row, run, opened.value.places);
    const done = read.ok ? takeMember(store, newId, read.value, moment) : read;
    if (!done.ok) tally.refuse({ line: row.line, reason: done.failure, receipt: null, fields: row.fields });
    else if (done.value === "alreadyThere") tally.findAlreadyThere(1);
    else tally.accept(1);
  };
  for (;;) {
    const batch = await opened.value.batches.next();
    if (batch.done === true) {
      if (batch.value !== null) tally.breakOff(batch.value);
      return succeed(tally.counts());
    }
    const rows = batch.value;
    store.batch(() => rows.forEach(takeRow));
    run.onProgress(opened.value.percentRead());
  }
}

function readMember(
  row: CsvRow,
  { map, settings }: Pick<MembersImport, "map" | "settings">,
  places: ColumnPlaces<Column>,
): Outcome<Newcomer, RowReason> {
  const columns = ["name", "phone", "card", "birthMonth", "marketingConsent"] as const;
  const cells = columns.map((column) => cellAt(row.fields, places[column]));
  if (cells.includes(null)) return fail("columnsMissing");
  if (row.fields.some((field) => field.includes(UNREADABLE))) return fail("notReadable");
  const [name = "", phoneText = "", card = "", month = "", consent = ""] = cells.map((text) => text ?? "");
  if (name.length > LIMITS.nameCharacters) return fail("textTooLong");
  if (name === "" && phoneText === "" && card === "") return fail("nothingToKnowThemBy");
  const phone = phoneText === "" ? null : normalisePhone(phoneText);
  if (phone === null && phoneText !== "") return fail("phoneNotValid");
  if (hasPaymentCard(card, settings)) return fail("paymentCard");
  const cards = card === "" ? [] : [...new Set(card.split(" "))];
  if (cards.length > cardsMax || !cards.every((one) => cardPattern.test(one))) return fail("cardNotValid");
  const [cardNumber = null, ...moreCards] = cards;
  if (month !== "" && !/^(0?[1-9]|1[0-2])$/u.test(month)) return fail("birthMonthNotValid");
  return succeed({
    name: name === "" ? null : normaliseName(name),
    phone,
    cardNumber,
    moreCards,
    birthMonth: month === "" ? null : Number(month),
    marketingConsent: map.consentWords.some((word) => word.toLowerCase() === consent.toLowerCase()),
  });
}

function takeMember(
  store: Store,
  newId: () => string,
  newcomer: Newcomer,
  moment: Moment,
): Outcome<"enrolled" | "alreadyThere", RefusedRow["reason"]> {
  const numbers = newcomer.cardNumber === null ? [] : [newcomer.cardNumber, ...(newcomer.moreCards ?? [])];
  const owners = numbers.map((number) => store.members.findByCard(number)?.ref ?? null);
  const byCard = owners.find((owner) => owner !== null) ?? null;
  const byPhone = newcomer.phone === null ? null : store.members.findByPhone(newcomer.phone);
  const known = byCard ?? byPhone;
  if (known === null) {
    const enrolled = enrol({ store, newId, via: "import", actor: "import" }, newcomer, moment);
    return enrolled.ok ? succeed("enrolled") : fail(enrolled.failure.code);
  }
  const profile = store.members.find(known);
  const isSamePerson =
    profile?.name === newcomer.name &&
    profile.phone === newcomer.phone &&
    profile.birthMonth === newcomer.birthMonth &&
    owners.every((owner) => owner === known);
  if (isSamePerson) return succeed("alreadyThere");
  return fail(byCard === null ? "phoneTaken" : "cardTaken");
}
