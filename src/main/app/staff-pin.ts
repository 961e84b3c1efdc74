/**
 * What is remembered of a PIN, and how one is compared.
 *
 * A PIN has four to twelve digits: whoever holds the database could try them all. So scrypt does not run over the PIN but over
 * HMAC-SHA-256(key, PIN), and the key is in a file beside the database, not in it (pin-key.ts). A copied database alone
 * opens nothing. Parameters follow the OWASP password storage page: N = 2^15, r = 8, p = 3.
 */
import { createHash, createHmac, randomBytes, scrypt, timingSafeEqual } from "node:crypto";
import { assert } from "#core/assert.ts";

const COST_EXPONENT = 15;
const BLOCK_SIZE = 8;
const PARALLEL = 3;
const SALT_BYTES = 16;
const DERIVED_BYTES = 32;
/** scrypt needs 128 × N × r bytes: 32 MiB here, and Node's own limit is just that. */
const MEMORY_BYTES_MAX = 64 * 1024 * 1024;

const SCHEME = `scrypt-${COST_EXPONENT}-${BLOCK_SIZE}-${PARALLEL}`;

/** Makes the record that the store keeps: scheme, salt, derived key, which key. Off the main thread. */
export async function makePinRecord(pin: string, key: Buffer): Promise<string> {
  const salt = randomBytes(SALT_BYTES);
  const derived = await derive(pin, key, salt);
  return [SCHEME, salt.toString("base64url"), derived.toString("base64url"), fingerprintOf(key)].join("$");
}

/** Compares in constant time. Off the main thread. */
export async function fitsPinRecord(pin: string, key: Buffer, record: string): Promise<boolean> {
  const [scheme, salt, expected] = record.split("$");
  assert(scheme === SCHEME && salt !== undefined && expected !== undefined, "a PIN record has an unknown scheme");
  const derived = await derive(pin, key, Buffer.from(salt, "base64url"));
  return timingSafeEqual(derived, Buffer.from(expected, "base64url"));
}

/** False when the record was made with another key: then no PIN can fit it. Records of before this say nothing. */
export function isKeyOfRecord(key: Buffer, record: string): boolean {
  const fingerprint = record.split("$")[3];
  return fingerprint === undefined || fingerprint === fingerprintOf(key);
}

/** Which of a few keys it is, and nothing that helps to find it. */
const fingerprintOf = (key: Buffer): string =>
  createHash("sha256").update("regulars.pin-key.1:").update(key).digest("hex").slice(0, 16);

function derive(pin: string, key: Buffer, salt: Buffer): Promise<Buffer> {
  const secret = createHmac("sha256", key).update(pin, "utf8").digest();
  const options = { N: 2 ** COST_EXPONENT, r: BLOCK_SIZE, p: PARALLEL, maxmem: MEMORY_BYTES_MAX };
  return new Promise((resolve, reject) => {
    scrypt(secret, salt, DERIVED_BYTES, options, (error, derived) => {
      if (error === null) resolve(derived);
      else reject(error);
    });
  });
}
