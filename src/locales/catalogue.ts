/** Every text of the product, in both languages. A namespace is a file per language with the same keys. */
import { createInstance } from "i18next";
import { cli as cliEn } from "./en/cli.ts";
import { demo as demoEn } from "./en/demo.ts";
import { failures as failuresEn } from "./en/failures.ts";
import { recovery as recoveryEn } from "./en/recovery.ts";
import { shell as shellEn } from "./en/shell.ts";
import { receipt as receiptEn } from "./en/receipt.ts";
import { why as whyEn } from "./en/why.ts";
import { cli as cliZh } from "./zh-CN/cli.ts";
import { demo as demoZh } from "./zh-CN/demo.ts";
import { failures as failuresZh } from "./zh-CN/failures.ts";
import { receipt as receiptZh } from "./zh-CN/receipt.ts";
import { recovery as recoveryZh } from "./zh-CN/recovery.ts";
import { shell as shellZh } from "./zh-CN/shell.ts";
import { why as whyZh } from "./zh-CN/why.ts";
import { cashier as cashierEn } from "./en/cashier.ts";
import { devices as devicesEn } from "./en/devices.ts";
import { liability as liabilityEn } from "./en/liability.ts";
import { memberPage as memberPageEn } from "./en/member-page.ts";
import { members as membersEn } from "./en/members.ts";
import { office as officeEn } from "./en/office.ts";
import { returns as returnsEn } from "./en/returns.ts";
import { program as programEn } from "./en/program.ts";
import { programFields as programFieldsEn } from "./en/program-fields.ts";
import { setup as setupEn } from "./en/setup.ts";
import { trial as trialEn } from "./en/trial.ts";
import { words as wordsEn } from "./en/words.ts";
import { cashier as cashierZh } from "./zh-CN/cashier.ts";
import { devices as devicesZh } from "./zh-CN/devices.ts";
import { liability as liabilityZh } from "./zh-CN/liability.ts";
import { memberPage as memberPageZh } from "./zh-CN/member-page.ts";
import { members as membersZh } from "./zh-CN/members.ts";
import { office as officeZh } from "./zh-CN/office.ts";
import { returns as returnsZh } from "./zh-CN/returns.ts";
import { program as programZh } from "./zh-CN/program.ts";
import { programFields as programFieldsZh } from "./zh-CN/program-fields.ts";
import { setup as setupZh } from "./zh-CN/setup.ts";
import { trial as trialZh } from "./zh-CN/trial.ts";
import { words as wordsZh } from "./zh-CN/words.ts";

export const CATALOGUE = {
  en: {
    demo: demoEn,
    cli: cliEn,
    cashier: cashierEn,
    devices: devicesEn,
    liability: liabilityEn,
    memberPage: memberPageEn,
    members: membersEn,
    office: officeEn,
    program: programEn,
    programFields: programFieldsEn,
    returns: returnsEn,
    setup: setupEn,
    trial: trialEn,
    words: wordsEn,
    failures: failuresEn,
    receipt: receiptEn,
    recovery: recoveryEn,
    shell: shellEn,
    why: whyEn,
  },
  "zh-CN": {
    demo: demoZh,
    cli: cliZh,
    cashier: cashierZh,
    devices: devicesZh,
    liability: liabilityZh,
    memberPage: memberPageZh,
    members: membersZh,
    office: officeZh,
    program: programZh,
    programFields: programFieldsZh,
    returns: returnsZh,
    setup: setupZh,
    trial: trialZh,
    words: wordsZh,
    failures: failuresZh,
    receipt: receiptZh,
    recovery: recoveryZh,
    shell: shellZh,
    why: whyZh,
  },
} as const;

export type TextNamespace = keyof (typeof CATALOGUE)["en"];

/** One instance for engine, paper, command line and screens; each asks it in the language that it needs. */
export const texts = createInstance();

// Resources are in the bundle, so nothing is awaited: the first sentence can be said when this module is loaded.
void texts.init({
  initAsync: false,
  lng: "en",
  fallbackLng: false,
  supportedLngs: ["en", "zh-CN"],
  ns: Object.keys(CATALOGUE.en),
  resources: CATALOGUE,
  // Texts go to React, which escapes, to paper and to a terminal, where an escaped `&` would be a wrong character.
  interpolation: { escapeValue: false },
});
