// Owns taking a list of secrets in: every entry is judged and staged sealed, and nobody gets an authenticator yet.
import "server-only";
import { timingSafeEqual } from "node:crypto";
import { FileProblemError } from "@/lib/admin/import/problems";
import { accountsOf, type ImportAccount } from "@/lib/admin/secrets-import/import-account-store";
import { insertList, insertRefusedList, type StagedRow } from "@/lib/admin/secrets-import/list-store";
import type { ListFormat, SecretProblem } from "@/lib/admin/secrets-import/problems";
import { type JudgedEntry, readList } from "@/lib/admin/secrets-import/read-list";
import { sealStaged } from "@/lib/admin/secrets-import/staged-secret";
import { whyNotImport } from "@/lib/admin/secrets-import/why-not-import";
import { database, transaction } from "@/lib/platform/db";
import { newId } from "@/lib/platform/random-token";
import { openSecret } from "@/lib/two-factor/authenticators/authenticator-secret";
import { sealedAuthenticators } from "@/lib/two-factor/authenticators/authenticator-store";

/** Addresses that are looked up in one statement. */
const LOOKED_UP_AT_ONCE = 500;

/**
 * Reads a list and stages its entries. Returns the id of an import that is `ready`, or `refused` with the reason.
 * @param actorId the administrator who brought it; null at the command line
 */
export async function stageSecrets(
  list: { bytes: Uint8Array; format: ListFormat | null },
  actorId: string | null,
  now: Date,
): Promise<string> {
  const told = { id: newId(), actorId, createdAt: now };
  try {
    const entries = await readList(list.bytes, list.format);
    const rows = await stagedRows(entries, now);
    await transaction((tx) => insertList(tx, told, rows), `job:secret-import-${told.id}`);
  } catch (error) {
    if (!(error instanceof FileProblemError)) throw error;
    await insertRefusedList(told, { problem: error.problem, line: error.details.line });
  }
  return told.id;
}

async function stagedRows(entries: JudgedEntry[], now: Date): Promise<StagedRow[]> {
  const accounts = await accountsByEmail(entries.flatMap(({ email }) => email ?? []));
  const rows: StagedRow[] = [];
  for (const [position, entry] of entries.entries()) {
    const account = accounts.get(entry.email ?? "");
    const problem = entry.problem ?? (await problemWith(entry, account, now));
    rows.push(await rowOf({ ...entry, problem }, position));
  }
  return rows;
}

async function accountsByEmail(emails: string[]): Promise<Map<string, ImportAccount>> {
  const distinct = [...new Set(emails)];
  const accounts = new Map<string, ImportAccount>();
  for (let at = 0; at < distinct.length; at += LOOKED_UP_AT_ONCE) {
    const found = await accountsOf(database(), distinct.slice(at, at + LOOKED_UP_AT_ONCE));
    for (const account of found) accounts.set(account.email, account);
  }
  return accounts;
}

async function problemWith(
  { secret }: JudgedEntry,
  account: ImportAccount | undefined,
  now: Date,
): Promise<SecretProblem | null> {
  const problem = whyNotImport(account, now);
  const mayBeThere = problem === "account-has-factor" && account && secret;
  return mayBeThere && (await hasSecret(account.id, secret)) ? "account-has-secret" : problem;
}

/** Whether a member has this very secret already: the same list brought a second time. */
async function hasSecret(accountId: string, secret: Uint8Array): Promise<boolean> {
  for (const row of await sealedAuthenticators(accountId)) {
    // One whose key is gone is compared with nothing: the rest of the list goes on.
    const own = await openSecret(row, "Authenticator").catch(() => null);
    if (own && own.length === secret.length && timingSafeEqual(own, secret)) return true;
  }
  return false;
}

/** A bad row holds no secret, sealed or not. */
async function rowOf(entry: JudgedEntry, position: number): Promise<StagedRow> {
  const { line, email, firstLine, problem, secret, parameters } = entry;
  const id = newId();
  const told = { id, position, line, email, firstLine, problem };
  const nothing = { name: null, sealedSecret: null, algorithm: null, digits: null, periodSeconds: null };
  if (problem || !secret || !parameters) return { ...told, ...nothing };
  return { ...told, ...parameters, name: entry.name, sealedSecret: await sealStaged(secret, id) };
}
