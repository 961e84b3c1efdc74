import type { Generated } from "kysely";

/** The tables of `migrations/till` as Kysely sees them. */
export interface JournalRow {
  position: number;
  device: string;
  epoch: number;
  seq: number;
  id: string;
  type: string;
  version: number;
  business_date: string;
  occurred_at_ms: number;
  zone_offset_min: number;
  actor: string;
  approver: string | null;
  prev_hash: Buffer;
  hash: Buffer;
  body: Buffer;
}

interface MemberRow {
  number: Generated<number>;
  ref: string;
  name: string | null;
  phone: string | null;
  birth_month: number | null;
  note: string;
  consent_membership: number;
  consent_marketing: number;
  consent_given_on: string;
  enrolled_on: string;
}

interface ProductRow {
  number: Generated<number>;
  id: string;
  name: string;
  shop_code: string | null;
  category: string;
  brand: string | null;
  tax_rate_id: string;
  unit_price_minor: number;
  sold_by: "piece" | "weight";
}

export interface SaleRow {
  receipt_number: number;
  position: number;
  sale_id: string;
  kind: "sale" | "return";
  occurred_at_ms: number;
  business_date: string;
  total_minor: number;
  member_ref: string | null;
  previous_visit: number | null;
  line_count: number;
  original_sale_id: string | null;
}

interface PrintJobRow {
  finished: number;
  id: string;
  kind: "receipt" | "drawer" | "testPage";
  sale_id: string | null;
  copy_number: number;
  state: "queued" | "waiting" | "sending" | "sent" | "printed" | "failedBeforeSend" | "unknown" | "cancelled";
  waiting_for: "paper" | "cover" | "offline" | null;
  bytes_sent: number;
  attempts: number;
  created_at_ms: number;
  updated_at_ms: number;
}

interface StaffRow {
  id: string;
  name: string;
  role: "cashier" | "shiftLead" | "manager" | "owner" | "support";
  badge: string | null;
  pin_record: string;
  failed_tries: number;
  locked_until_ms: number;
}

export interface Tables {
  journal: JournalRow;
  journal_id: { id: string; position: number; answer: string | null };
  acknowledgement: { number: number; through_position: number; recorded_at_ms: number };
  member: MemberRow;
  card: { number: string; member_number: number; card_ref: string; state: "active" | "lost" | "replaced" };
  member_search_key: { key: string; member_number: number };
  product: ProductRow;
  product_gtin: { gtin: string; product_number: number; ordinal: number };
  product_search_key: { key: string; product_number: number };
  staff: StaffRow;
  open_basket: { revision: number; id: string; basket: string };
  parked_basket: { id: string; parked_at_ms: number; basket: string };
  print_job: PrintJobRow;
  preference: { key: string; value: string };
  projection_version: { one: number; version: number };
  sale: SaleRow;
  receipt_floor: { one: number; next_number: number };
  ledger: { position: number; postings: string };
  member_standing: { member_ref: string; last_receipt: number | null; standing: string };
  program_version: { position: number; id: string; version: number; effective_from: string; program: string };
  shop_settings: { one: number; settings: string };
  gift_card: { number: string; card_ref: string };
  program_draft: {
    id: string;
    revision: number;
    name: string;
    document: string;
    updated_at_ms: number;
    updated_by: string;
  };
  rule_use: { member_ref: string; rule_id: string; business_date: string; uses: number; points: number };
  rule_use_total: { rule_id: string; uses: number };
  issued_coupon: {
    serial: string;
    position: number;
    coupon_id: string;
    expires_on: string | null;
    member_ref: string | null;
  };
  used_serial: { serial: string; position: number };
  value_account: { account: string; balance_minor: number };
  member_fact: { member_ref: string; position: number };
  member_link: { merged_ref: string; kept_ref: string; merge_id: string };
}
