/** Which gift card a number is. Mutable and personal to its holder: the journal knows the reference alone. */
import type { Args, Statements } from "./statements.ts";
import type { GiftCardTable } from "./store.ts";

export function openGiftCardTable(sql: Statements): GiftCardTable {
  const find = sql.prepare("giftCard.find", (query, arg: Args<{ number: string }>) =>
    query.selectFrom("gift_card").select("card_ref").where("number", "=", arg("number")),
  );
  const findNumber = sql.prepare("giftCard.findNumber", (query, arg: Args<{ cardRef: string }>) =>
    query.selectFrom("gift_card").select("number").where("card_ref", "=", arg("cardRef")),
  );
  const put = sql.prepare("giftCard.put", (query, arg: Args<{ number: string; cardRef: string }>) =>
    query.insertInto("gift_card").values({ number: arg("number"), card_ref: arg("cardRef") }),
  );
  return {
    findRef: (number) => find.get({ number })?.card_ref ?? null,
    findNumber: (cardRef) => findNumber.get({ cardRef })?.number ?? null,
    put: (number, cardRef) => void put.run({ number, cardRef }),
  };
}
