// Proves that an installation full of people is on PostgreSQL after a move, whole, and that nothing is moved twice (R121).
import { randomUUID } from "node:crypto";
import { beforeAll, expect, it } from "vitest";
import { makeFullPerson } from "@/lib/accounts/privacy/test-full-person";
import { actOutImportStory } from "@/lib/admin/import/test-import-story";
import { actOutPeopleStory } from "@/lib/admin/people/test-people-story";
import { actOutPolicyStory } from "@/lib/admin/policy/test-policy-story";
import { actOutResetStory } from "@/lib/admin/resets/test-reset-story";
import { sealPending } from "@/lib/audit/chain/seal-pending";
import { writeRows } from "@/lib/audit/chain/test-log";
import { actOutAccountStory } from "@/lib/audit/test-account-story";
import { actOutAdminStory } from "@/lib/audit/test-admin-story";
import { actOut } from "@/lib/audit/test-story";
import { TRACE } from "@/lib/audit/test-trace";
import { actOutPauseStory } from "@/lib/channels/sends/test-pause-story";
import { prepareDatabase } from "@/lib/platform/database/database-setup";
import { database, openDatabase } from "@/lib/platform/db";
import { newId } from "@/lib/platform/random-token";
import { completeSignIn } from "@/lib/sign-in/complete-sign-in";
import { findSession } from "@/lib/sign-in/sessions/session";
import { later, mustHave, NOW, redeem, rewardFor } from "@/lib/two-factor/test-person";
import { actOutWebhookStory } from "@/lib/webhooks/test-webhook-story";
import { allowLoopback } from "@/lib/webhooks/test-webhooks";
import { readEverything, restartOn, runMigrate, startOnSqlite } from "@/prisma/move/test-moving";
import { queryAt, scratchUrl } from "@/prisma/test-scratch";
import { runCommand } from "@/scripts/twofold/command";
import { verifyAudit } from "@/scripts/twofold/verify-audit";

// Before anything asks for the settings.
process.env.TWO_FACTOR_POLICY = "optional";
process.env.SIGN_UP = "confirmed";
process.env.TRUSTED_DEVICES = "allowed";
allowLoopback();

let from: string;
let to: string;
let people: Awaited<ReturnType<typeof makeFullPerson>>[];

beforeAll(async () => {
  from = await startOnSqlite("full.db");
  to = await scratchUrl();
  await actOut();
  await actOutAccountStory();
  await actOutPeopleStory();
  await actOutAdminStory();
  await actOutResetStory();
  await actOutPolicyStory();
  await actOutImportStory();
  await actOutPauseStory();
  await actOutWebhookStory();
  people = [await makeFullPerson(), await makeFullPerson()];
  const removal = { kind: "authy", sealedDestination: "sealed", since: NOW, nextTryAt: NOW };
  await database().providerRemoval.create({ data: { id: newId(), ...removal } });
  await database().rateLimit.create({ data: { key: "auth-posts:1", points: 3, expire: later(60) } });
  await sealPending(() => NOW);
  // Some wait for their seal, and the newest number was given to one that is gone.
  await writeRows(3);
  await database().$executeRaw`DELETE FROM "AuditRow" WHERE id = (SELECT max(id) FROM "AuditRow")`;
});

it("moves every row of every table, each column as the app reads it, and counts them (R121)", async () => {
  const before = await readEverything(from);
  for (const [table, rows] of Object.entries(before))
    expect(rows.length, `${table} is in the test`).toBeGreaterThan(0);
  await database().$disconnect();
  const { said, isFailed } = await runMigrate("--from", from, "--to", to);
  expect(isFailed, said).toBe(false);
  const rows = Object.values(before).flat().length;
  expect(said).toContain(`Account: ${before.Account?.length} moved`);
  expect(said).toContain(
    `Tables compared: ${Object.keys(before).length}, with ${rows} rows in the file and in the target`,
  );
  expect(await readEverything(to)).toEqual(before);
  expect(await readEverything(from)).toEqual(before);
});

it("does nothing when it is asked again, whatever happened there since (R121)", async () => {
  await queryAt(to, `INSERT INTO "RateLimit" ("key", "points") VALUES ('since', 1)`);
  const before = await readEverything(to);
  const { said, isFailed } = await runMigrate("--to", to, "--from", from);
  expect([said, isFailed]).toEqual([expect.stringMatching(/^Nothing to do: it was moved at 20\d\d-/), false]);
  expect(await readEverything(to)).toEqual(before);
});

it("lets people in with what they had, and goes on with the log where it was (R89, R121)", async () => {
  const [first] = people;
  if (!first) throw new Error("nobody was moved");
  const last = await database().auditRow.findFirst({ orderBy: { id: "desc" } });
  await restartOn(to);
  expect(await findSession(first.session.token, NOW)).toMatchObject({ accountId: first.session.accountId });
  const now = later(60);
  for (const proof of [
    { kind: "authenticator", code: first.phone.codeAt(now) },
    { kind: "recovery-code", code: first.recoveryCodes[0] ?? "" },
  ] as const) {
    const { grant } = mustHave(
      await completeSignIn({ ticket: await rewardFor(first.email, now), proof }, TRACE, now),
    );
    expect(await redeem(grant, now)).toMatchObject({ email: first.email, factor: proof.kind });
    const again = await completeSignIn({ ticket: await rewardFor(first.email, now), proof }, TRACE, now);
    expect(again.ok, "a code counts once, on whichever database").toBe(false);
  }
  const rows = await database().auditRow.findMany({
    where: { id: { gt: last?.id } },
    orderBy: { id: "asc" },
  });
  expect(rows[0]?.id, "no number is given twice").toBe((last?.id ?? 0) + 2);
  await runCommand(verifyAudit, []);
  expect(process.exitCode).toBeUndefined();
  await sealPending(() => now);
  await runCommand(verifyAudit, []);
  expect(process.exitCode).toBeUndefined();
  expect(await database().auditRow.count({ where: { seal: null } })).toBe(0);
});

it("serves a role of the application's own, which only adds to the log (R89)", async () => {
  const role = `app-${randomUUID().slice(0, 8)}`;
  await queryAt(to, `CREATE ROLE "${role}" LOGIN`);
  const url = new URL(to);
  url.username = role;
  process.env.MIGRATE_DATABASE_URL = to;
  await restartOn(url.href);
  expect(await prepareDatabase(url.href)).toEqual([]);
  delete process.env.MIGRATE_DATABASE_URL;
  await restartOn(url.href);
  expect(await prepareDatabase(url.href)).toEqual([]);
  const { email } = people[1] ?? { email: "" };
  expect(await rewardFor(email, later(90))).not.toBe("");
  await expect(database().$executeRaw`DELETE FROM "AuditRow"`).rejects.toThrow("permission denied");
  await sealPending(() => later(90));
  await runCommand(verifyAudit, []);
  expect(process.exitCode).toBeUndefined();
});

it("says so when the file went on after it was moved: what was written then is not there", async () => {
  const client = openDatabase(from);
  await client.rateLimit.create({ data: { key: "afterwards", points: 1 } });
  await client.$disconnect();
  const { said, isFailed } = await runMigrate("--from", from, "--to", to);
  expect([said, isFailed]).toEqual([expect.stringContaining("the file was written to since then"), true]);
});
