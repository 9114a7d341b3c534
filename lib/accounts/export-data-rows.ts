// Owns which columns of which tables go out to the person whom they are about, named one by one (R77, R113).
import "server-only";
import { database } from "@/lib/platform/db";
import { secondFactorKey } from "@/lib/sign-in/attempt-counter";
import { passwordKey } from "@/lib/sign-in/password-attempts";

/** Entries of the log that are read at once: requests pass between two reads. */
const PAGE = 500;

const SOMEBODY = "somebody else";

const CREATED_AND_OVER = { createdAt: true, expiresAt: true } as const;
const SEEN_FROM = { browser: true, address: true } as const;
const TOTP = { name: true, algorithm: true, digits: true, periodSeconds: true } as const;
const LINK = {
  purpose: true,
  email: true,
  role: true,
  name: true,
  usedAt: true,
  ...CREATED_AND_OVER,
} as const;

/** Columns keep their names, so that docs/data.md explains the file as well. Secrets and hashes are never read. */
const ACCOUNT = {
  id: true,
  email: true,
  role: true,
  createdAt: true,
  emailConfirmedAt: true,
  secondEmail: true,
  locale: true,
  exportedAt: true,
  name: true,
  deactivatedAt: true,
  lastSignInAt: true,
  factorCount: true,
  codesLeft: true,
  lockedUntil: true,
  remindedAt: true,
  resetAt: true,
  adminSince: true,
  adminUntil: true,
  password: { select: { changedAt: true, disabledAt: true } },
  authenticators: { select: { ...TOTP, confirmedAt: true, lastUsedAt: true } },
  enrollment: {
    select: { ...TOTP, startedAt: true, expiresAt: true, attempts: true, shownAt: true, lastError: true },
  },
  recoveryBatch: {
    select: { createdAt: true, shownUntil: true, acknowledgedAt: true, codes: { select: { usedAt: true } } },
  },
  temporaryCode: { select: { ...CREATED_AND_OVER, usedAt: true } },
  temporaryCodeReasons: { select: { at: true, reasonClass: true, reason: true } },
  tickets: { select: { ...CREATED_AND_OVER, attempts: true, consumedAt: true } },
  signInGrants: { select: { ...CREATED_AND_OVER, factor: true, redeemedAt: true } },
  sessions: {
    select: {
      ...CREATED_AND_OVER,
      ...SEEN_FROM,
      factor: true,
      authenticatedAt: true,
      lastUsedAt: true,
      stepUpGrants: { select: { ...CREATED_AND_OVER, purpose: true, usedAt: true } },
    },
  },
  trustedDevices: { select: { ...CREATED_AND_OVER, ...SEEN_FROM, name: true, lastUsedAt: true } },
  linkTokens: { select: LINK },
  notices: { select: { ...SEEN_FROM, kind: true, at: true, about: true, readAt: true } },
  mailMessages: {
    select: {
      kind: true,
      createdAt: true,
      attempts: true,
      dueAt: true,
      sentAt: true,
      failure: true,
      isBulk: true,
    },
  },
  // Who wrote a note is not the person's own data.
  notes: { select: { at: true, text: true } },
  resets: {
    select: {
      reasonClass: true,
      reason: true,
      state: true,
      delaySeconds: true,
      createdAt: true,
      effectiveAt: true,
      endedAt: true,
    },
  },
  resetApprovals: { select: { at: true } },
  resetRequests: {
    select: { ...SEEN_FROM, text: true, createdAt: true, isKnownBrowser: true, decidedAt: true },
  },
  importJobs: {
    select: {
      ...SEEN_FROM,
      state: true,
      createdAt: true,
      goodRows: true,
      badRows: true,
      adminRows: true,
      problem: true,
      problemLine: true,
      columns: true,
      locale: true,
      invited: true,
      skipped: true,
      startedAt: true,
      finishedAt: true,
      requestId: true,
    },
  },
} as const;

const IMPORT_ROW = {
  email: true,
  name: true,
  role: true,
  problem: true,
  typedEmail: true,
  typedName: true,
  typedRole: true,
} as const;

/** Rows that name the address without belonging to the account. */
async function rowsOfAddress(email: string) {
  const db = database();
  const pendingSignUps = await db.pendingSignUp.findMany({
    where: { email },
    select: { ...CREATED_AND_OVER, email: true, locale: true, attempts: true },
  });
  const invitations = await db.linkToken.findMany({
    where: { email, purpose: "invitation" },
    select: LINK,
  });
  const importRows = await db.importRow.findMany({ where: { email }, select: IMPORT_ROW });
  return { pendingSignUps, invitations, importRows };
}

/** Wrong tries in a row. Their keys are hashes; what they count is told instead. */
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

/**
 * Everything that the log says of an account, or that it did to others, who are not named; nor is it told where
 * somebody else acted from. Oldest first.
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
    ...(await rowsOfAddress(account.email)),
    attemptCounters: await attemptCounters(accountId, account.email),
    securityLog: await securityLog(accountId),
  };
}

export type ExportedData = Awaited<ReturnType<typeof collectData>>;
