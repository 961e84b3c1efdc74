/**
 * Chromium as it is does not know the scheme `app:`, so the stand-in shows such a page under an https address of its own
 * and translates at its edge. Both are standard, secure origins, so the page can tell the difference only by reading it.
 */
const shown = /^https:\/\/([\w-]+)\.app\.test(?=\/|$)/u;
const real = /^app:\/\/([\w-]+)(?=\/|$)/u;

export const shownAddress = (address: string): string => address.replace(real, "https://$1.app.test");
export const realAddress = (address: string): string => address.replace(shown, "app://$1");
