// Proves that the chain stays whole through erasure, retention, new peppers, two sealers and one that is killed (R89).
import { once } from "node:events";
import { setTimeout } from "node:timers/promises";
import { afterAll, beforeEach, describe, expect, it } from "vitest";
import { sealPending } from "@/lib/audit/chain/seal-pending";
import { clearLog, erase, tamper, turnPeppers, writeRows } from "@/lib/audit/chain/test-log";
import { verifyChain } from "@/lib/audit/chain/verify-chain";
import { pseudonymOf } from "@/lib/audit/pseudonym";
import { sweepAudit } from "@/lib/audit/retention";
import { startChild } from "@/lib/mail/test-child";
import { database } from "@/lib/platform/db";
import { AUDIT_RETENTION_SECONDS } from "@/lib/platform/durations";
import { settings } from "@/lib/platform/env";
import { later, NOW } from "@/lib/two-factor/test-person";

const { peppers } = settings();
const seal = () => sealPending(() => NOW);

beforeEach(clearLog);
afterAll(() => {
  settings().peppers = peppers;
});

describe("erasing people", () => {
  it("leaves the chain whole, sealed before or after, under any pepper (R89, R114)", async () => {
    const [early = "", alsoEarly = ""] = await writeRows(5);
    await seal();
    turnPeppers("p2");
    const [between = ""] = await writeRows(5);
    await seal();
    const [waiting = ""] = await writeRows(5);
    for (const person of [early, between, waiting]) await erase(person);
    await seal();
    await erase(alsoEarly);
    expect((await verifyChain()).whole).toMatchObject({ rows: 15, from: 1, to: 15 });
    const rows = await database().auditRow.findMany({ orderBy: { id: "asc" } });
    expect(rows[0]?.actorId).toBe(pseudonymOf(early, "p1"));
    expect(rows[0]?.subjectId).toBe(pseudonymOf(alsoEarly, "p1"));
    expect(rows[5]?.actorId).toBe(pseudonymOf(between, "p2"));
    expect(rows[10]?.actorId).toBe(pseudonymOf(waiting, "p2"));
  });

  it("does not let one person's pseudonym stand for another", async () => {
    const [first = ""] = await writeRows(3);
    await seal();
    await tamper(`UPDATE "AuditRow" SET "actorId" = '${pseudonymOf(first)}' WHERE id = 2`);
    expect((await verifyChain()).fault).toEqual({ kind: "changed", from: 2, to: 2 });
  });

  it("waits for no pepper that is gone, and then says which row cannot be checked (R114)", async () => {
    const [gone = ""] = await writeRows(3);
    await seal();
    turnPeppers("p3", true);
    await erase(gone);
    expect(await database().auditRow.count({ where: { actorId: gone } })).toBe(0);
    await expect(verifyChain()).rejects.toThrow("PEPPERS does not hold the pepper p2");
    settings().peppers = peppers;
  });
});

describe("retention", () => {
  it("moves the start along, keeps the chain whole, and leaves what is not sealed (R89, R115)", async () => {
    const old = later(-AUDIT_RETENTION_SECONDS - 5000);
    await writeRows(1203, old);
    await seal();
    await writeRows(2, old);
    await sweepAudit(NOW);
    expect((await verifyChain()).whole).toMatchObject({ rows: 0, from: 0, to: 0, waiting: 2 });
    await seal();
    await writeRows(3);
    await seal();
    await sweepAudit(NOW);
    expect((await verifyChain()).whole).toMatchObject({ rows: 3, from: 1206, to: 1208, waiting: 0 });
    await tamper('DELETE FROM "AuditRow" WHERE id = 1206');
    expect((await verifyChain()).fault).toEqual({ kind: "missing", from: 1206, to: 1206 });
  });

  it("removes nothing over a moved end", async () => {
    await writeRows(3, later(-AUDIT_RETENTION_SECONDS - 5000));
    await seal();
    await tamper('UPDATE "AuditChain" SET "startId" = 2');
    await expect(sweepAudit(NOW)).rejects.toThrow("AuditChain was changed");
    expect(await database().auditRow.count()).toBe(3);
  });
});

it("begins with the rows that are there already, wherever their numbers begin (R89)", async () => {
  await writeRows(700);
  await tamper('DELETE FROM "AuditRow" WHERE id <= 250');
  expect((await verifyChain()).whole).toMatchObject({ rows: 0, waiting: 450, sealedAt: null });
  expect(await seal()).toBe(450);
  expect((await verifyChain()).whole).toMatchObject({ rows: 450, from: 251, to: 700 });
});

it("goes on under a new pepper (R89)", async () => {
  settings().peppers = peppers;
  await writeRows(3);
  await seal();
  turnPeppers("p2");
  await writeRows(3);
  await seal();
  expect((await verifyChain()).whole).toMatchObject({ rows: 6 });
  const keys = await database().auditRow.findMany({ distinct: ["sealKeyId"], select: { sealKeyId: true } });
  expect(keys.map(({ sealKeyId }) => sealKeyId).sort()).toEqual(["p1", "p2"]);
});

it("stays whole when several seal at once, while rows are written and removed (R89)", async () => {
  await writeRows(900, later(-AUDIT_RETENTION_SECONDS - 5000));
  const sealed = await Promise.all([seal(), writeRows(300), seal(), seal(), sweepAudit(NOW), writeRows(300)]);
  await seal();
  expect(sealed[0]).toBeGreaterThan(0);
  const { whole } = await verifyChain();
  expect(whole).toMatchObject({ to: 1500, waiting: 0 });
});

it("does not take a log for broken that is sealed and shortened while it is walked along", async () => {
  await writeRows(1500, later(-AUDIT_RETENTION_SECONDS - 5000));
  await seal();
  const walk = verifyChain();
  await Promise.all([sweepAudit(NOW), writeRows(500).then(seal)]);
  expect((await walk).fault).toBeNull();
});

it("is whole after a sealer was killed in the middle, and the next one goes on (R89)", async () => {
  settings().peppers = peppers;
  await writeRows(5_000);
  for (let n = 0; n < 2; n += 1) {
    const head = async () => (await database().auditChain.findFirst())?.headId ?? 0;
    const before = await head();
    const child = await startChild("sealer-child", [], {}, "audit/chain");
    while ((await head()) === before) await setTimeout(3);
    child.kill("SIGKILL");
    await once(child, "close");
    const { whole } = await verifyChain();
    expect(whole?.rows).toBeGreaterThan(before);
    expect(whole?.waiting).toBeGreaterThan(0);
  }
  await seal();
  expect((await verifyChain()).whole).toMatchObject({ rows: 5_000, waiting: 0 });
});
