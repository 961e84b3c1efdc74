/** Words that every screen shares. */
export const words = {
  close: "Close",
  back: "Back",
  next: "Next",
  save: "Save",
  saved: "Saved.",
  erase: "Erase the last digit",
  starting: "Starting the till …",
  tryAgain: "Try again",
  screenFailed: "This screen met a fault of its own. Nothing that was paid is lost.",
  reload: "Open it again",
  notANumber: "Type a number.",
  tooManyDecimals: "At most {{decimals}} decimals.",
  tooLarge: "That is too large for this till.",
};
