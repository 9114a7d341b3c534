// Proves that the security log is kept for its time and no longer, however much has gathered.
import { expect, it } from "vitest";
import { sealPending } from "@/lib/audit/chain/seal-pending";
import { sweepAudit } from "@/lib/audit/retention";
import { database } from "@/lib/platform/db";
import { AUDIT_RETENTION_SECONDS } from "@/lib/platform/durations";
import { later, NOW } from "@/lib/two-factor/test-person";

const entry = { event: "session.ended", result: "success", requestId: "r", address: "a", browser: "b" };

const plant = (count: number, at: Date) =>
  database().auditRow.createMany({ data: Array.from({ length: count }, () => ({ ...entry, at })) });

it("removes what is older than the retention and nothing else, over many batches (R115)", async () => {
  const end = later(-AUDIT_RETENTION_SECONDS);
  await plant(1203, later(-1, end));
  await plant(1, end);
  await plant(2, NOW);
  await sealPending(() => NOW);
  await sweepAudit(NOW);
  const left = await database().auditRow.findMany({ orderBy: { id: "asc" }, select: { at: true } });
  expect(left.map(({ at }) => at)).toEqual([end, NOW, NOW]);
  await sweepAudit(later(1));
  expect(await database().auditRow.count()).toBe(2);
});

it("keeps it 180 days unless told otherwise, and never more than twelve months by itself (R115)", () => {
  expect(AUDIT_RETENTION_SECONDS).toBe(180 * 24 * 3600);
});

it("stops at once when there is nothing to remove", async () => {
  await sweepAudit(later(-10 * AUDIT_RETENTION_SECONDS));
  expect(await database().auditRow.count()).toBe(2);
});
