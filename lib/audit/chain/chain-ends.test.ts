// Proves that nobody moves the ends of the chain by hand, and that a head noted elsewhere shows a log that was sealed anew (R89).
import { beforeEach, describe, expect, it } from "vitest";
import { ChainStateError } from "@/lib/audit/chain/chain-store";
import { sealPending } from "@/lib/audit/chain/seal-pending";
import { clearLog, tamper, writeRows } from "@/lib/audit/chain/test-log";
import { verifyChain } from "@/lib/audit/chain/verify-chain";
import { database } from "@/lib/platform/db";
import { NOW } from "@/lib/two-factor/test-person";

const seal = () => sealPending(() => NOW);

beforeEach(async () => {
  await clearLog();
  await writeRows(50);
  await seal();
});

describe("the row that notes the ends", () => {
  it.each(["startId", "startSeal", "headId", "headSeal", "headAt", "mac"])(
    "is not believed when its %s was moved, and nothing is sealed over it (R89)",
    async (column) => {
      const value = { headAt: "'2031-05-06T07:08:11.001+00:00'", startId: "7", headId: "7" }[column] ?? "'x'";
      await tamper(`UPDATE "AuditChain" SET "${column}" = ${value}`);
      await expect(verifyChain()).rejects.toThrow(ChainStateError);
      await writeRows(30);
      const before = await database().auditChain.findFirst();
      await expect(seal()).rejects.toThrow(ChainStateError);
      expect(await database().auditChain.findFirst()).toEqual(before);
    },
  );

  it("is missed when it was taken away (R89)", async () => {
    await tamper('DELETE FROM "AuditChain"');
    await expect(verifyChain()).rejects.toThrow("AuditChain was removed");
    await writeRows(1);
    await expect(seal()).rejects.toThrow("AuditChain was removed");
  });
});

it("holds a log that was sealed anew against what was noted of it elsewhere (R89)", async () => {
  const { seal: noted = "" } = (await database().auditRow.findUnique({ where: { id: 30 } })) ?? {};
  const head = { id: 30, seal: String(noted) };
  expect((await verifyChain(head)).fault).toBeNull();
  expect((await verifyChain({ ...head, id: 51 })).fault).toEqual({ kind: "missing", from: 51, to: 51 });
  await tamper(`UPDATE "AuditRow" SET address = 'another' WHERE id = 20`);
  await tamper('UPDATE "AuditRow" SET seal = NULL, "sealKeyId" = NULL');
  await tamper('DELETE FROM "AuditChain"');
  await seal();
  expect((await verifyChain()).fault).toBeNull();
  expect((await verifyChain(head)).fault).toEqual({ kind: "not-as-noted", from: 30, to: 30 });
  await clearLog();
  await writeRows(50);
  expect((await verifyChain(head)).fault).toEqual({ kind: "not-as-noted", from: 30, to: 30 });
});
