/**
 * The key that PINs are hashed with. A folder that lost it has to give its people new PINs: each PIN's record names its key
 * by a fingerprint (staff-pin.ts), so a till with another key says so.
 */
import { KeyFile } from "./key-file.ts";

export const PIN_KEY = new KeyFile("pin.key", ".key");
