/** 后台：框架与各页面共用的词。 */
export const office = {
  title: "后台",
  pages: "后台页面",
  page_program: "会员计划",
  page_members: "会员",
  page_liability: "负债",
  page_trial: "试算",
  page_devices: "打印机与扫码枪",
  scanNotHere: "本页面不接受扫码。",
} as const;
