import { afterEach, expect, test, vi } from "vitest";
import type { RawScan } from "#core/cards/clean-scan.ts";
import { StoreFault } from "#main/store/store-fault.ts";
import { BEANS_CODE, openShop } from "../builders/open-shop.ts";
import { StillDevices } from "../builders/still-devices.ts";
import type { TestTill } from "../builders/test-till.ts";

/** Nobody waits for the answer to a scanner that the till itself listens to: the list of last scans tells the screens. */
let till: TestTill;
let read: (scan: RawScan) => void = () => expect.unreachable("the till has not opened its devices");
afterEach(() => till.end());

const open = async (): Promise<void> => {
  till = await openShop({
    openDevices: ({ onScan }) => {
      read = onScan;
      return new StillDevices();
    },
  });
};
const newest = async () => (await till.value("getDevices", {})).scanner.lastScans[0];

test.each([
  ["9780306406157", "product", { code: "unknownCode", values: { code: "9780306406157" } }],
  ["5901234123450", "wrongCheckDigit", { code: "wrongCheckDigit", values: { code: "5901234123450" } }],
  ["7".repeat(4096), "tooLong", { code: "scanTooLong" }],
])("a refused scan says why, as one that a screen sent would (%#)", async (text, kind, failure) => {
  await open();
  read({ text });
  expect(await newest()).toMatchObject({ kind, failure });
});

test("a payment card is refused in words and without a digit, however it is grouped or what stands around it", async () => {
  await open();
  read({ text: "4111 1111 1111 1111" });
  expect(await newest()).toMatchObject({ shown: "", failure: { code: "paymentCardRefused", values: {} } });
  read({ text: "no 4111-1111-1111-1111 x" });
  expect(JSON.stringify(await newest())).not.toMatch(/1111.1111/u);
});

test("a scan that met a full disk says so, and the next one goes on", async () => {
  await open();
  const save = vi.spyOn(till.store.baskets, "saveOpen").mockImplementation(() => {
    throw new StoreFault("diskFull", null);
  });
  read({ text: BEANS_CODE });
  expect(await newest()).toMatchObject({ shown: "", failure: { code: "diskFull", severity: "fault" } });
  save.mockRestore();
  read({ text: BEANS_CODE });
  expect(await newest()).toMatchObject({ failure: null, shown: BEANS_CODE });
  expect((await till.value("getBasket", {})).basket.lines).toHaveLength(1);
});

test("a locked till takes no scan in, says so, and keeps nothing of what was read", async () => {
  await open();
  await till.done("signOut", {});
  read({ text: BEANS_CODE });
  const { basket } = till.till.engine.openBasket;
  const [scan] = till.till.engine.recentScans.list();
  expect(basket.lines).toEqual([]);
  expect(scan).toMatchObject({ kind: "failed", shown: "", failure: { code: "notSignedIn" } });
});
