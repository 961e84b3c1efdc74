/** Why a price, a discount or a point is what it is; and what is wrong with a programme. */
export const why = {
  priceOverride: "Price changed from {{list}} to {{price}}: {{reason}}",
  linePercentDiscount: "{{rate}} off this line: {{reason}}",
  lineAmountDiscount: "{{amount}} off this line: {{reason}}",
  basketPercentDiscount: "{{rate}} off the basket: {{reason}}",
  basketAmountDiscount: "{{amount}} off the basket: {{reason}}",
  tierDiscount: "{{tier}} {{rate}}",
  amountOff: "{{amount}} off for {{points}} points",
  earnedPerMoney: "{{rule}}: {{points}} points per {{per}} on {{base}}",
  earnedPerMoneyTimes: "{{rule}}: {{points}} points per {{per}} on {{base}}, times {{times}} for {{tier}}",
  reversedByReturn: "Taken back: earned on what was returned",

  programWrongKind: "{{path}} is of the wrong kind. Expected: {{allowed}}",
  programOutOfRange: "{{path}} is outside its range. Allowed: {{allowed}}",
  programWrongText: "{{path}} is not written as it has to be. Allowed: {{allowed}}",
  programUnknownField: "{{path}} is not a field of a programme. Remove it, or check its spelling.",
  programNotOneOf: "{{path}} is none of the known choices. Allowed: {{allowed}}",
  programFirstTierNotZero: "{{path}}: the first tier is for everybody, so its threshold is {{allowed}}.",
  programTiersNotRising: "{{path}}: each tier needs more than the one before it. Allowed: {{allowed}}",
  programDuplicateId: "{{path}} is used twice. Allowed: {{allowed}}",
  programMinimumNotInSteps: "{{path}}: the minimum has to be a number of whole steps. Allowed: {{allowed}}",
  programCategoryBothWays: "{{path}}: a category cannot be both chosen and left out. Allowed: {{allowed}}",
} as const;
