/**
 * The basket in progress, its undo states, and the parked ones. Written after every step, so a step writes little: the
 * basket itself and the one state that became old. States are told apart by their revision, which rises with every step.
 */
import { basketSchema } from "#core/basket/basket.ts";
import type { Basket } from "#core/basket/basket.ts";
import type { Args, Statements } from "./statements.ts";
import type { BasketTable } from "./store.ts";

const UNDO_MAX = 50;

const decodeBasket = (text: string): Basket => basketSchema.parse(JSON.parse(text));

export function openBasketTable(sql: Statements, inTransaction: <T>(work: () => T) => T): BasketTable {
  const open = prepareOpen(sql);
  const parked = prepareParked(sql);

  function clearOpen(): void {
    inTransaction(() => {
      open.clear.run({});
      open.clearUndo.run({});
    });
  }

  return {
    findOpen() {
      const row = open.find.get({});
      if (row === undefined) return null;
      return {
        basket: decodeBasket(row.basket),
        undo: open.listUndo.all({}).map((state) => decodeBasket(state.basket)),
      };
    },
    saveOpen(stored) {
      inTransaction(() => {
        open.put.run({ basket: JSON.stringify(stored.basket) });
        const kept = new Map(stored.undo.slice(-UNDO_MAX).map((state) => [state.revision, state]));
        for (const { revision } of open.listRevisions.all({})) {
          // What is stored under a revision never changes, so it need not be written again.
          if (!kept.delete(revision)) open.dropUndo.run({ revision });
        }
        for (const [revision, state] of kept) open.putUndo.run({ revision, basket: JSON.stringify(state) });
      });
    },
    clearOpen,
    park(basket, parkedAtMs) {
      parked.put.run({ id: basket.id, parkedAtMs, basket: JSON.stringify(basket) });
    },
    listParked: (limit) =>
      parked.list.all({ limit }).map((row) => ({ basket: decodeBasket(row.basket), parkedAtMs: row.parked_at_ms })),
    takeParked(id) {
      return inTransaction(() => {
        const row = parked.find.get({ id });
        if (row === undefined) return null;
        parked.drop.run({ id });
        return decodeBasket(row.basket);
      });
    },
  };
}

function prepareOpen(sql: Statements) {
  return {
    find: sql.prepare("basket.findOpen", (query) => query.selectFrom("open_basket").select("basket")),
    put: sql.prepare("basket.putOpen", (query, arg: Args<{ basket: string }>) =>
      query.replaceInto("open_basket").values({ one: 1, basket: arg("basket") }),
    ),
    clear: sql.prepare("basket.clearOpen", (query) => query.deleteFrom("open_basket")),
    listUndo: sql.prepare("basket.listUndo", (query) =>
      query.selectFrom("basket_undo").select("basket").orderBy("revision").limit(UNDO_MAX),
    ),
    listRevisions: sql.prepare("basket.listUndoRevisions", (query) =>
      query.selectFrom("basket_undo").select("revision"),
    ),
    putUndo: sql.prepare("basket.putUndo", (query, arg: Args<{ revision: number; basket: string }>) =>
      query.insertInto("basket_undo").values({ revision: arg("revision"), basket: arg("basket") }),
    ),
    dropUndo: sql.prepare("basket.dropUndo", (query, arg: Args<{ revision: number }>) =>
      query.deleteFrom("basket_undo").where("revision", "=", arg("revision")),
    ),
    clearUndo: sql.prepare("basket.clearUndo", (query) => query.deleteFrom("basket_undo")),
  };
}

function prepareParked(sql: Statements) {
  return {
    put: sql.prepare("basket.park", (query, arg: Args<{ id: string; parkedAtMs: number; basket: string }>) =>
      query
        .replaceInto("parked_basket")
        .values({ id: arg("id"), parked_at_ms: arg("parkedAtMs"), basket: arg("basket") }),
    ),
    list: sql.prepare("basket.listParked", (query, arg: Args<{ limit: number }>) =>
      query.selectFrom("parked_basket").selectAll().orderBy("parked_at_ms").limit(arg("limit")),
    ),
    find: sql.prepare("basket.findParked", (query, arg: Args<{ id: string }>) =>
      query.selectFrom("parked_basket").select("basket").where("id", "=", arg("id")),
    ),
    drop: sql.prepare("basket.dropParked", (query, arg: Args<{ id: string }>) =>
      query.deleteFrom("parked_basket").where("id", "=", arg("id")),
    ),
  };
}
