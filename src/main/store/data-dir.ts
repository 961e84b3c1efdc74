/** What lies where in a till's folder. */
import { join } from "node:path";

export const databaseFile = (dataDir: string): string => join(dataDir, "till.db");
export const anchorFile = (dataDir: string): string => join(dataDir, "till.anchor");
