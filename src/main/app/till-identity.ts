/** Which till this is, on receipts and in receipt codes. There is one till in a shop until a hub knows of several. */
export const TILL_NAME = "Till 1";
export const TILL_NUMBER = 1;
