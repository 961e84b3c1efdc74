/** `npm run build`: builds out/main, out/preload and out/renderer. */
import { build } from "./build-when-stale.ts";

await build();
