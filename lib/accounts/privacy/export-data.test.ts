// Proves that people get everything that is kept about them and no secret, once an hour, and only with a grant.
import { beforeAll, describe, expect, it } from "vitest";
import { dataColumns, schemaColumns } from "@/docs/data-columns";
import { exportData, nextExportAt } from "@/lib/accounts/privacy/export-data";
import type { ExportedData } from "@/lib/accounts/privacy/export-data-rows";
import { makeFullPerson } from "@/lib/accounts/privacy/test-full-person";
import { recordEvent } from "@/lib/audit/record-event";
import { TRACE } from "@/lib/audit/test-trace";
import { database, transaction } from "@/lib/platform/db";
import { EXPORT_INTERVAL_SECONDS } from "@/lib/platform/durations";
import { claimFor, ownAct } from "@/lib/sign-in/step-up/test-claim";
import { later, makePerson, mustHave, NOW } from "@/lib/two-factor/test-person";

type Rows = Record<string, unknown>[];

/** Where the rows of each table stand in the file. Tables about nobody, or nobody in particular, stand in none. */
const PLACES: Record<string, (data: ExportedData) => Rows> = {
  Account: ({ account }) => [account],
  Password: ({ account }) => [account.password ?? {}],
  Authenticator: ({ account }) => account.authenticators,
  Enrollment: ({ account }) => [account.enrollment ?? {}],
  RecoveryBatch: ({ account }) => [account.recoveryBatch ?? {}],
  RecoveryCode: ({ account }) => account.recoveryBatch?.codes ?? [],
  TemporaryCode: ({ account }) => [account.temporaryCode ?? {}],
  TemporaryCodeReason: ({ account }) => account.temporaryCodeReasons,
  Ticket: ({ account }) => account.tickets,
  SignInGrant: ({ account }) => account.signInGrants,
  Session: ({ account }) => account.sessions,
  StepUpGrant: ({ account }) => account.sessions.flatMap(({ stepUpGrants }) => stepUpGrants),
  TrustedDevice: ({ account }) => account.trustedDevices,
  PendingSignUp: ({ pendingSignUps }) => pendingSignUps,
  LinkToken: ({ account, invitations }) => [...account.linkTokens, ...invitations],
  Notice: ({ account }) => account.notices,
  MailMessage: ({ account }) => account.mailMessages,
  ImportJob: ({ account }) => account.importJobs,
  ImportRow: ({ importRows }) => importRows,
  AttemptCounter: ({ attemptCounters }) => attemptCounters,
  AuditRow: ({ securityLog }) => securityLog,
  PersonNote: ({ account }) => account.notes,
  Reset: ({ account }) => account.resets,
  ResetApproval: ({ account }) => account.resetApprovals,
  ResetRequest: ({ account }) => account.resetRequests,
  ApiKey: ({ account }) => account.apiKeys,
  ApiKeyDay: ({ account }) => account.apiKeys.flatMap(({ days }) => days),
  ApiMeter: ({ apiMeters }) => apiMeters,
  Channel: ({ account }) => account.channels,
  PendingChannel: ({ account }) => [account.pendingChannel ?? {}],
  ChannelCode: ({ account }) => account.channelCodes,
  ChannelSend: ({ account }) => account.channelSends,
  SecretImport: ({ account }) => account.secretImports,
  SecretImportRow: ({ secretImportRows }) => secretImportRows,
  WebhookDelivery: ({ account }) => account.webhookDeliveries,
  Passkey: ({ account }) => account.passkeys,
  PasskeyChallenge: ({ account }) => account.passkeyChallenges,
};
const ABOUT_NOBODY = [
  "RateLimit",
  "Installation",
  "DailyFigure",
  "AuditChain",
  "Policy",
  "ChannelPause",
  "ProviderRemoval",
  "Webhook",
];

let person: Awaited<ReturnType<typeof makeFullPerson>>;
let data: ExportedData;
let text: string;

beforeAll(async () => {
  person = await makeFullPerson();
  const { accountId, id } = person.session;
  // Of whom as much is kept.
  const other = await makeFullPerson();
  const people = [accountId, other.session.accountId];
  for (const [actorId, subjectId] of [people, people.toReversed()])
    await transaction((tx) =>
      recordEvent(tx, { event: "sessions.ended", result: "success", actorId, subjectId }, TRACE, NOW),
    );
  data = mustHave(await exportData(await ownAct({ id, accountId }, "export-data")));
  text = JSON.stringify(data);
  expect(text).not.toContain(other.session.accountId);
  expect(text).not.toContain(other.email);
  // They name nobody: of the password, of that in a known browser, and of the second factor; and one day's use.
  expect([data.attemptCounters.length, data.apiMeters.length]).toEqual([3, 1]);
  expect(data.account.notes).toEqual([{ at: NOW, text: "Called about a lost phone." }]);
});

it("knows a place for every table of the schema, so that none is forgotten (R113)", () => {
  const tables = new Set(schemaColumns().map(({ table }) => table));
  expect([...Object.keys(PLACES), ...ABOUT_NOBODY].sort()).toEqual([...tables].sort());
});

it.each(Object.entries(PLACES))(
  "gives every personal column of %s, and nothing of another class (R113)",
  (table, place) => {
    const columns = dataColumns().filter((column) => column.table === table);
    const personal = columns.filter(({ kind }) => kind === "personal").map(({ column }) => column);
    const rows = place(data);
    expect(rows.length).toBeGreaterThan(0);
    for (const row of rows) {
      const given = Object.keys(row);
      expect(given).toEqual(expect.arrayContaining(personal));
      const others = columns.filter(({ kind, column }) => kind !== "personal" && given.includes(column));
      expect(others).toEqual([]);
    }
  },
);

it("gives no secret, no hash and no code, in whatever column it stands (R113)", async () => {
  const secretColumns = dataColumns().filter(({ kind }) => kind.startsWith("secret-"));
  const secrets: string[] = [...person.recoveryCodes, person.session.token];
  for (const { table, column } of secretColumns) {
    const rows = await database().$queryRawUnsafe<Record<string, string | null>[]>(
      `SELECT "${column}" FROM "${table}" WHERE "${column}" IS NOT NULL`,
    );
    secrets.push(...rows.map((row) => String(row[column])));
  }
  expect(secrets.length).toBeGreaterThan(20);
  expect(secrets.filter((secret) => text.includes(secret))).toEqual([]);
});

it("tells of everything in time order, its own entry last, and names nobody else (R113)", () => {
  const entries = data.securityLog;
  expect(entries.at(-1)).toMatchObject({ event: "data.exported", at: NOW });
  expect(entries).toContainEqual(
    expect.objectContaining({ event: "sessions.ended", subjectId: "somebody else" }),
  );
  expect(entries).toContainEqual(
    expect.objectContaining({ event: "sessions.ended", actorId: "somebody else" }),
  );
  const times = entries.map(({ at }) => at.getTime());
  expect(times).toEqual(times.toSorted((left, right) => left - right));
});

it("says nothing of what others noted beside an address that the account has not proven", async () => {
  const stranger = await makeFullPerson();
  const { accountId } = stranger.session;
  await database().account.update({ where: { id: accountId }, data: { emailConfirmedAt: null } });
  const told = mustHave(await exportData(await ownAct(stranger.session, "export-data")));
  expect(told).toMatchObject({ pendingSignUps: [], invitations: [], importRows: [], secretImportRows: [] });
});

describe("taking out one's data again", () => {
  const ask = async (now: Date, claim = claimFor(person.session.id, "export-data")) =>
    exportData({ accountId: person.session.accountId, claim: await claim, trace: TRACE, now });
  const due = later(EXPORT_INTERVAL_SECONDS);

  it("is refused within the hour, keeps the grant for later, and says when (R113)", async () => {
    const claim = await claimFor(person.session.id, "export-data");
    const tooSoon = later(-1, due);
    const held = () => database().stepUpGrant.count({ where: { purpose: "export-data", usedAt: null } });
    const before = await held();
    expect(await ask(NOW, Promise.resolve(claim))).toMatchObject({ error: "export-too-soon" });
    expect(await held()).toBe(before);
    expect(await nextExportAt(person.session.accountId, tooSoon)).toEqual(due);
    expect(await nextExportAt(person.session.accountId, due)).toBeNull();
  });

  it("is granted again once the hour is over, to the second (R113)", async () => {
    const { accountId, id } = (await makePerson()).session;
    const askedSecondsAgo = async (seconds: number) => {
      await database().account.update({ where: { id: accountId }, data: { exportedAt: later(-seconds) } });
      return (await exportData(await ownAct({ id, accountId }, "export-data"))).ok;
    };
    expect(await askedSecondsAgo(EXPORT_INTERVAL_SECONDS - 1)).toBe(false);
    expect(await askedSecondsAgo(EXPORT_INTERVAL_SECONDS)).toBe(true);
  });

  it("is refused without a grant for it, and then changes nothing (R68)", async () => {
    const { accountId, id } = (await makePerson()).session;
    const claims = [
      { token: "", sessionId: id, purpose: "export-data" } as const,
      await claimFor(id, "export-data", "delete-account"),
      { ...(await claimFor(person.session.id, "export-data")), sessionId: id },
    ];
    for (const claim of claims)
      expect(await exportData({ accountId, claim, trace: TRACE, now: NOW })).toMatchObject({
        error: "step-up-required",
      });
    expect(await nextExportAt(accountId, NOW)).toBeNull();
    const where = { event: "data.exported", subjectId: accountId };
    expect(await database().auditRow.count({ where })).toBe(0);
  });

  it("happens once of ten that come at once, each with a grant of its own (R113)", async () => {
    const { session } = await makePerson();
    const { accountId } = session;
    const acts = await Promise.all(Array.from({ length: 10 }, () => ownAct(session, "export-data")));
    const results = await Promise.all(acts.map(exportData));
    expect(results.filter(({ ok }) => ok)).toHaveLength(1);
    const where = { event: "data.exported", subjectId: accountId };
    expect(await database().auditRow.count({ where })).toBe(1);
  });
});
