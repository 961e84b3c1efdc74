/**
 * The basket in progress, its undo states, and the parked ones. Written after every step, so a step writes little: the
 * basket itself and the one state that became old. States are told apart by their basket's id and revision, which
 * rises with every step.
 */
import { assert } from "#core/assert.ts";
import { basketSchema } from "#core/basket/basket.ts";
import type { Basket } from "#core/basket/basket.ts";
import type { Tables } from "./schema.ts";
import type { Args, Statements } from "./statements.ts";
import type { BasketTable } from "./store.ts";

const UNDO_MAX = 50;

const decodeBasket = (text: string): Basket => basketSchema.parse(JSON.parse(text));

export function openBasketTable(sql: Statements, inTransaction: <T>(work: () => T) => T): BasketTable {
  const open = prepareOpen(sql);
  const parked = prepareParked(sql);

  return {
    findOpen() {
      const states = open.list.all({}).map((state) => decodeBasket(state.basket));
      const basket = states.pop();
      return basket === undefined ? null : { basket, undo: states };
    },
    saveOpen({ basket, undo }) {
      const before = undo.slice(-UNDO_MAX);
      assert(
        before.every((state) => state.revision < basket.revision),
        "an earlier state has a lower revision",
      );
      inTransaction(() => {
        const wanted = new Map([...before, basket].map((state) => [state.revision, state]));
        for (const { revision, id } of open.listRevisions.all({})) {
          // A basket's state under a revision never changes, so it need not be written again.
          if (wanted.get(revision)?.id === id) wanted.delete(revision);
          else open.drop.run({ revision });
        }
        for (const [revision, state] of wanted) {
          open.put.run({ revision, id: state.id, basket: JSON.stringify(state) });
        }
      });
    },
    clearOpen: () => void open.clear.run({}),
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
    list: sql.prepare("basket.listOpen", (query) =>
      query
        .selectFrom("open_basket")
        .select("basket")
        .orderBy("revision")
        .limit(UNDO_MAX + 1),
    ),
    listRevisions: sql.prepare("basket.listRevisions", (query) =>
      query.selectFrom("open_basket").select(["revision", "id"]),
    ),
    put: sql.prepare("basket.putOpen", (query, arg: Args<Tables["open_basket"]>) =>
      query.insertInto("open_basket").values({ revision: arg("revision"), id: arg("id"), basket: arg("basket") }),
    ),
    drop: sql.prepare("basket.dropOpen", (query, arg: Args<{ revision: number }>) =>
      query.deleteFrom("open_basket").where("revision", "=", arg("revision")),
    ),
    // With a condition, because a bare DELETE writes the table's page even when there is nothing to delete.
    clear: sql.prepare("basket.clearOpen", (query) => query.deleteFrom("open_basket").where("revision", ">=", 0)),
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
