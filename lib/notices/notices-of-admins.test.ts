// Proves what people are told of administrators' acts on them, and what of the administrator they are not (R85).
import { expect, it } from "vitest";
import type { AuditEvent } from "@/lib/audit/events";
import { type AuditEntry, recordEvent } from "@/lib/audit/record-event";
import { TRACE } from "@/lib/audit/test-trace";
import { queuedMails } from "@/lib/mail/test-mails";
import { isByAdmin, NOTICE_KINDS, type NoticeKind } from "@/lib/notices/kinds";
import { notifyInApp } from "@/lib/notices/notify";
import { database, transaction } from "@/lib/platform/db";
import { makePerson, NOW } from "@/lib/two-factor/test-person";

/** What administrators do, told to whom it happened, who has nothing to answer. */
const TOLD_OF_ADMINS: [AuditEvent, string | undefined, NoticeKind][] = [
  ["person.deactivated", undefined, "deactivated"],
  ["person.reactivated", undefined, "reactivated"],
  ["person.unlocked", undefined, "unlocked"],
  ["role.changed", "to-admin", "role-now-admin"],
  ["role.changed", "to-member", "role-now-member"],
  ["sessions.ended", "by-admin", "sessions-ended-by-admin"],
];
/** The same where somebody may have asked for it in the owner's name. */
const ANSWERABLE: [AuditEvent, string | undefined, NoticeKind][] = [
  ["second-factor.reset", "lost-phone", "second-factor-reset"],
  ["reset.called-off", "by-admin", "reset-called-off-by-admin"],
  ["temporary-code.created", "lost-phone", "temporary-code-created"],
  ["channel.started", "by-admin", "channel-registered-by-admin"],
  ["authenticator.added", "imported", "authenticator-imported"],
];
/** Told by a mail of their own: lib/admin/resets. */
const IN_APP: NoticeKind[] = ["reset-scheduled", "reset-refused"];
const NOWHERE = { browser: "", address: "" };

async function confirmedPerson() {
  const { email, session } = await makePerson();
  const { accountId } = session;
  await database().account.update({ where: { id: accountId }, data: { emailConfirmedAt: NOW } });
  return { email, accountId };
}

const record = (entry: AuditEntry) => transaction((tx) => recordEvent(tx, entry, TRACE, NOW));
const noticesOf = (accountId: string) => database().notice.findMany({ where: { accountId } });

it("tells each of these kinds for some event", () => {
  const kinds = [...TOLD_OF_ADMINS, ...ANSWERABLE].map(([, , kind]) => kind);
  expect([...kinds, ...IN_APP].sort()).toEqual(NOTICE_KINDS.filter(isByAdmin).sort());
});

it.each(TOLD_OF_ADMINS)(
  "%s %s is told without a link, and without where the administrator sat (R85)",
  async (event, reason, kind) => {
    const [owner, admin] = [await confirmedPerson(), await confirmedPerson()];
    const people = { actorId: admin.accountId, subjectId: owner.accountId };
    await record({ event, result: "success", ...people, reason } as AuditEntry);
    expect(await noticesOf(owner.accountId)).toMatchObject([{ kind, at: NOW, ...NOWHERE }]);
    expect((await queuedMails(owner.email)).map(({ values }) => values)).toEqual([
      { notice: kind, at: NOW.toISOString(), ...NOWHERE, about: "", link: "" },
    ]);
    expect(await noticesOf(admin.accountId)).toEqual([]);
    expect(await database().linkToken.count({ where: { accountId: owner.accountId } })).toBe(0);
  },
);

it.each(ANSWERABLE)(
  "%s %s is told with a way to say no, and without where the administrator sat (R85)",
  async (event, reason, kind) => {
    const [owner, admin] = [await confirmedPerson(), await confirmedPerson()];
    const people = { actorId: admin.accountId, subjectId: owner.accountId };
    await record({ event, result: "success", ...people, reason } as AuditEntry);
    expect(await noticesOf(owner.accountId)).toMatchObject([{ kind, at: NOW, ...NOWHERE }]);
    const [mail] = await queuedMails(owner.email);
    expect(mail?.values).toMatchObject({ notice: kind, ...NOWHERE });
    expect(mail?.values.link).toMatch(/^http:\/\/localhost:3000\/not-me#[\w-]{43}$/);
  },
);

it.each(IN_APP)("%s is told in the app without where the administrator sat (R85)", async (kind) => {
  const { accountId } = await confirmedPerson();
  await transaction((tx) => notifyInApp(tx, { accountId, kind }, TRACE, NOW));
  expect(await noticesOf(accountId)).toMatchObject([{ kind, ...NOWHERE }]);
});
