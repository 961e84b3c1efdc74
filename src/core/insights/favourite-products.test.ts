import { expect, it } from "vitest";
import { milli, minor } from "../money/integers.ts";
import { GOODS } from "../basket/basket.ts";
import { favouritesOf } from "./favourite-products.ts";

const line = (productId: string | null, quantityMilli: number, netMinor: number, name = productId ?? "Fruit") => ({
  productId,
  name,
  soldBy: "piece" as const,
  quantityMilli: milli(quantityMilli),
  netMinor: minor(netMinor),
  sells: GOODS,
});

it("counts pieces and money apart, and takes off what came back", () => {
  const { byQuantity, byMoney } = favouritesOf([
    line("milk", 3000, 585),
    line("beans", 1000, 980),
    line("milk", -1000, -195),
    line("soap", 1000, 300),
    line("soap", -1000, -300),
  ]);
  expect(byQuantity.map((one) => [one.productId, one.quantityMilli])).toEqual([
    ["milk", 2000],
    ["beans", 1000],
  ]);
  expect(byMoney.map((one) => [one.productId, one.netMinor])).toEqual([
    ["beans", 980],
    ["milk", 390],
  ]);
});

it("names a product as at the newest visit, and goods without a file by their name", () => {
  const { byQuantity } = favouritesOf([line("milk", 1000, 1, "Oat milk 1 l"), line("milk", 1000, 1, "Oat milk")]);
  expect(byQuantity).toMatchObject([{ name: "Oat milk 1 l", quantityMilli: 2000 }]);
  expect(favouritesOf([line(null, 1000, 1), line(null, 1000, 1)]).byMoney).toMatchObject([{ quantityMilli: 2000 }]);
});

it("shows ten, and no gift card among them", () => {
  const many = Array.from({ length: 12 }, (_, place) => line(`p${place}`, 1000 + place, 1));
  const card = { ...line("card", 9000, 9), sells: { kind: "topUp" as const } };
  expect(favouritesOf([...many, card]).byQuantity.map((one) => one.productId)).toEqual([
    "p11",
    "p10",
    "p9",
    "p8",
    "p7",
    "p6",
    "p5",
    "p4",
    "p3",
    "p2",
  ]);
});
