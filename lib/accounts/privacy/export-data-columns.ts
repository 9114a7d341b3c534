// Owns which columns of which tables go out to the person whom they are about, named one by one (R77, R113).

const CREATED_AND_OVER = { createdAt: true, expiresAt: true } as const;
const SEEN_FROM = { browser: true, address: true } as const;
const CHANNEL = { kind: true, hint: true, country: true } as const;
const CLOCK = { offsetSteps: true, driftMs: true, missedCodes: true, missedSteps: true } as const;
const TOTP = { name: true, algorithm: true, digits: true, periodSeconds: true } as const;
export const LINK = {
  purpose: true,
  email: true,
  role: true,
  name: true,
  usedAt: true,
  ...CREATED_AND_OVER,
} as const;

/** Columns keep their names, so that docs/data.md explains the file as well. Secrets and hashes are never read. */
export const ACCOUNT = {
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
  usualFactor: true,
  leavesAuthyAt: true,
  checkedUpAt: true,
  resetAt: true,
  adminSince: true,
  adminUntil: true,
  password: { select: { changedAt: true, disabledAt: true } },
  authenticators: { select: { ...TOTP, ...CLOCK, confirmedAt: true, lastUsedAt: true, isImported: true } },
  enrollment: {
    select: { ...TOTP, startedAt: true, expiresAt: true, attempts: true, shownAt: true, lastError: true },
  },
  recoveryBatch: {
    select: {
      createdAt: true,
      shownUntil: true,
      acknowledgedAt: true,
      testedAt: true,
      codes: { select: { usedAt: true } },
    },
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
  apiKeys: {
    select: {
      ...CREATED_AND_OVER,
      name: true,
      kind: true,
      hint: true,
      lastUsedAt: true,
      days: { select: { day: true, uses: true } },
    },
  },
  passkeys: {
    select: {
      name: true,
      transports: true,
      aaguid: true,
      isSyncable: true,
      isBackedUp: true,
      createdAt: true,
      lastUsedAt: true,
      counterFellAt: true,
      needsPassword: true,
    },
  },
  passkeyChallenges: { select: { ...CREATED_AND_OVER, consumedAt: true } },
  channels: { select: { ...CHANNEL, confirmedAt: true, lastUsedAt: true } },
  pendingChannel: { select: { ...CHANNEL, attempts: true, startedAt: true, expiresAt: true } },
  channelCodes: {
    select: { way: true, sends: true, sentAt: true, expiresAt: true, attempts: true, consumedAt: true },
  },
  channelSends: {
    select: {
      country: true,
      way: true,
      provider: true,
      address: true,
      at: true,
      outcome: true,
      verifiedAt: true,
    },
  },
  webhookDeliveries: {
    select: {
      type: true,
      createdAt: true,
      dueAt: true,
      attempts: true,
      lastTriedAt: true,
      deliveredAt: true,
      status: true,
      failure: true,
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
  secretImports: {
    select: {
      ...SEEN_FROM,
      state: true,
      createdAt: true,
      problem: true,
      problemLine: true,
      goodRows: true,
      badRows: true,
      imported: true,
      skipped: true,
      startedAt: true,
      finishedAt: true,
      requestId: true,
    },
  },
} as const;

export const IMPORT_ROW = {
  email: true,
  name: true,
  role: true,
  problem: true,
  typedEmail: true,
  typedName: true,
  typedRole: true,
} as const;

export const SECRET_IMPORT_ROW = {
  email: true,
  name: true,
  problem: true,
  algorithm: true,
  digits: true,
  periodSeconds: true,
} as const;

export const API_METER = { day: true, used: true } as const;

export const PENDING_SIGN_UP = { ...CREATED_AND_OVER, email: true, locale: true, attempts: true } as const;
