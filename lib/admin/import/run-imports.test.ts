// Proves that an import invites whom it showed, once, however many carry it on.
import { beforeEach, describe, expect, it } from "vitest";
import { mintLink } from "@/lib/accounts/link-token";
import { acceptInvitation } from "@/lib/accounts/sign-up/invitation";
import { importBatch } from "@/lib/admin/import/import-batch";
import { findJob } from "@/lib/admin/import/import-job-store";
import { findRunningImport } from "@/lib/admin/import/import-run-store";
import { runImports } from "@/lib/admin/import/run-imports";
import { startImport } from "@/lib/admin/import/start-import";
import { sweepImports } from "@/lib/admin/import/sweep-imports";
import { manyPeople, stage } from "@/lib/admin/import/test-import";
import { makeAdmin } from "@/lib/admin/person/test-admin";
import { clearLog } from "@/lib/audit/chain/test-log";
import { TRACE } from "@/lib/audit/test-trace";
import { claimDueMail } from "@/lib/mail/store";
import { queuedMails, tokenOf } from "@/lib/mail/test-mails";
import { queueTestMail } from "@/lib/mail/test-queue";
import { database, transaction } from "@/lib/platform/db";
import { IMPORT_READING_SECONDS, IMPORT_RETENTION_SECONDS } from "@/lib/platform/durations";
import { IMPORT_BATCH } from "@/lib/platform/limits";
import { claimFor } from "@/lib/sign-in/step-up/test-claim";
import { later, makePerson, mustHave, NOW, type OpenSession, PASSWORD } from "@/lib/two-factor/test-person";

let session: OpenSession;

beforeEach(async () => {
  await database().importJob.deleteMany();
  await database().linkToken.deleteMany();
  await database().mailMessage.deleteMany();
  await clearLog();
  ({ session } = await makeAdmin());
});

async function start(id: string) {
  const claim = await claimFor(session.id, "import-people");
  const act = { actorId: session.accountId, claim, trace: TRACE, now: NOW };
  return startImport(act, { id, locale: "zh-CN" });
}

const run = () => runImports({ now: () => NOW });
const invitations = () => database().linkToken.count({ where: { purpose: "invitation" } });

describe("an import", () => {
  it("mails each person a link that makes the account with name and role, and keeps no row of them", async () => {
    const file = "email,name,role\nada@story.test,Ada Lovelace,admin\nbad,,\nbob@story.test,,\n";
    const { id } = await stage(file, session.accountId);
    mustHave(await start(id));
    await run();
    expect(await findJob(id)).toMatchObject({ state: "done", invited: 2, skipped: 0, finishedAt: NOW });
    const [mail, ...more] = await queuedMails("ada@story.test");
    expect([mail?.kind, mail?.locale, more]).toEqual(["invitation", "zh-CN", []]);
    const token = tokenOf(mail?.values.link);
    const answer = { token, password: PASSWORD, locale: "en", trace: TRACE, now: NOW } as const;
    mustHave(await acceptInvitation(answer));
    const account = await database().account.findUniqueOrThrow({ where: { email: "ada@story.test" } });
    expect(account).toMatchObject({ name: "Ada Lovelace", role: "admin", emailConfirmedAt: NOW });
    expect(await database().importRow.findMany({ where: { jobId: id }, select: { line: true } })).toEqual([
      { line: 3 },
    ]);
  });

  it("is written down: who started it, and each invitation (R86)", async () => {
    const { id } = await stage("email\na@audit.test\nb@audit.test\n", session.accountId);
    mustHave(await start(id));
    await run();
    const rows = await database().auditRow.findMany({
      where: { event: { in: ["people.imported", "invitation.created"] } },
      orderBy: { id: "asc" },
    });
    const by = { actorId: session.accountId, ...TRACE };
    const invited = await database().linkToken.findMany({
      where: { email: { endsWith: "@audit.test" } },
      orderBy: { email: "asc" },
    });
    expect(invited).toHaveLength(2);
    expect(rows).toMatchObject([
      { event: "people.imported", reason: "uploaded-file", ...by },
      ...invited.map(({ id: subjectId }) => ({
        event: "invitation.created",
        reason: null,
        subjectId,
        ...by,
      })),
    ]);
  });

  // Eleven transactions of 200 people; the bench takes 100,000 rows.
  it("takes 2,100 rows", async () => {
    const { id, goodRows } = await stage(manyPeople(2_100, "many.test"));
    expect(goodRows).toBe(2_100);
    mustHave(await start(id));
    await run();
    expect(await findJob(id)).toMatchObject({ state: "done", invited: 2_100 });
    expect(await invitations()).toBe(2_100);
  });

  it("leaves out whoever has an account or an invitation by then: no mail goes there", async () => {
    const { id } = await stage(
      "email\nfresh@late.test\nmember@late.test\ninvited@late.test\nback@late.test\n",
    );
    const member = await makePerson(NOW, "member@late.test");
    await transaction(async (tx) => {
      await mintLink(tx, "invitation", { email: "invited@late.test", role: "member" }, NOW);
      const back = { accountId: member.session.accountId, email: "back@late.test" };
      await mintLink(tx, "undo-email", back, NOW);
    });
    mustHave(await start(id));
    await run();
    expect(await findJob(id)).toMatchObject({ state: "done", invited: 1, skipped: 3 });
    expect(await database().mailMessage.count()).toBe(1);
    expect(await invitations()).toBe(2);
  });
});

describe("it happens once", () => {
  it("when four carry it on at once", async () => {
    const { id } = await stage(manyPeople(1000, "four.test"));
    mustHave(await start(id));
    await Promise.all([run(), run(), run(), run()]);
    expect(await findJob(id)).toMatchObject({ state: "done", invited: 1000, skipped: 0 });
    expect([await invitations(), await database().mailMessage.count()]).toEqual([1000, 1000]);
  });

  it("when a batch is done again from what was read before it", async () => {
    const { id } = await stage(manyPeople(IMPORT_BATCH + 1, "again.test"));
    mustHave(await start(id));
    const job = await findRunningImport(id);
    if (!job) throw new Error("it does not run");
    await importBatch(job, NOW);
    await importBatch(job, NOW);
    expect(await invitations()).toBe(IMPORT_BATCH);
  });
});

it("lets every other mail go first", async () => {
  const { id } = await stage(manyPeople(300, "bulk.test"));
  mustHave(await start(id));
  await run();
  await queueTestMail(later(5), { to: "hurry@example.test" });
  const [hurry] = await database().mailMessage.findMany({ where: { isBulk: false } });
  expect((await claimDueMail(later(10)))?.id).toBe(hurry?.id);
  const next = await claimDueMail(later(10));
  expect(await database().mailMessage.findUnique({ where: { id: next?.id } })).toMatchObject({
    isBulk: true,
  });
});

it("forgets an import after its time, and one that was never read to its end (R115)", async () => {
  const old = await stage("email\nbad\ngood@old.test\n");
  await database().importJob.create({ data: { id: "half", state: "reading", createdAt: NOW } });
  await sweepImports(later(IMPORT_READING_SECONDS - 1));
  expect(await findJob("half")).not.toBeNull();
  await sweepImports(later(IMPORT_READING_SECONDS + 1));
  expect([await findJob("half"), (await findJob(old.id))?.state]).toEqual([null, "ready"]);
  await sweepImports(later(IMPORT_RETENTION_SECONDS + 1));
  expect(await findJob(old.id)).toBeNull();
  expect(await database().importRow.count({ where: { jobId: old.id } })).toBe(0);
});
