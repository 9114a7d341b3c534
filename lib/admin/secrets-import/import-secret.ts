// Owns the import of one secret: its row is consumed once, and its person gets an authenticator and nothing else.
import "server-only";
import { accountsOf, type ImportAccount } from "@/lib/admin/secrets-import/import-account-store";
import {
  consumeRow,
  noteImported,
  noteSkipped,
  type RunningList,
  type WaitingRow,
} from "@/lib/admin/secrets-import/list-run-store";
import { resealStaged } from "@/lib/admin/secrets-import/staged-secret";
import { stopOrphanedList } from "@/lib/admin/secrets-import/stop-lists";
import { whyNotImport } from "@/lib/admin/secrets-import/why-not-import";
import { recordEvent } from "@/lib/audit/record-event";
import { deletePending } from "@/lib/channels/adding/pending-store";
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

interface Added {
  list: RunningList;
  row: WaitingRow;
  account: ImportAccount;
  authenticatorId: string;
  sealedSecret: string;
}

/**
 * Adds the authenticator. None of the codes that are good now counts: whoever made the list may have seen them. Sessions
 * and tickets of the password alone end, with an enrollment or a channel that somebody began while that was enough.
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
  await deletePending(tx, accountId);
  const by = { actorId: list.actorId ?? undefined };
  await endSessionsAndTrust(tx, { accountId, reason: "authenticator-added", ...by }, list.trace, now);
  const entry = { event: "authenticator.added", result: "success", factor: "authenticator" } as const;
  const told = { ...entry, reason: "imported", subjectId: accountId, about: name, ...by };
  await recordEvent(tx, told, list.trace, now);
  await noteImported(tx, list.id, row.id);
}
