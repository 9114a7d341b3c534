// Owns gathering all that is kept about a person: what belongs to the account, and what only names it (R113).
import "server-only";
import {
  ACCOUNT,
  API_METER,
  IMPORT_ROW,
  LINK,
  PENDING_SIGN_UP,
  SECRET_IMPORT_ROW,
} from "@/lib/accounts/privacy/export-data-columns";
import { accountCaller } from "@/lib/api/api-caller";
import { database } from "@/lib/platform/db";
import { secondFactorKey } from "@/lib/sign-in/attempts/attempt-counter";
import { passwordKey } from "@/lib/sign-in/attempts/password-key";

/** Entries of the log per read: other requests are answered between two reads. */
const PAGE = 500;

const SOMEBODY = "somebody else";

/**
 * Rows that name the address without belonging to the account. Only for a proven address: anybody may sign up with any
 * address, so the rows of an unproven one may be about somebody else.
 */
async function rowsOfAddress({ email, emailConfirmedAt }: { email: string; emailConfirmedAt: Date | null }) {
  if (!emailConfirmedAt) return { pendingSignUps: [], invitations: [], importRows: [], secretImportRows: [] };
  const db = database();
  const pendingSignUps = await db.pendingSignUp.findMany({
    where: { email },
    select: PENDING_SIGN_UP,
  });
  const invitations = await db.linkToken.findMany({
    where: { email, purpose: "invitation" },
    select: LINK,
  });
  const importRows = await db.importRow.findMany({ where: { email }, select: IMPORT_ROW });
  const secretImportRows = await db.secretImportRow.findMany({ where: { email }, select: SECRET_IMPORT_ROW });
  return { pendingSignUps, invitations, importRows, secretImportRows };
}

/** Wrong tries in a row. Their keys are hashes, so the export says what they count instead. */
async function attemptCounters(accountId: string, email: string) {
  const select = { failures: true, lockedUntil: true, updatedAt: true } as const;
  const first = passwordKey(email, null);
  const db = database();
  const passwords = await db.attemptCounter.findMany({
    where: { key: { gte: first, lt: `${first};` } },
    select,
  });
  const factors = await db.attemptCounter.findMany({ where: { key: secondFactorKey(accountId) }, select });
  return [
    ...passwords.map((row) => ({ counts: "password", ...row })),
    ...factors.map((row) => ({ counts: "second-factor", ...row })),
  ];
}

/** What the TOTP API answered on the last day that it was asked. */
function apiMeters(accountId: string) {
  return database().apiMeter.findMany({ where: { caller: accountCaller(accountId) }, select: API_METER });
}

/**
 * Everything that the log says about an account, and what it did to others. The others are not named, and neither is the
 * address from which somebody else acted. Oldest first.
 */
async function securityLog(accountId: string) {
  const own = (id: string | null) => (id === null || id === accountId ? id : SOMEBODY);
  const rows = [];
  for (let last = 0, isMore = true; isMore; ) {
    const page = await database().auditRow.findMany({
      where: { OR: [{ subjectId: accountId }, { actorId: accountId }], id: { gt: last } },
      orderBy: { id: "asc" },
      take: PAGE,
    });
    for (const { id, at, actorId, subjectId, event, result, factor, reason, ...trace } of page) {
      const { requestId, address, browser } = trace;
      const people = { actorId: own(actorId), subjectId: own(subjectId) };
      const from = people.actorId === SOMEBODY ? { address: "", browser: "" } : { address, browser };
      rows.push({ at, event, result, factor, reason, ...people, requestId, ...from });
      last = id;
    }
    isMore = page.length === PAGE;
  }
  return rows;
}

/** All that is kept about a person, ready to be written out as JSON. */
export async function collectData(accountId: string, now: Date) {
  const account = await database().account.findUniqueOrThrow({ where: { id: accountId }, select: ACCOUNT });
  return {
    madeAt: now,
    account,
    ...(await rowsOfAddress(account)),
    attemptCounters: await attemptCounters(accountId, account.email),
    apiMeters: await apiMeters(accountId),
    securityLog: await securityLog(accountId),
  };
}

export type ExportedData = Awaited<ReturnType<typeof collectData>>;
