// Proves that an import goes no further than its administrator's role: demoted or shut out, nobody invites (R63, R76).
import { beforeAll, describe, expect, it } from "vitest";
import { deleteAccountRow } from "@/lib/accounts/store";
import { importBatch } from "@/lib/admin/import/import-batch";
import { findJob } from "@/lib/admin/import/import-job-store";
import { findRunningImport } from "@/lib/admin/import/import-run-store";
import { runImports } from "@/lib/admin/import/run-imports";
import { startImport } from "@/lib/admin/import/start-import";
import { manyPeople, stage } from "@/lib/admin/import/test-import";
import { changeRole } from "@/lib/admin/person/change-role";
import { deactivatePerson } from "@/lib/admin/person/deactivate-person";
import { makeAdmin, permitOn } from "@/lib/admin/person/test-admin";
import { TRACE } from "@/lib/audit/test-trace";
import { database, transaction } from "@/lib/platform/db";
import { IMPORT_BATCH } from "@/lib/platform/limits";
import { claimFor } from "@/lib/sign-in/step-up/test-claim";
import { mustHave, NOW } from "@/lib/two-factor/test-person";

type Admin = Awaited<ReturnType<typeof makeAdmin>>;

let other: Admin;
beforeAll(async () => {
  other = await makeAdmin();
});

async function started(admin: Admin, id: string): Promise<string> {
  const claim = await claimFor(admin.session.id, "import-people");
  const act = { actorId: admin.accountId, claim, trace: TRACE, now: NOW };
  mustHave(await startImport(act, { id, locale: "en" }));
  return id;
}

async function stagedBy(admin: Admin, domain: string): Promise<string> {
  return (await stage(manyPeople(2 * IMPORT_BATCH, domain), admin.accountId)).id;
}

const run = (id: string, onBatch = async () => {}) => runImports({ id, now: () => NOW, onBatch });
const stops = (subjectId: string) =>
  database().auditRow.findMany({ where: { event: "people.import-stopped", subjectId } });
const demote = async ({ accountId }: Admin) =>
  changeRole(await permitOn(other, accountId, "change-role"), "member");
const shut = async ({ accountId }: Admin) =>
  deactivatePerson(await permitOn(other, accountId, "deactivate-person"));

describe.each([
  ["demoted", demote],
  ["deactivated", shut],
])("of an administrator who is %s", (name, end) => {
  it("what waits and what runs is cancelled at once, and those of others go on (R63, R76)", async () => {
    const admin = await makeAdmin();
    const waiting = await stagedBy(admin, `waits.${name}.test`);
    const running = await started(admin, await stagedBy(admin, `runs.${name}.test`));
    const foreign = await started(other, await stagedBy(other, `other.${name}.test`));
    await run(running, async () => {
      if ((await findJob(running))?.state === "running") mustHave(await end(admin));
    });
    expect(await findJob(waiting)).toMatchObject({ state: "cancelled", invited: 0, finishedAt: NOW });
    expect(await findJob(running)).toMatchObject({ state: "cancelled", invited: IMPORT_BATCH });
    expect(await stops(admin.accountId)).toMatchObject([
      { actorId: other.accountId, result: "success", reason: "starter-not-admin" },
    ]);
    await run(foreign);
    expect(await findJob(foreign)).toMatchObject({ state: "done", invited: 2 * IMPORT_BATCH });
  });
});

it.each([{ role: "member" }, { deactivatedAt: NOW }])(
  "each batch asks for its administrator, and stops for one who became %j (R76)",
  async (data) => {
    const admin = await makeAdmin();
    const id = await started(
      admin,
      await stagedBy(admin, `${Object.keys(data)[0]}.batch.test`.toLowerCase()),
    );
    await run(id, () =>
      database()
        .account.update({ where: { id: admin.accountId }, data })
        .then(() => {}),
    );
    expect(await findJob(id)).toMatchObject({ state: "cancelled", invited: IMPORT_BATCH, finishedAt: NOW });
    expect(await stops(admin.accountId)).toMatchObject([
      { actorId: null, result: "success", reason: "starter-not-admin", requestId: TRACE.requestId },
    ]);
  },
);

it("writes nothing of an administrator who was erased after the batch was read (R114)", async () => {
  const admin = await makeAdmin();
  const job = await findRunningImport(await started(admin, await stagedBy(admin, "erased.test")));
  if (!job) throw new Error("it does not run");
  const told = () => database().auditRow.count({ where: { actorId: admin.accountId } });
  const before = await told();
  await transaction((tx) => deleteAccountRow(tx, admin.accountId));
  await importBatch(job, NOW);
  expect(await told()).toBe(before);
  expect(await database().linkToken.count({ where: { email: { endsWith: "@erased.test" } } })).toBe(0);
});
