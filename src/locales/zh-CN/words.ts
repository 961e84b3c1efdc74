import type { words as english } from "../en/words.ts";

export const words: Readonly<Record<keyof typeof english, string>> = {
  close: "关闭",
  back: "上一步",
  next: "下一步",
  save: "保存",
  saved: "已保存。",
  erase: "删除最后一位",
  starting: "收银台正在启动…",
  tryAgain: "重试",
  screenFailed: "此界面出现程序故障。已收款的交易不会丢失。",
  reload: "重新打开",
  notANumber: "请输入数字。",
  tooManyDecimals: "小数最多 {{decimals}} 位。",
  tooLarge: "金额超出本机上限。",
};
