// Proves that retention removes nothing beyond the head, and that a noted head which is gone proves nothing (R89, R115).
import { beforeEach, expect, it } from "vitest";
import { sealPending } from "@/lib/audit/chain/seal-pending";
import { clearLog, tamper, writeRows } from "@/lib/audit/chain/test-log";
import { verifyChain } from "@/lib/audit/chain/verify-chain";
import { sweepAudit } from "@/lib/audit/retention";
import { database } from "@/lib/platform/db";
import { AUDIT_RETENTION_SECONDS } from "@/lib/platform/durations";
import { later, NOW } from "@/lib/two-factor/test-person";

const OLD = later(-AUDIT_RETENTION_SECONDS - 5000);
const seal = () => sealPending(() => NOW);
const sealOf = async (id: number) =>
  String((await database().auditRow.findUniqueOrThrow({ where: { id } })).seal);

beforeEach(clearLog);

it("a head that was noted of the last row removed proves nothing, and the one of the first row kept does (R89)", async () => {
  await writeRows(4, OLD);
  await writeRows(3);
  await seal();
  const [removed, kept] = [
    { id: 4, seal: await sealOf(4) },
    { id: 5, seal: await sealOf(5) },
  ];
  await sweepAudit(NOW);
  expect((await verifyChain()).whole).toMatchObject({ from: 5, to: 7 });
  for (const noted of [removed, { ...removed, seal: "another" }])
    expect((await verifyChain(noted)).fault).toEqual({ kind: "noted-too-old", from: 4, to: 4 });
  expect((await verifyChain(kept)).fault).toBeNull();
});

it("a row to which somebody gave a seal, beyond the head, takes nothing with it (R89, R115)", async () => {
  await writeRows(3, OLD);
  await seal();
  await writeRows(1, OLD);
  await tamper(`UPDATE "AuditRow" SET "seal" = 'made-up', "sealKeyId" = 'p1' WHERE id = 4`);
  await sweepAudit(NOW);
  expect(await database().auditRow.count()).toBe(4);
  expect(await database().auditChain.findFirst()).toMatchObject({ startId: 0, headId: 3 });
});

it("a row goes when it is older than it is kept, and not a millisecond before (R115)", async () => {
  const keptSince = later(-AUDIT_RETENTION_SECONDS);
  await writeRows(1, later(-0.001, keptSince));
  await writeRows(1, keptSince);
  await seal();
  await sweepAudit(NOW);
  expect((await database().auditRow.findMany()).map(({ id }) => id)).toEqual([2]);
});
