/** The page that is shown while the till of a folder cannot be opened. */
export const recovery = {
  title: "The till is not open",
  nothingChanged: "Nothing was changed and nothing is deleted. Choose what to do.",
  known: "What is known",
  state: "State",
  folder: "Data folder",
  lastEntry: "Last entry that is here",
  knownEntry: "Last entry that was recorded",
  missing: "Entries missing",
  tryAgain: "Try again",
  tryAgainWhat: "After the cause is gone: a window closed, room made, a disk plugged in.",
  saveReadable: "Save what can be read",
  saveReadableWhat: "Writes the journal to a new file in the data folder. Do this first.",
  savedWhole: "{{entries}} entries were saved to {{file}}.",
  savedPart: "{{entries}} entries could be read and were saved to {{file}}; what follows them could not.",
  restore: "Restore a backup",
  restoreWhat:
    "Sales made after the backup will be missing. What is here now is moved aside, and numbers are not used again.",
  noBackups: "No backup lies in the data folder. Type where one is.",
  backupFile: "Backup file",
  restoreThis: "Restore this backup",
  goOn: "Go on with what is here",
  goOnWhat:
    "The journal records that entries were lost, and goes on with new numbers. Choose this when no backup is newer.",
  goOnConfirm: "Yes, go on without the missing entries",
  working: "Working …",
};
