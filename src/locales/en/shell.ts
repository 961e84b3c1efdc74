/** What the shells say by themselves. */
export const shell = {
  openingTill: "Opening the till …",
  linkSpent: "This link has already been used, or the till has been started again since.",
  linkSpentRemedy: "Take the link that the till printed when it started last.",
};
