// Owns the import of one secret: its row is consumed once, and its person gets an authenticator and nothing else.
import "server-only";
import type { SecretProblem } from "@/lib/admin/secrets-import/problems";
import { resealStaged } from "@/lib/admin/secrets-import/staged-secret";
import { stopOrphanedList } from "@/lib/admin/secrets-import/stop-lists";
import { accountsOf, type ImportAccount, whyNotImport } from "@/lib/admin/secrets-import/why-not-import";
import { recordEvent } from "@/lib/audit/store";
import type { Trace } from "@/lib/audit/trace";
import { database, type Tx, transaction } from "@/lib/platform/db";
import { settings } from "@/lib/platform/env";
import type { Locale } from "@/lib/platform/locale";
import { newId } from "@/lib/platform/random-token";
import { endSessionsAndTrust } from "@/lib/sign-in/sessions/end-sessions";
import { stepAt } from "@/lib/totp/step";
import { insertAuthenticator } from "@/lib/two-factor/authenticators/authenticator-store";
import { deleteEnrollment } from "@/lib/two-factor/enrollment/enrollment-store";
import en from "@/messages/en.json";
import zhCN from "@/messages/zh-CN.json";

const NAMES: Record<Locale, string> = {
  en: en.adminSecrets.importedName,
  "zh-CN": zhCN.adminSecrets.importedName,
};

/** A list that runs. */
export interface RunningList {
  id: string;
  actorId: string | null;
  trace: Trace;
}

/** A row that waits. */
export interface WaitingRow {
  id: string;
  email: string;
  name: string | null;
  sealedSecret: string;
  algorithm: string;
  digits: number;
  periodSeconds: number;
}

/** Imports one secret, or notes why not. Of several that try at once, one does. */
export async function importSecret(list: RunningList, row: WaitingRow, now: Date): Promise<void> {
  const authenticatorId = newId();
  const sealedSecret = await resealStaged(row, authenticatorId);
  const [known] = await accountsOf(database(), [row.email]);
  await transaction(
    async (tx) => {
      if (await stopOrphanedList(tx, list, now)) return;
      if (!(await consumeRow(tx, list.id, row))) return;
      const [account] = await accountsOf(tx, [row.email]);
      const problem = account?.id === known?.id ? whyNotImport(account, now) : "account-unknown";
      if (problem || !account) return noteSkipped(tx, list.id, row.id, problem ?? "account-unknown");
      if (sealedSecret === null) return noteSkipped(tx, list.id, row.id, "key-gone");
      await addAuthenticator(tx, { list, row, account, authenticatorId, sealedSecret }, now);
    },
    `account:${known?.id ?? row.id}`,
  );
}

/** The one write that makes a row this process's own. It takes the secret out of the list. */
async function consumeRow(tx: Tx, importId: string, { id, sealedSecret }: WaitingRow): Promise<boolean> {
  const where = { id, importId, sealedSecret, import: { state: "running" } };
  const { count } = await tx.secretImportRow.updateMany({ where, data: { sealedSecret: null } });
  return count === 1;
}

async function noteSkipped(tx: Tx, importId: string, id: string, problem: SecretProblem): Promise<void> {
  await tx.secretImportRow.updateMany({ where: { id }, data: { problem, name: null } });
  await tx.secretImport.updateMany({ where: { id: importId }, data: { skipped: { increment: 1 } } });
}

interface Added {
  list: RunningList;
  row: WaitingRow;
  account: ImportAccount;
  authenticatorId: string;
  sealedSecret: string;
}

/**
 * No code of the window counts, for whoever made the list may have seen it. Sessions and tickets of the password alone
 * end, and with them an enrollment or a channel that somebody began while that was enough.
 */
async function addAuthenticator(tx: Tx, added: Added, now: Date): Promise<void> {
  const { list, row, account, authenticatorId, sealedSecret } = added;
  const { algorithm, digits, periodSeconds } = row;
  const name = row.name ?? NAMES[account.locale as Locale];
  const accountId = account.id;
  const lastUsedStep = stepAt(now.getTime(), periodSeconds) + settings().totpWindow;
  const parameters = { algorithm, digits, periodSeconds };
  const imported = { id: authenticatorId, accountId, name, sealedSecret, ...parameters, lastUsedStep };
  await insertAuthenticator(tx, { ...imported, lastUsedAt: null, isImported: true }, now);
  await deleteEnrollment(tx, accountId);
  await tx.pendingChannel.deleteMany({ where: { accountId } });
  const by = { actorId: list.actorId ?? undefined };
  await endSessionsAndTrust(tx, { accountId, reason: "authenticator-added", ...by }, list.trace, now);
  const entry = { event: "authenticator.added", result: "success", factor: "authenticator" } as const;
  const told = { ...entry, reason: "imported", subjectId: accountId, about: name, ...by };
  await recordEvent(tx, told, list.trace, now);
  await tx.secretImportRow.deleteMany({ where: { id: row.id } });
  await tx.secretImport.updateMany({ where: { id: list.id }, data: { imported: { increment: 1 } } });
}
