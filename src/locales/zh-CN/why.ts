/** Why a price, a discount or a point is what it is; and what is wrong with a programme. */
export const why = {
  priceOverride: "价格由 {{list}} 改为 {{price}}：{{reason}}",
  linePercentDiscount: "本行减 {{rate}}：{{reason}}",
  lineAmountDiscount: "本行减 {{amount}}：{{reason}}",
  basketPercentDiscount: "整单减 {{rate}}：{{reason}}",
  basketAmountDiscount: "整单减 {{amount}}：{{reason}}",
  tierDiscount: "{{tier}} 减 {{rate}}",
  amountOff: "{{points}} 积分抵 {{amount}}",
  earnedPerMoney: "{{rule}}：{{base}}，每 {{per}} 得 {{points}} 积分",
  earnedPerMoneyTimes: "{{rule}}：{{base}}，每 {{per}} 得 {{points}} 积分，{{tier}} {{times}} 倍",
  reversedByReturn: "因退货收回所得积分",

  programWrongKind: "{{path}} 的类型不对。应为：{{allowed}}",
  programOutOfRange: "{{path}} 超出范围。允许：{{allowed}}",
  programWrongText: "{{path}} 的写法不对。允许：{{allowed}}",
  programUnknownField: "会员计划中没有 {{path}} 这一项。请删除或检查拼写。",
  programNotOneOf: "{{path}} 不是可选的值。允许：{{allowed}}",
  programFirstTierNotZero: "{{path}}：第一级适用于所有会员，门槛应为 {{allowed}}。",
  programTiersNotRising: "{{path}}：每一级的门槛必须高于前一级。允许：{{allowed}}",
  programDuplicateId: "{{path}} 重复。允许：{{allowed}}",
  programMinimumNotInSteps: "{{path}}：最低积分必须是步长的整数倍。允许：{{allowed}}",
  programCategoryBothWays: "{{path}}：同一类别不能既选中又排除。允许：{{allowed}}",
} as const;
