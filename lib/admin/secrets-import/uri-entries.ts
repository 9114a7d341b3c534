// Owns reading a list with one URI a line: otpauth://, and otpauth-migration:// with as many entries as it holds. Pure.
import { badEntry, type Entry } from "@/lib/admin/secrets-import/entry";
import {
  isMigration,
  type MigratedEntry,
  type MigrationPayload,
  readMigration,
} from "@/lib/admin/secrets-import/migration-payload";
import { readLabel, usableName } from "@/lib/admin/secrets-import/read-label";
import { DEFAULT_TOTP_PARAMETERS } from "@/lib/totp/parameters";
import { parseOtpauthUri } from "@/lib/totp/parse-otpauth-uri";

const LINE_END = /\r\n|\n|\r/;

type Batch = MigrationPayload["batch"] & { line: number };

/** Entries in the order of the list; blank lines are passed over. */
export function uriEntries(text: string): Entry[] {
  const batches: Batch[] = [];
  const entries = text.split(LINE_END).flatMap((typed, index): Entry[] => {
    const line = index + 1;
    if (typed.trim() === "") return [];
    if (!isMigration(typed)) return [uriEntry(typed, line)];
    const payload = readMigration(typed);
    if (!payload || payload.entries.length === 0) return [badEntry(line, "migration-malformed")];
    batches.push({ ...payload.batch, line });
    return payload.entries.map((entry) => migratedEntry(entry, line));
  });
  return [...entries, ...missingBatches(batches)];
}

function uriEntry(uri: string, line: number): Entry {
  const read = parseOtpauthUri(uri);
  if (!read.ok) return badEntry(line, read.error, emailIn(uri));
  const { issuer, accountName, secret, parameters } = read.value;
  return entryOf({ line, issuer, label: accountName, secret, parameters });
}

/** The address in the label of a URI that cannot be used, so that it can be found and mended. */
function emailIn(uri: string): string | null {
  const [, label = ""] = /^\s*otpauth:\/\/[^/?#]*\/(?:[^?#]*(?::|%3a))?([^?#]{1,1024})/i.exec(uri) ?? [];
  try {
    return readLabel(decodeURIComponent(label)).email;
  } catch {
    return null;
  }
}

function migratedEntry({ label, ...entry }: MigratedEntry, line: number): Entry {
  const colon = label.indexOf(":");
  const inLabel = colon > 0 ? label.slice(0, colon) : "";
  const account = label.slice(colon + 1);
  const { email } = readLabel(account);
  if (entry.isCounterBased) return badEntry(line, "uri-counter-based", email);
  if (entry.algorithm === null) return badEntry(line, "algorithm-unknown", email);
  const parameters = { ...DEFAULT_TOTP_PARAMETERS, algorithm: entry.algorithm, digits: entry.digits };
  return entryOf({
    line,
    issuer: entry.issuer || inLabel,
    label: account,
    secret: entry.secret,
    parameters,
  });
}

interface Labelled extends Pick<Entry, "line"> {
  issuer: string;
  label: string;
  secret: Uint8Array;
  parameters: NonNullable<Entry["parameters"]>;
}

function entryOf({ line, issuer, label, secret, parameters }: Labelled): Entry {
  const { email, name } = readLabel(label);
  const problem = email ? null : "email-missing";
  return { line, email, name: usableName([name, issuer], secret), secret, parameters, problem };
}

/** "Transfer accounts" shows one picture after the other: whoever left one out would miss people in silence. */
function missingBatches(batches: Batch[]): Entry[] {
  const known = new Map<number, Batch & { seen: Set<number> }>();
  for (const batch of batches) {
    const first = known.get(batch.id) ?? { ...batch, seen: new Set<number>() };
    known.set(batch.id, first);
    if (batch.index >= 0 && batch.index < first.size) first.seen.add(batch.index);
  }
  return [...known.values()]
    .filter(({ size, seen }) => seen.size < size)
    .map(({ line }) => badEntry(line, "batch-missing"));
}
