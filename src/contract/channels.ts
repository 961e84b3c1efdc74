/** The names under which the contract travels between the desktop shell's processes. */
export const CHANNELS = { call: "regulars:call", topic: "regulars:topic" } as const;
