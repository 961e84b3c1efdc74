/** The words of the programme that a new shop starts with. The owner changes them in the document. */
import type { DefaultProgramWords } from "#core/program/default-program.ts";

export const DEFAULT_PROGRAM_WORDS: DefaultProgramWords = {
  program: "Regulars",
  rule: { en: "Points on what you pay", "zh-CN": "消费积分" },
  bronze: { en: "Bronze", "zh-CN": "铜卡" },
  silver: { en: "Silver", "zh-CN": "银卡" },
  gold: { en: "Gold", "zh-CN": "金卡" },
};
