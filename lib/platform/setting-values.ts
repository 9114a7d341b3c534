// Owns the shape of single settings: what a value in the environment may look like and what it becomes.
import { z } from "zod";

/** Keys by id. The first of the setting writes; all of them read. */
export interface KeyRing {
  current: { id: string; key: Uint8Array };
  byId: ReadonlyMap<string, Uint8Array>;
}

const SAMPLE = /change.?me|example|sample|placeholder|replace|your.?secret|insert.?here|todo|xxxx/i;

/** Whether a secret looks copied from a document or typed by hand instead of drawn at random (R6). */
function looksSampled(value: string, minDistinct: number): boolean {
  return SAMPLE.test(value) || new Set(value).size < minDistinct;
}

/** A secret text of at least `minLength` characters that is no sample. */
export function randomText(minLength: number) {
  return z
    .string()
    .min(minLength, `must be at least ${minLength} characters`)
    .refine((value) => !looksSampled(value, 10), "looks like a sample; use a random value");
}

/** A bearer token as programs send it (RFC 6750 2.1). */
export const bearerToken = randomText(16).regex(
  /^[A-Za-z0-9._~+/-]+=*$/,
  "must be of letters, digits and . _ ~ + / - alone",
);

/** `kid:base64,kid:base64,…` with key lengths in bytes between `least` and `most`. */
export function keyRing(least: number, most: number) {
  const length = least === most ? `exactly ${least}` : `at least ${least}`;
  return z.string().transform((value, context): KeyRing => {
    const byId = new Map<string, Uint8Array>();
    let current: KeyRing["current"] | undefined;
    const refuse = (message: string) => {
      context.addIssue({ code: "custom", message });
      return z.NEVER;
    };
    for (const part of value.split(",")) {
      const match = /^([A-Za-z0-9_-]{1,32}):([A-Za-z0-9+/]+={0,2})$/.exec(part.trim());
      const id = match?.[1];
      if (!id || !match?.[2]) return refuse("must be id:base64, several separated by commas");
      const key = new Uint8Array(Buffer.from(match[2], "base64"));
      if (byId.has(id)) return refuse(`names the id ${id} twice`);
      if (key.length < least || key.length > most) return refuse(`each key must be ${length} bytes long`);
      if (new Set(key).size < 12) return refuse(`key ${id} looks like a sample; use random bytes`);
      for (const [other, known] of byId)
        if (Buffer.compare(known, key) === 0) return refuse(`has the same key as ${other} and as ${id}`);
      byId.set(id, key);
      current ??= { id, key };
    }
    return current ? { current, byId } : refuse("must not be empty");
  });
}

/** Public keys of age (X25519, or with post-quantum cryptography), separated by commas. */
export const recipients = z
  .string()
  .transform((value) => value.split(",").map((each) => each.trim()))
  .refine(
    (keys) => keys.every((key) => /^age1[02-9ac-hj-np-z]{58,}$/.test(key)),
    "must be public keys of age (age1…), several separated by commas",
  );

/** Only digits: "1e3", "0x10" and " 7" are mistakes, not numbers. */
export function wholeNumber(least: number, most: number) {
  return z
    .string()
    .refine(
      (value) => /^\d{1,9}$/.test(value) && Number(value) >= least && Number(value) <= most,
      `must be a whole number from ${least} to ${most}`,
    )
    .transform(Number);
}

/** Whether an address can be read as PostgreSQL's client reads it: without a host, its query names the socket. */
function isPostgresqlAddress(text: string): boolean {
  return URL.canParse(text.replace("@/", "@socket/"));
}

/** Where PostgreSQL is. */
export const postgresqlAddress = z
  .string()
  .regex(/^postgres(ql)?:\/\/.+/, "must start with postgresql://")
  .refine(isPostgresqlAddress, "is no address: write what is special in name or password as %XX");

/** Where the database is: a file of SQLite, or PostgreSQL. */
export const databaseAddress = z.union(
  [z.string().regex(/^file:.+/), postgresqlAddress],
  "must start with file: or postgresql://, with what is special in name or password as %XX",
);

/** Whether user and password of an address can be read: special characters in them are written as %XX. */
function isDecodable({ username, password }: URL): boolean {
  try {
    return decodeURIComponent(username + password) !== undefined;
  } catch {
    return false;
  }
}

/** A URL with one of `protocols` (`https:` form) and a host. `originOnly` refuses credentials, path, query and fragment. */
export function url(protocols: readonly string[], originOnly = false) {
  return z.string().transform((value, context): URL => {
    const parsed = URL.canParse(value) ? new URL(value) : undefined;
    const refuse = (message: string) => {
      context.addIssue({ code: "custom", message });
      return z.NEVER;
    };
    if (!parsed || !protocols.includes(parsed.protocol)) {
      return refuse(
        `must be a URL that starts with ${protocols.map((protocol) => `${protocol}//`).join(" or ")}`,
      );
    }
    if (parsed.hostname === "") return refuse("must name a host");
    const bare =
      !parsed.username && !parsed.password && parsed.pathname === "/" && !parsed.search && !parsed.hash;
    return originOnly && !bare ? refuse("must be an origin alone: no path, query or user name") : parsed;
  });
}

/** Where Redis is; may name the number of a database. */
export const redisAddress = url(["redis:", "rediss:"])
  .refine(isDecodable, "must have what is special in a name or password as %XX")
  .refine(({ pathname }) => /^\/?\d*\/?$/.test(pathname), "must end with a database's number, or its host");

/** One line of text: no control characters, which could forge a mail header or a log line (ASVS 1.3.11). */
export function line(most: number) {
  return z
    .string()
    .max(most, `must be at most ${most} characters`)
    .regex(/^\P{Cc}+$/u, "must be one line of text");
}

/** A time zone name that this runtime knows, such as `Europe/Berlin`. */
export const timeZone = z.string().refine((value) => {
  try {
    return new Intl.DateTimeFormat("en", { timeZone: value }).resolvedOptions().timeZone !== "";
  } catch {
    return false;
  }
}, "must be a time zone name such as Europe/Berlin");

/** A name as a mail header takes it, with any characters (RFC 5322 3.2.4). */
export function quotedName(name: string): string {
  return `"${name.replace(/["\\]/g, "\\$&")}"`;
}
