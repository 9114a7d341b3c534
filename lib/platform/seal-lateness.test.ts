// Proves that a sealer that is missing or has stopped shows in health, and that the server stays in service (R89).
import { expect, it } from "vitest";
import { sealPending } from "@/lib/audit/chain/seal-pending";
import { writeRows } from "@/lib/audit/chain/test-log";
import { AUDIT_SEAL_LATE_SECONDS } from "@/lib/platform/durations";
import { answerHealth } from "@/lib/platform/edge/health";
import { isSealerLate } from "@/lib/platform/seal-lateness";

const NOW = new Date();
const after = (seconds: number) => new Date(NOW.getTime() + seconds * 1000);
const health = async () => {
  const url = "http://localhost/api/health";
  const headers = new Headers();
  const from = { requestId: "request-1", clientAddress: "203.0.113.9" };
  const answer = await answerHealth({ method: "GET", url, headers, body: "", ...from });
  return [answer.status, JSON.parse(answer.text ?? "")];
};

it("is late when a row has waited for too long, and no sooner (R89)", async () => {
  expect(await isSealerLate(NOW)).toBe(false);
  await writeRows(1, NOW);
  expect(await isSealerLate(after(AUDIT_SEAL_LATE_SECONDS))).toBe(false);
  expect(await isSealerLate(after(AUDIT_SEAL_LATE_SECONDS + 1))).toBe(true);
  await sealPending(() => NOW);
  expect(await isSealerLate(after(3600))).toBe(false);
});

it("is not late while it works off what is old", async () => {
  await writeRows(1, after(-3600));
  expect(await isSealerLate(after(AUDIT_SEAL_LATE_SECONDS))).toBe(false);
  expect(await isSealerLate(after(AUDIT_SEAL_LATE_SECONDS + 1))).toBe(true);
  await sealPending(() => NOW);
});

it("is told by the health check, which stays well, and of which nothing else is said (R89)", async () => {
  expect(await health()).toEqual([200, { status: "ok" }]);
  await sealPending(() => after(-3600));
  await writeRows(1, after(-3600));
  // The head moved a moment ago: seals are awaited a little longer.
  expect(await health()).toEqual([200, { status: "ok" }]);
  await sealPending(() => after(-3600));
  await writeRows(1, after(-3600));
  expect(await health()).toEqual([200, { status: "ok", auditSealer: "late" }]);
});
