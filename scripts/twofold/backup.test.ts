// Proves that a backup is one whole moment of a database in use, that it can be put back and served, and that nothing
// which was spent or ended after it counts again (R120).
import { randomUUID } from "node:crypto";
import { once } from "node:events";
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout } from "node:timers/promises";
import { Decrypter, generateIdentity, identityToRecipient } from "age-encryption";
import { afterAll, afterEach, expect, it, vi } from "vitest";
import { sealPending } from "@/lib/audit/chain/seal-pending";
import { writeRows } from "@/lib/audit/chain/test-log";
import { TRACE } from "@/lib/audit/test-trace";
import { startChild } from "@/lib/mail/test-child";
import { clock } from "@/lib/platform/clock";
import { database, openDatabase } from "@/lib/platform/db";
import { settings } from "@/lib/platform/env";
import { completeSignIn } from "@/lib/sign-in/complete-sign-in";
import { findSession } from "@/lib/sign-in/sessions/session";
import { later, makeProtectedPerson, mustHave, NOW, redeem, rewardFor } from "@/lib/two-factor/test-person";
import { countRows, moveTo, restoreBackup } from "@/prisma/test-restore";
import { backup } from "@/scripts/twofold/backup";
import { type Command, runCommand } from "@/scripts/twofold/command";
import { restored } from "@/scripts/twofold/restored";
import { verifyAudit } from "@/scripts/twofold/verify-audit";

const folder = mkdtempSync(join(tmpdir(), "twofold-backup-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

async function said(command: Command, ...args: string[]): Promise<string> {
  const lines: string[] = [];
  vi.spyOn(process.stdout, "write").mockImplementation((line) => lines.push(String(line)) > 0);
  await runCommand(command, args).finally(() => vi.restoreAllMocks());
  return lines.join("").trim();
}

afterEach(() => {
  process.exitCode = undefined;
  settings().backupRecipients = [];
});

async function backUp(name: string): Promise<string> {
  const file = join(folder, name);
  expect(await said(backup, file)).toMatch(/ bytes, checked\./);
  expect(process.exitCode).toBeUndefined();
  expect(statSync(file).mode & 0o777).toBe(0o600);
  return file;
}

const countPeople = () => database().account.count();

/** People come by two writes, one after the other, each of several rows. */
async function expectWhole(databaseUrl: string, least: number, most: number): Promise<void> {
  const db = openDatabase(databaseUrl);
  const people = await db.account.count();
  const opened = await db.session.count();
  const waiting = await db.signInGrant.count({ where: { redeemedAt: null } });
  expect([await db.password.count(), opened + waiting]).toEqual([people, people]);
  await db.$disconnect();
  expect(people).toBeGreaterThanOrEqual(least);
  expect(people).toBeLessThanOrEqual(most);
}

it("is one moment, while two other processes write: all that was acknowledged before, and nothing by halves", async () => {
  const writers = [await startChild("newcomers-child", [], {}, "accounts")];
  writers.push(await startChild("newcomers-child", [], {}, "accounts"));
  while ((await countPeople()) < 60) await setTimeout(20);
  for (const name of ["first", "second"]) {
    const least = await countPeople();
    const file = await backUp(name);
    const most = await countPeople();
    await expectWhole(await restoreBackup(file), least, most);
    while ((await countPeople()) < most + 5) await setTimeout(20);
  }
  for (const writer of writers) {
    writer.kill("SIGKILL");
    await once(writer, "close");
  }
});

it("writes over nothing and leaves nothing behind when it fails", async () => {
  const file = join(folder, "taken");
  writeFileSync(file, "mine");
  const before = readdirSync(folder);
  expect(await said(backup, file)).toBe(`${file} exists already, and nothing is written over it.`);
  expect(process.exitCode).toBe(1);
  const nowhere = join(folder, "no", "where");
  expect(await said(backup, nowhere)).toBe(`${nowhere} cannot be written (ENOENT).`);
  expect(await said(backup)).toMatch(/^Name one file/);
  expect(await said(backup, "one", "two")).toMatch(/^“two” is one word too many/);
  const { databaseUrl } = settings();
  settings().databaseUrl = databaseUrl.startsWith("file:") ? `file:${file}.db` : `${databaseUrl}-of-nobody`;
  expect(await said(backup, join(folder, "of-nothing"))).toMatch(/^There is no database|^pg_dump failed/);
  settings().databaseUrl = databaseUrl;
  expect(readdirSync(folder)).toEqual(before);
});

it("says in one line that a damaged database cannot be copied, and leaves nothing behind", async () => {
  const damaged = join(folder, "damaged.db");
  writeFileSync(damaged, "no database ".repeat(1000));
  const { databaseUrl } = settings();
  settings().databaseUrl = `file:${damaged}`;
  const before = readdirSync(folder);
  expect(await said(backup, join(folder, "of-damaged"))).toBe(
    `${damaged} cannot be copied: file is not a database (SQLITE_NOTADB).`,
  );
  expect(process.exitCode).toBe(1);
  settings().databaseUrl = databaseUrl;
  expect(readdirSync(folder)).toEqual(before);
  rmSync(damaged);
});

it("is encrypted to the keys of BACKUP_RECIPIENTS, each of which opens it whole, and nothing is left in clear (R120)", async () => {
  const { email } = await makeProtectedPerson();
  const identities = await Promise.all([generateIdentity(), generateIdentity()]);
  settings().backupRecipients = await Promise.all(identities.map(identityToRecipient));
  const before = readdirSync(folder);
  const file = await backUp("encrypted");
  expect(readdirSync(folder)).toEqual([...before, "encrypted"].sort());
  const encrypted = readFileSync(file);
  expect(encrypted.subarray(0, 22).toString()).toBe("age-encryption.org/v1\n");
  for (const readable of [email, "SQLite format", "PGDMP", "AuditRow"])
    expect(encrypted.includes(readable)).toBe(false);
  const counts = await countRows(settings().databaseUrl);
  for (const identity of identities) {
    const decrypter = new Decrypter();
    decrypter.addIdentity(identity);
    const opened = join(folder, `opened-${randomUUID()}`);
    writeFileSync(opened, await decrypter.decrypt(new Uint8Array(encrypted)));
    expect(await countRows(await restoreBackup(opened))).toEqual(counts);
  }
  const stranger = new Decrypter();
  stranger.addIdentity(await generateIdentity());
  await expect(stranger.decrypt(new Uint8Array(encrypted))).rejects.toThrow("no identity matched");
});

it("is not made where a key is mistyped, and says which", async () => {
  const key = await identityToRecipient(await generateIdentity());
  const mistyped = `${key.slice(0, -1)}${key.endsWith("q") ? "p" : "q"}`;
  settings().backupRecipients = [key, mistyped];
  const before = readdirSync(folder);
  expect(await said(backup, join(folder, "mistyped"))).toContain(`${mistyped} in BACKUP_RECIPIENTS is no`);
  expect(process.exitCode).toBe(1);
  expect(readdirSync(folder)).toEqual(before);
});

it("comes back whole: the log is unbroken, and what was spent or ended since counts no more", async () => {
  const { email, phone } = await makeProtectedPerson();
  const signInAt = async (now: Date) => {
    const proof = { kind: "authenticator", code: phone.codeAt(now) } as const;
    return completeSignIn({ ticket: await rewardFor(email, now), proof }, TRACE, now);
  };
  const openAt = async (now: Date) => redeem(mustHave(await signInAt(now)).grant, now);
  const { token } = await openAt(later(-60));
  const ticket = await rewardFor(email);
  await writeRows(30);
  await sealPending(() => NOW);
  const counts = await countRows(settings().databaseUrl);
  const file = await backUp("kept");

  await openAt(NOW);
  await moveTo(await restoreBackup(file));
  expect(await countRows(settings().databaseUrl)).toEqual(counts);
  expect(await findSession(token, NOW)).not.toBeNull();

  clock.now = () => later(5);
  expect(await said(restored)).toMatch(/^Everybody has to sign in again/);
  expect(await said(verifyAudit)).toMatch(/ unbroken from row 1 to row \d+ /);
  expect(await findSession(token, NOW)).toBeNull();
  const late = { kind: "authenticator", code: phone.codeAt(later(61)) } as const;
  expect(await completeSignIn({ ticket, proof: late }, TRACE, later(61))).toMatchObject({
    error: "ticket-expired",
  });
  for (const spent of [later(6), later(30)])
    expect(await signInAt(spent)).toMatchObject({ error: "code-already-used" });
  const opened = await openAt(later(61));
  expect(await findSession(opened.token, later(62))).toMatchObject({ email });
  const where = { event: "sessions.all-ended" };
  expect(await database().auditRow.findMany({ where })).toMatchObject([
    { reason: "database-restored", actorId: null, browser: "Command line" },
  ]);
});
