// Proves that the figures count what the security log keeps, and in words of ours alone.
import { beforeEach, expect, it } from "vitest";
import { AUDIT_EVENTS } from "@/lib/audit/events";
import { type AuditEntry, recordEvent } from "@/lib/audit/record-event";
import { TRACE } from "@/lib/audit/test-trace";
import { transaction } from "@/lib/platform/db";
import { countWith, type Verification } from "@/lib/platform/metrics/meters";
import { countEvent } from "./count-event";

let counted: (Verification | "lock-out")[] = [];
beforeEach(() => {
  counted = [];
  countWith({
    countVerification: (verification) => void counted.push(verification),
    countLockOut: () => void counted.push("lock-out"),
  });
});

const record = (...entries: AuditEntry[]) =>
  transaction(async (tx) => {
    for (const entry of entries) await recordEvent(tx, entry, TRACE, new Date());
    expect(counted).toEqual([]);
  });

it("counts checks by what they were for, factor and result, once they are kept", async () => {
  await record(
    { event: "password.checked", result: "success", factor: "password" },
    { event: "second-factor.checked", result: "failure", factor: "sms", reason: "channel-code-wrong" },
    { event: "second-factor.checked", result: "failure", factor: "authenticator", reason: "attempts-locked" },
    { event: "step-up.checked", result: "success", factor: "passkey" },
    { event: "enrollment.checked", result: "success" },
    { event: "second-factor.locked", result: "failure" },
    { event: "session.opened", result: "success", factor: "authenticator" },
  );
  expect(counted).toEqual([
    { during: "sign-in", factor: "password", result: "success" },
    { during: "sign-in", factor: "sms", result: "failure" },
    { during: "sign-in", factor: "authenticator", result: "locked" },
    { during: "step-up", factor: "passkey", result: "success" },
    { during: "enrollment", factor: "authenticator", result: "success" },
    "lock-out",
  ]);
});

it("counts nothing of a transaction that was rolled back", async () => {
  const broken = transaction(async (tx) => {
    await recordEvent(tx, { event: "second-factor.locked", result: "failure" }, TRACE, new Date());
    throw new Error("the database went away");
  });
  await expect(broken).rejects.toThrow("went away");
  expect(counted).toEqual([]);
});

it("passes on no word that is not ours, whatever the entry says", () => {
  for (const event of AUDIT_EVENTS) {
    countEvent({ event, result: "failure", factor: "anna@example.org", reason: "198.51.100.7" });
  }
  expect(counted.length).toBeGreaterThan(5);
  expect(JSON.stringify(counted)).not.toMatch(/anna|198/);
});
