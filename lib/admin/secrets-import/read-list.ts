// Owns choosing how a list is read, and judging its entries as far as the list itself tells. Pure.
import { FileProblemError } from "@/lib/admin/import/problems";
import { csvEntries } from "@/lib/admin/secrets-import/csv-entries";
import type { Entry } from "@/lib/admin/secrets-import/entry";
import type { ListFormat, SecretProblem } from "@/lib/admin/secrets-import/problems";
import { uriEntries } from "@/lib/admin/secrets-import/uri-entries";
import { SECRET_IMPORT_BYTES, SECRET_IMPORT_ROWS } from "@/lib/platform/limits";
import { DEFAULT_TOTP_PARAMETERS, MIN_AUTHENTICATOR_SECRET_BYTES } from "@/lib/totp/parameters";
import { encodeSecret } from "@/lib/totp/secret";
import { createTotpKey } from "@/lib/totp/totp-key";

/** An entry with what else in the list speaks against it. */
export interface JudgedEntry extends Entry {
  /** Where the same address or the same secret stands first; of a shared secret, where it stands beside another address. */
  firstLine: number | null;
}

/** Shorter periods leave no time to type, and a longer one makes a code that was seen good for minutes. */
export const IMPORTED_PERIOD_SECONDS = { least: 15, largest: 60 } as const;
const URI = /^\s*otpauth(-migration)?:/i;

/**
 * Reads a list as UTF-8 text, written as `format` says or as it looks. Throws FileProblemError where nothing of it can
 * be used: encoding, too-large, empty, no-rows, too-many-rows, and those of csvEntries.
 */
export async function readList(bytes: Uint8Array, format: ListFormat | null): Promise<JudgedEntry[]> {
  if (bytes.length > SECRET_IMPORT_BYTES) throw new FileProblemError("too-large");
  const text = textOf(bytes);
  if (text.trim() === "") throw new FileProblemError("empty");
  const isCsv = format === null ? !URI.test(text) : format === "csv";
  const entries = isCsv ? await csvEntries(text) : uriEntries(text);
  if (entries.length === 0) throw new FileProblemError("no-rows");
  if (entries.length > SECRET_IMPORT_ROWS) throw new FileProblemError("too-many-rows");
  return againstEachOther(
    entries.map((entry) => ({ ...entry, problem: entry.problem ?? ownProblem(entry) })),
  );
}

function textOf(bytes: Uint8Array): string {
  try {
    const text = new TextDecoder("utf-8", { fatal: true }).decode(bytes);
    if (!text.includes("\0")) return text;
  } catch {
    // Told below.
  }
  throw new FileProblemError("encoding");
}

/** At least 128 bits (RFC 4226 R6, NIST SP 800-63B 3.1.4.1), six digits as every form here asks, and a usual period. */
function ownProblem({ secret, parameters }: Entry): SecretProblem | null {
  if (!secret || !parameters) return "secret-empty";
  const created = createTotpKey(secret, parameters, { minBytes: MIN_AUTHENTICATOR_SECRET_BYTES });
  if (!created.ok) return created.error;
  const { digits, periodSeconds } = parameters;
  if (digits !== DEFAULT_TOTP_PARAMETERS.digits) return "digits-out-of-range";
  const { least, largest } = IMPORTED_PERIOD_SECONDS;
  return periodSeconds < least || periodSeconds > largest ? "period-out-of-range" : null;
}

/**
 * Allows one secret for each person and one person for each secret. Of repeated entries the first counts; a secret that
 * stands beside two addresses counts for neither, because nobody knows whose it is.
 */
function againstEachOther(entries: Entry[]): JudgedEntry[] {
  const owners = new Map<string, Map<string, number>>();
  for (const { secret, email, line } of entries) {
    if (!secret || !email) continue;
    const lines = owners.get(encodeSecret(secret)) ?? new Map<string, number>();
    if (!lines.has(email)) lines.set(email, line);
    owners.set(encodeSecret(secret), lines);
  }
  const seen = { emails: new Map<string, number>(), secrets: new Set<string>() };
  return entries.map((entry): JudgedEntry => {
    if (entry.problem || !entry.secret || !entry.email) return { ...entry, firstLine: null };
    const secret = encodeSecret(entry.secret);
    const lines = owners.get(secret) ?? new Map<string, number>();
    const elsewhere = [...lines].find(([email]) => email !== entry.email);
    if (elsewhere) return { ...entry, problem: "secret-shared", firstLine: elsewhere[1] };
    const firstLine = lines.get(entry.email) ?? null;
    if (seen.secrets.has(secret)) return { ...entry, problem: "secret-twice", firstLine };
    seen.secrets.add(secret);
    const emailLine = seen.emails.get(entry.email);
    if (emailLine !== undefined) return { ...entry, problem: "email-twice", firstLine: emailLine };
    seen.emails.set(entry.email, entry.line);
    return { ...entry, firstLine: null };
  });
}
