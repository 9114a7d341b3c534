// Proves what the owner of an account is told, in the app and by mail, and that nothing is told of what did not happen (R85).
import { describe, expect, it } from "vitest";
import type { AuditEvent } from "@/lib/audit/events";
import { type AuditEntry, recordEvent } from "@/lib/audit/record-event";
import { TRACE } from "@/lib/audit/test-trace";
import { browserFamily } from "@/lib/audit/trace";
import { queuedMails, tokenOf } from "@/lib/mail/test-mails";
import { isByAdmin, NOTICE_KINDS, type NoticeKind } from "@/lib/notices/kinds";
import { notify } from "@/lib/notices/notify";
import { database, transaction } from "@/lib/platform/db";
import { allOrNothing, refused } from "@/lib/platform/result";
import { makePerson, NOW } from "@/lib/two-factor/test-person";

/** Every entry that is told, by event and reason. The rest of the kinds is told by the verb that counts failures. */
const TOLD: [AuditEvent, string | undefined, NoticeKind][] = [
  ["authenticator.added", undefined, "authenticator-added"],
  ["authenticator.removed", undefined, "authenticator-removed"],
  ["two-factor.turned-off", undefined, "two-factor-turned-off"],
  ["recovery-codes.created", "replaced", "recovery-codes-replaced"],
  ["recovery-code.used", undefined, "recovery-code-used"],
  ["password.changed", undefined, "password-changed"],
  ["password.reset", undefined, "password-reset"],
  ["email.changed", undefined, "email-changed"],
  ["email.change-undone", undefined, "email-change-undone"],
  ["session.opened", "new-browser", "new-browser"],
  ["trusted-device.added", undefined, "trusted-device-added"],
  ["second-email.changed", undefined, "second-email-changed"],
  ["second-factor.checked", "after-failures", "signed-in-after-failures"],
  ["reset.requested", undefined, "reset-requested"],
  ["reset.called-off", "by-person", "reset-called-off"],
  ["temporary-code.used", undefined, "temporary-code-used"],
  ["api-key.created", undefined, "api-key-created"],
  ["api-key.revoked", "by-owner", "api-key-revoked"],
  ["channel.added", "further", "channel-added"],
  ["channel.removed", undefined, "channel-removed"],
  ["authenticator.resynchronised", undefined, "authenticator-resynchronised"],
  ["passkey.added", undefined, "passkey-added"],
  ["passkey.removed", undefined, "passkey-removed"],
  ["passkey.counter-fell", undefined, "passkey-counter-fell"],
];
/** Told by the verbs that count, or that know whom to tell. */
const COUNTED: NoticeKind[] = [
  "second-factor-wrong",
  "second-factor-locked",
  "second-factor-frozen",
  "policy-changed",
];
/** What "this was not me" ended: told without another way to say so (lib/api/revoke-api-key.test.ts). */
const FOLLOWING: NoticeKind[] = ["api-keys-ended"];
/** Told to administrators. */
const ELSEWHERE = NOTICE_KINDS.filter((kind) => kind.startsWith("admin-"));

async function confirmedPerson() {
  const person = await makePerson();
  const { accountId } = person.session;
  await database().account.update({ where: { id: accountId }, data: { emailConfirmedAt: NOW } });
  return { ...person, accountId };
}

const record = (entry: AuditEntry, trace = TRACE) => transaction((tx) => recordEvent(tx, entry, trace, NOW));
const noticesOf = (accountId: string) => database().notice.findMany({ where: { accountId } });

it("tells each kind for some event", () => {
  // Those of administrators' acts have a test of their own.
  const kinds = NOTICE_KINDS.filter((kind) => !isByAdmin(kind));
  expect([...TOLD.map(([, , kind]) => kind), ...COUNTED, ...FOLLOWING, ...ELSEWHERE].sort()).toEqual(
    kinds.sort(),
  );
});

describe.each(TOLD)("%s %s", (event, reason, kind) => {
  const entry = (actorId: string) =>
    ({ event, result: "success", actorId, reason, about: "Phone" }) as AuditEntry;

  it("is told in the app, and by a mail with time, browser, network and a way to say no (R85)", async () => {
    const { accountId, email } = await confirmedPerson();
    await record(entry(accountId));
    const { browser, address } = TRACE;
    expect(await noticesOf(accountId)).toMatchObject([
      { kind, at: NOW, browser, address, about: "Phone", readAt: null },
    ]);
    const [mail, ...more] = await queuedMails(email);
    expect(more).toEqual([]);
    expect(mail).toMatchObject({ kind: "notice", to: email, accountId, locale: "en" });
    const { link, ...told } = mail?.values ?? {};
    expect(told).toEqual({ notice: kind, at: NOW.toISOString(), browser, address, about: "Phone" });
    expect(link).toMatch(/^http:\/\/localhost:3000\/not-me#[\w-]{43}$/);
  });

  it("is told in the app alone while nobody has confirmed the address", async () => {
    const { email, session } = await makePerson();
    await record(entry(session.accountId));
    expect(await noticesOf(session.accountId)).toHaveLength(1);
    expect(await queuedMails(email)).toEqual([]);
  });
});

it("keeps of the link its hash alone, for that one purpose", async () => {
  const { accountId, email } = await confirmedPerson();
  await record({ event: "authenticator.removed", result: "success", actorId: accountId });
  const token = tokenOf((await queuedMails(email))[0]?.values.link);
  const links = await database().linkToken.findMany({ where: { accountId } });
  expect(links).toMatchObject([{ purpose: "not-me", usedAt: null }]);
  expect(JSON.stringify(links)).not.toContain(token);
});

it("tells the one whom it happened to, not the one who did it", async () => {
  const [owner, admin] = [await confirmedPerson(), await confirmedPerson()];
  const people = { actorId: admin.accountId, subjectId: owner.accountId };
  await record({ event: "authenticator.removed", result: "success", ...people });
  expect(await noticesOf(owner.accountId)).toHaveLength(1);
  expect(await noticesOf(admin.accountId)).toEqual([]);
});

it.each([
  { event: "password.changed", result: "failure" },
  { event: "recovery-codes.created", result: "success" },
  { event: "session.opened", result: "success" },
  { event: "second-factor.checked", result: "success" },
  { event: "authenticator.renamed", result: "success" },
] as AuditEntry[])("tells nothing of $event, $result, without a reason", async (entry) => {
  const { accountId } = await confirmedPerson();
  await record({ ...entry, actorId: accountId });
  expect(await noticesOf(accountId)).toEqual([]);
});

it("tells nothing of what was rolled back", async () => {
  const { accountId, email } = await confirmedPerson();
  await allOrNothing<null, "no">(async (tx) => {
    await recordEvent(tx, { event: "password.changed", result: "success", actorId: accountId }, TRACE, NOW);
    return refused("no");
  });
  expect(await noticesOf(accountId)).toEqual([]);
  expect(await queuedMails(email)).toEqual([]);
});

it("tells nobody, and breaks nothing, when the account went in the same transaction", async () => {
  const { accountId } = await confirmedPerson();
  await transaction(async (tx) => {
    await tx.account.delete({ where: { id: accountId } });
    await notify(tx, { accountId, kind: "authenticator-removed" }, TRACE, NOW);
  });
  expect(await database().account.findUnique({ where: { id: accountId } })).toBeNull();
  expect(await noticesOf(accountId)).toEqual([]);
});

it.each([
  "Firefox/1.0%0aBcc: all@example.test",
  "Firefox/1.0\r\nBcc: all@example.test",
  "\u001b[2JChrome/1 \u0000\u202e",
])("carries nothing of a User-Agent such as %j (R88)", async (agent) => {
  const { accountId, email } = await confirmedPerson();
  const entry = { event: "password.changed", result: "success", actorId: accountId } as const;
  await record(entry, { ...TRACE, browser: browserFamily(agent) });
  const rows = await database().auditRow.findMany({ where: { subjectId: accountId } });
  const kept = [...(await noticesOf(accountId)), ...rows.slice(-1), ...(await queuedMails(email))];
  expect(kept).toHaveLength(3);
  const text = JSON.stringify(kept);
  expect(text).not.toMatch(/Bcc|all@example|%0a|\\r|\\n|\\u00|\u202e/);
});
