/** What the shells say by themselves. */
export const shell = {
  openingTill: "正在打开收银台……",
  linkSpent: "此链接已经用过，或者收银台之后又重新启动过。",
  linkSpentRemedy: "请使用收银台最近一次启动时显示的链接。",
};
