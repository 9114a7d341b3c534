// Proves that the depths are those of the queues, and are asked for no more often than they should be.
import { expect, it } from "vitest";

import { database } from "@/lib/platform/db";
import { queueDepths } from "./queue-depths";

it("counts what waits, and tells what it counted a moment ago", async () => {
  const asked = queueDepths();
  const before = await asked();
  expect(before).not.toBeNull();
  const now = new Date();
  const db = database();
  const mail = (id: string, dueAt: Date | null) =>
    db.mailMessage.create({ data: { id, idempotencyKey: id, kind: "test", createdAt: now, dueAt } });
  await Promise.all([mail("m1", now), mail("m2", new Date(now.getTime() + 3_600_000)), mail("m3", null)]);
  const row = {
    at: now,
    event: "account.created",
    result: "success",
    requestId: "r",
    address: "",
    browser: "",
  };
  await db.auditRow.createMany({ data: [row, row, row] });
  await db.importJob.create({
    data: { id: "i1", state: "running", createdAt: now, goodRows: 10, invited: 3, skipped: 1 },
  });
  await db.importJob.create({ data: { id: "i2", state: "ready", createdAt: now, goodRows: 10 } });
  await db.secretImport.create({
    data: { id: "s1", state: "running", createdAt: now, goodRows: 5, imported: 5 },
  });
  expect(await asked()).toBe(before);
  expect(await queueDepths()()).toEqual({ mail: 2, webhooks: 0, "unsealed-audit-rows": 3, imports: 6 });
});
