/** The calls by which goods come back, and the verbs that serve them. */
import type { Handlers } from "#contract/handlers.ts";
import { clearExchange } from "./clear-exchange.ts";
import type { Engine } from "./engine.ts";
import { finishExchange } from "./finish-exchange.ts";
import { getReturnable } from "./get-returnable.ts";
import { previewReturnWithoutReceipt } from "./preview-return-without-receipt.ts";
import { previewReturn } from "./preview-return.ts";
import { returnGoods } from "./return-goods.ts";
import { returnWithoutReceipt } from "./return-without-receipt.ts";
import { setExchange } from "./set-exchange.ts";

type Served = Pick<
  Handlers,
  | "getReturnable"
  | "previewReturn"
  | "returnGoods"
  | "previewReturnWithoutReceipt"
  | "returnWithoutReceipt"
  | "setExchange"
  | "clearExchange"
  | "finishExchange"
>;

export const returnHandlers = (engine: Engine): Served => ({
  getReturnable: (input) => getReturnable(engine, input),
  previewReturn: (input) => previewReturn(engine, input),
  returnGoods: (input) => returnGoods(engine, input),
  previewReturnWithoutReceipt: (input) => previewReturnWithoutReceipt(engine, input),
  returnWithoutReceipt: (input) => returnWithoutReceipt(engine, input),
  setExchange: (input) => setExchange(engine, input),
  clearExchange: (input) => clearExchange(engine, input),
  finishExchange: (input) => finishExchange(engine, input),
});
