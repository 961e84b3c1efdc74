/** Bodies that an earlier program wrote are read as facts of today: frozen bytes in, today's shape out. */
import { expect, test } from "vitest";
import { decodeFact } from "#main/store/journal.ts";

const soldLine = {
  adjustments: [],
  category: "drinks",
  code: "1",
  departmentId: null,
  discountReason: null,
  grossMinor: 250,
  lineId: "018f0000-0000-7000-8000-000000000002",
  listPriceMinor: 250,
  name: "Tea",
  netMinor: 250,
  overrideReason: null,
  productId: "tea",
  quantityMilli: 1000,
  soldBy: "piece",
  taxRate: 2000,
  taxRateId: "standard",
};
const shared = {
  cashRoundingMinor: 0,
  currency: "GBP",
  memberRef: null,
  origin: { kind: "till" },
  points: null,
  program: null,
  receiptNumber: 1,
  taxMode: "inclusive",
};
const tender = {
  amountMinor: 250,
  changeMinor: 0,
  handedMinor: 250,
  id: "018f0000-0000-7000-8000-000000000003",
  kind: "cash",
  points: 0,
};

test("a sale of version 1 has no coupons, no value and sold goods", () => {
  const body = {
    ...shared,
    basketOpenedAtMs: 1,
    changeMinor: 0,
    goodsMinor: 250,
    lines: [soldLine],
    saleId: "018f0000-0000-7000-8000-000000000001",
    taxAddedMinor: 0,
    taxTable: [{ netMinor: 208, rate: 2000, taxMinor: 42, taxRateId: "standard" }],
    tenders: [tender],
    totalMinor: 250,
  };
  const { body: read } = decodeFact("SaleCompleted", 1, Buffer.from(JSON.stringify(body)));
  expect(read).toMatchObject({
    ...body,
    lines: [{ ...soldLine, brand: null, sells: { kind: "goods" } }],
    tenders: [{ ...tender, cardRef: null }],
    uses: [],
    issuedCoupons: [],
    value: [],
    exchangeReturnId: null,
  });
});

test("a return of version 1 has no shortfall and belongs to no exchange", () => {
  const body = {
    ...shared,
    lines: [{ ...soldLine, originalLineId: soldLine.lineId, quantityMilli: -1000, grossMinor: -250, netMinor: -250 }],
    originalSaleId: "018f0000-0000-7000-8000-000000000001",
    reason: "broken",
    refunds: [{ ...tender, amountMinor: -250, handedMinor: -250 }],
    returnId: "018f0000-0000-7000-8000-000000000004",
    taxTable: [{ netMinor: -208, rate: 2000, taxMinor: -42, taxRateId: "standard" }],
    totalMinor: -250,
  };
  const { body: read } = decodeFact("SaleReturned", 1, Buffer.from(JSON.stringify(body)));
  expect(read).toMatchObject({ value: [], shortfall: null, reinstatedSerials: [], exchangeSaleId: null });
});

test("a version that nobody wrote yet is refused", () => {
  expect(() => decodeFact("SaleCompleted", 3, Buffer.from("{}"))).toThrow("unknown version");
});
