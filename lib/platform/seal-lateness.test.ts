// Proves that a sealer that is missing or has stopped shows in health, and that the server stays in service (R89).
import { expect, it, vi } from "vitest";
import { sealPending } from "@/lib/audit/chain/seal-pending";
import { writeRows } from "@/lib/audit/chain/test-log";
import { AUDIT_SEAL_LATE_SECONDS } from "@/lib/platform/durations";
import { answerHealth } from "@/lib/platform/edge/health";
import { logger } from "@/lib/platform/logger";
import { isSealerLate, watchSealer } from "@/lib/platform/seal-lateness";

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

it("is said in the log once a minute, and not of a process that has only just started", async () => {
  const said = vi.spyOn(logger(), "error").mockReturnValue();
  const started = after(3600);
  const watch = watchSealer(started);
  const saidAt = async (seconds: number) => {
    await watch(new Date(started.getTime() + seconds * 1000));
    return said.mock.calls.length;
  };
  await writeRows(1, NOW);
  expect(await saidAt(0)).toBe(0);
  expect(await saidAt(AUDIT_SEAL_LATE_SECONDS - 1)).toBe(0);
  expect(await saidAt(AUDIT_SEAL_LATE_SECONDS)).toBe(1);
  expect(await saidAt(AUDIT_SEAL_LATE_SECONDS + 59)).toBe(1);
  expect(await saidAt(AUDIT_SEAL_LATE_SECONDS + 60)).toBe(2);
  await sealPending(() => after(7200));
  expect(await saidAt(3 * AUDIT_SEAL_LATE_SECONDS)).toBe(2);
  said.mockRestore();
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
