// Proves that a restored database goes on with nothing that somebody may have called off, withdrawn or ended since the backup.
import { expect, it } from "vitest";
import { type LinkPurpose, mintLink } from "@/lib/accounts/link-token";
import { manyPeople, stage } from "@/lib/admin/import/test-import";
import { DELAY_SECONDS } from "@/lib/admin/resets/reset-terms";
import { sweepResets } from "@/lib/admin/resets/sweep-resets";
import {
  approveAs,
  makeProposed,
  makeScheduled,
  noticesOf,
  protectionLeft,
  resetStatesOf,
} from "@/lib/admin/resets/test-reset-people";
import { bring, uriOf } from "@/lib/admin/secrets-import/test-secrets";
import { beginAfterRestore } from "@/lib/admin/sessions/begin-after-restore";
import { TRACE } from "@/lib/audit/test-trace";
import { database, transaction } from "@/lib/platform/db";
import { later, makePerson, makeProtectedPerson, NOW } from "@/lib/two-factor/test-person";

const begin = () => beginAfterRestore(TRACE, NOW);
const reasonsOf = async (event: string, subjectId: string | null) =>
  (await database().auditRow.findMany({ where: { event, subjectId } })).map(({ reason }) => reason);

it("no reset that was scheduled happens, and its owner and the administrators hear that it does not (R74)", async () => {
  const { id, by, resetId } = await makeScheduled();
  await begin();
  await begin();
  await sweepResets(later(DELAY_SECONDS.short));
  expect(await resetStatesOf(id)).toEqual(["called-off"]);
  expect(await protectionLeft(id)).toMatchObject({ authenticators: 1 });
  expect(await reasonsOf("reset.called-off", id)).toEqual(["database-restored"]);
  expect(await noticesOf(id)).toEqual(["reset-scheduled", "reset-called-off"]);
  const told = await noticesOf(by.id);
  expect(told).toEqual(expect.arrayContaining(["admin-reset-called-off", "admin-database-restored"]));
  expect(
    await database().linkToken.count({ where: { accountId: id, purpose: "cancel-reset", usedAt: null } }),
  ).toBe(0);
  expect(await database().reset.findUnique({ where: { id: resetId } })).toMatchObject({ pendingFor: null });
});

it("no reset that waits for a second yes gets it", async () => {
  const { second, subject, resetId } = await makeProposed();
  await begin();
  expect(await approveAs(second, resetId, subject.email)).toMatchObject({ error: "reset-over" });
  expect(await protectionLeft(subject.id)).toMatchObject({ authenticators: 1 });
});

it("links that open or change something are dead, those that take back or confirm are not", async () => {
  const { accountId, email } = (await makeProtectedPerson()).session;
  const opening: LinkPurpose[] = ["reset-password", "re-enroll", "change-email", "second-email"];
  const staying: LinkPurpose[] = ["confirm-email", "undo-email", "not-me"];
  await transaction(async (tx) => {
    for (const purpose of [...opening, ...staying]) await mintLink(tx, purpose, { accountId, email }, NOW);
    await mintLink(tx, "invitation", { email: "withdrawn@example.test", role: "admin" }, NOW);
  });
  await begin();
  const left = await database().linkToken.findMany({ where: { accountId, usedAt: null } });
  expect(left.map(({ purpose }) => purpose)).toEqual(expect.arrayContaining(staying));
  expect(left.filter(({ purpose }) => opening.includes(purpose as LinkPurpose))).toEqual([]);
  expect(await database().linkToken.count({ where: { purpose: "invitation", usedAt: null } })).toBe(0);
});

it.each(["ready", "running"])("an import that is %s invites nobody", async (state) => {
  const { id } = await stage(manyPeople(2, `${state}.example.test`));
  await database().importJob.update({ where: { id }, data: { state } });
  await begin();
  expect(await database().importJob.findUnique({ where: { id } })).toMatchObject({ state: "cancelled" });
});

it.each(["ready", "running"])("a list of secrets that is %s is forgotten with them", async (state) => {
  const { email } = (await makePerson()).session;
  const { id } = await bring(uriOf(email));
  const secrets = () =>
    database().secretImportRow.count({ where: { importId: id, sealedSecret: { not: null } } });
  expect(await secrets()).toBe(1);
  await database().secretImport.update({ where: { id }, data: { state } });
  await begin();
  expect(await database().secretImport.findUnique({ where: { id } })).toMatchObject({ state: "cancelled" });
  expect(await secrets()).toBe(0);
});
