// Proves that the sealed log names the first row that was changed, removed or inserted, whatever was done to it (R89).
import { beforeEach, describe, expect, it } from "vitest";
import { Prisma } from "@/generated/sqlite/client";
import { sealPending } from "@/lib/audit/chain/seal-pending";
import { clearLog, tamper, writeRows } from "@/lib/audit/chain/test-log";
import { verifyChain } from "@/lib/audit/chain/verify-chain";
import { NOW } from "@/lib/two-factor/test-person";

const seal = () => sealPending(() => NOW);
const fault = async () => (await verifyChain()).fault;
const whole = async () => (await verifyChain()).whole;

beforeEach(async () => {
  await clearLog();
  await writeRows(50);
  await seal();
});

it("finds an untouched log unbroken, and counts what waits (R89)", async () => {
  expect(await whole()).toEqual({ rows: 50, from: 1, to: 50, sealedAt: NOW, waiting: 0 });
  await writeRows(3);
  expect(await whole()).toMatchObject({ rows: 50, to: 50, waiting: 3 });
  await seal();
  expect(await whole()).toMatchObject({ rows: 53, to: 53, waiting: 0 });
});

describe("a row that was changed", () => {
  const OTHER: Record<string, string> = { id: "1000", at: "'2031-05-06T07:08:10.001+00:00'" };
  const columns = Object.keys(Prisma.AuditRowScalarFieldEnum).filter((column) => column !== "id");

  it.each(columns)("is named when its %s is another (R89)", async (column) => {
    await tamper(`UPDATE "AuditRow" SET "${column}" = ${OTHER[column] ?? "'another'"} WHERE id = 44`);
    const kind = column === "sealKeyId" ? "pepper-missing" : "changed";
    expect(await fault()).toEqual({ kind, from: 44, to: 44 });
  });

  it.each(["actorId", "subjectId", "factor", "reason", "seal", "sealKeyId"])(
    "is named when its %s is gone (R89)",
    async (column) => {
      for (const id of [1, 44, 50]) {
        await clearLog();
        await writeRows(50);
        await seal();
        await tamper(`UPDATE "AuditRow" SET "${column}" = NULL WHERE id = ${id}`);
        expect(await fault()).toMatchObject({ from: id, to: id });
      }
    },
  );

  it("is told apart from one that was put in, when only its seal is gone", async () => {
    for (const id of [50, 44]) {
      await tamper(`UPDATE "AuditRow" SET seal = NULL WHERE id = ${id}`);
      expect(await fault()).toEqual({ kind: "changed", from: id, to: id });
    }
  });

  it("is named with its seal, when two change places (R89)", async () => {
    await tamper('UPDATE "AuditRow" SET id = -1 WHERE id = 44');
    await tamper('UPDATE "AuditRow" SET id = 44 WHERE id = 45');
    await tamper('UPDATE "AuditRow" SET id = 45 WHERE id = -1');
    expect(await fault()).toEqual({ kind: "changed", from: 44, to: 44 });
  });

  it("is named when values move from one column to the next", async () => {
    await tamper('UPDATE "AuditRow" SET factor = NULL, reason = factor WHERE id = 44');
    expect(await fault()).toEqual({ kind: "changed", from: 44, to: 44 });
  });
});

describe("rows that were removed", () => {
  it.each([
    ["the first", "id = 1", 1, 1],
    ["the first three", "id <= 3", 1, 3],
    ["one in the middle", "id = 42", 42, 42],
    ["three in the middle", "id BETWEEN 41 AND 43", 41, 43],
    ["the last", "id = 50", 50, 50],
    ["the last ten", "id > 40", 41, 50],
    ["all of them", "TRUE", 1, 50],
  ])("%s, are named (R89)", async (_name, where, from, to) => {
    await tamper(`DELETE FROM "AuditRow" WHERE ${where}`);
    expect(await fault()).toEqual({ kind: "missing", from, to });
    await writeRows(2);
    await seal();
    expect(await fault()).toEqual({ kind: "missing", from, to });
  });
});

describe("a row that was inserted", () => {
  const copy = (id: number, from: number, seals = "NULL, NULL") =>
    tamper(`INSERT INTO "AuditRow" SELECT ${id}, at, "actorId", "subjectId", event, result, factor, reason, "requestId",
      address, browser, ${seals} FROM "AuditRow" WHERE id = ${from}`);

  it("is named in the place of another, without a seal (R89)", async () => {
    await tamper('DELETE FROM "AuditRow" WHERE id = 44');
    await copy(44, 10);
    expect(await fault()).toEqual({ kind: "inserted", from: 44, to: 44 });
  });

  it("is named in front of the first (R89)", async () => {
    await copy(0, 10, 'seal, "sealKeyId"');
    expect(await fault()).toEqual({ kind: "inserted", from: 0, to: 0 });
  });

  it("is named in a gap that was there when the rows around it were sealed (R89)", async () => {
    await writeRows(4);
    await tamper('DELETE FROM "AuditRow" WHERE id IN (51, 52, 53)');
    await seal();
    await copy(52, 10, 'seal, "sealKeyId"');
    expect(await fault()).toEqual({ kind: "inserted", from: 52, to: 52 });
  });
});
