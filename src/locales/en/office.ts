/** The back office: its frame, and the words that its pages share. */
export const office = {
  title: "Office",
  pages: "Pages of the office",
  page_program: "Programme",
  page_members: "Members",
  page_liability: "Liability",
  page_trial: "Try it",
  page_devices: "Printer and scanner",
  scanNotHere: "A scan does nothing on this page.",
} as const;
