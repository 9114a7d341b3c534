// Proves that an import whose process is killed in the middle is finished by the next, without a second invitation.
import { once } from "node:events";
import { setTimeout } from "node:timers/promises";
import { expect, it } from "vitest";
import { findJob } from "@/lib/admin/import/import-job-store";
import { runImports } from "@/lib/admin/import/run-imports";
import { startImportByCommand } from "@/lib/admin/import/start-import";
import { manyPeople, stage } from "@/lib/admin/import/test-import";
import { TRACE } from "@/lib/audit/test-trace";
import { startChild } from "@/lib/mail/test-child";
import { database } from "@/lib/platform/db";
import { mustHave, NOW } from "@/lib/two-factor/test-person";

const PEOPLE = 3000;

it("invites each of them once", async () => {
  const { id } = await stage(manyPeople(PEOPLE, "crash.test"));
  mustHave(await startImportByCommand({ actorId: null, trace: TRACE, now: NOW }, { id, locale: "en" }));
  const child = await startChild("import-child", [NOW.toISOString()], {}, "admin/import");
  const closed = once(child, "close");
  const invited = async () => (await findJob(id))?.invited ?? 0;
  while ((await invited()) < 400) await setTimeout(5);
  child.kill("SIGKILL");
  await closed;
  const before = await invited();
  expect(before).toBeLessThan(PEOPLE);
  expect(await database().linkToken.count()).toBe(before);

  await runImports({ now: () => NOW });
  expect(await findJob(id)).toMatchObject({ state: "done", invited: PEOPLE, skipped: 0 });
  const emails = await database().linkToken.findMany({ select: { email: true } });
  expect(emails).toHaveLength(PEOPLE);
  expect(new Set(emails.map(({ email }) => email)).size).toBe(PEOPLE);
  expect(await database().mailMessage.count()).toBe(PEOPLE);
  expect(await database().auditRow.count({ where: { event: "invitation.created" } })).toBe(PEOPLE);
});
