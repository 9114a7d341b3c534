// Proves that webhooks hear of every change of a factor and every lock: a new event is told, or left out knowingly.
import { expect, it } from "vitest";
import { kindOfEvent } from "@/lib/audit/activity-kind";
import { AUDIT_EVENTS, type AuditEvent } from "@/lib/audit/events";
import { groupOfEvent } from "@/lib/webhooks/event-groups";

/** What changes no factor and locks nobody out. */
const UNTOLD: AuditEvent[] = [
  // Tries and sign-ins.
  "password.checked",
  "second-factor.checked",
  "step-up.checked",
  "session.opened",
  "re-enrollment.checked",
  "attempt.denied",
  "recovery-codes.tested",
  "account.checked-up",
  "channel.code-sent",
  // On the way to a factor: what comes of it is told.
  "enrollment.started",
  "enrollment.shown",
  "enrollment.checked",
  "enrollment.abandoned",
  "channel.started",
  "channel.checked",
  "recovery-codes.saved",
  "person.reminded",
  // On the way to a reset: "reset.scheduled" and "second-factor.reset" are told.
  "reset.requested",
  "reset.proposed",
  "reset.approved",
  "reset.refused",
  // What is sent to everybody, not somebody's factor.
  "channel.paused",
  "channel.resumed",
];

const ABOUT_FACTORS =
  /^(authenticator|passkey|channel|recovery-codes?|two-factor|second-factor|temporary-code|reset)\.|lock/;

const isToldOf = (event: AuditEvent) =>
  (groupOfEvent(event, "success", undefined) ?? groupOfEvent(event, "failure", undefined)) !== null;

it("tells of every event about a factor or a lock, or leaves it out by name", () => {
  const about = AUDIT_EVENTS.filter(
    (event) => ["second-factor", "sign-ins"].includes(kindOfEvent(event)) || ABOUT_FACTORS.test(event),
  );
  expect(about.filter((event) => !isToldOf(event)).sort()).toEqual([...UNTOLD].sort());
});

it("tells of a password's lock, and of no other mail that resets one", () => {
  expect(groupOfEvent("password.reset-requested", "success", "too-many-failures")).toBe("locks");
  expect(groupOfEvent("password.reset-requested", "success", undefined)).toBeNull();
});

it("tells of no try that failed", () => {
  expect(groupOfEvent("authenticator.resynchronised", "failure", "code-wrong")).toBeNull();
  expect(groupOfEvent("authenticator.resynchronised", "success", undefined)).toBe("authenticators");
  expect(groupOfEvent("passkey.counter-fell", "success", undefined)).toBe("passkeys");
});
