// Proves that an import whose process is killed in the middle is finished by the next, each person once.
import { once } from "node:events";
import { setTimeout } from "node:timers/promises";
import { expect, it } from "vitest";
import { viewList } from "@/lib/admin/secrets-import/list-view";
import { runSecretImports } from "@/lib/admin/secrets-import/run-secret-imports";
import { startSecretImportByCommand } from "@/lib/admin/secrets-import/start-secret-import";
import { bring, uriOf } from "@/lib/admin/secrets-import/test-secrets";
import { TRACE } from "@/lib/audit/test-trace";
import { startChild } from "@/lib/mail/test-child";
import { database } from "@/lib/platform/db";
import { mustHave, NOW } from "@/lib/two-factor/test-person";

const PEOPLE = 400;

it("gives each of them one authenticator", async () => {
  const emails = Array.from({ length: PEOPLE }, (_, index) => `person-${index}@crash.test`);
  const accounts = emails.map((email, index) => ({ id: `crash-${index}`, email, createdAt: NOW }));
  await database().account.createMany({ data: accounts });
  const { id } = await bring(emails.map((email) => uriOf(email)).join("\n"));
  mustHave(await startSecretImportByCommand({ actorId: null, trace: TRACE, now: NOW }, id));
  const child = await startChild("secrets-child", [NOW.toISOString()], {}, "admin/secrets-import");
  const closed = once(child, "close");
  const imported = async () => (await viewList(id, null))?.imported ?? 0;
  while ((await imported()) < 20) await setTimeout(2);
  child.kill("SIGKILL");
  await closed;
  const before = await imported();
  expect(before).toBeLessThan(PEOPLE);
  expect(await database().authenticator.count()).toBe(before);

  await runSecretImports({ now: () => NOW });
  expect(await viewList(id, null)).toMatchObject({ state: "done", imported: PEOPLE, skipped: 0 });
  const rows = await database().authenticator.findMany({ select: { accountId: true } });
  expect(new Set(rows.map(({ accountId }) => accountId)).size).toBe(PEOPLE);
  expect(rows).toHaveLength(PEOPLE);
  expect(await database().auditRow.count({ where: { event: "authenticator.added" } })).toBe(PEOPLE);
  expect(await database().secretImportRow.count()).toBe(0);
});
