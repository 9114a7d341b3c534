// Proves that administrators read every event in words that do not take them for its owner.
import { expect, it } from "vitest";
import { eventName, logWordsOf } from "@/app/admin/audit/log-words";
import { AUDIT_EVENTS } from "@/lib/audit/events";
import { LOCALES } from "@/lib/platform/locale";

it.each(LOCALES)("has a name of its own for every event in %s", (locale) => {
  const names = AUDIT_EVENTS.map((event) => eventName(event, locale));
  for (const name of names) expect(name).toMatch(/^[^.{}<>]{3,60}$/);
  expect(new Set(names).size).toBe(AUDIT_EVENTS.length);
});

it("tells the reason, in words or by its code, and the factor", () => {
  const entry = { event: "sessions.ended", result: "success", factor: "password" } as const;
  expect(logWordsOf({ ...entry, reason: "by-owner" }, "en").remarks).toEqual([
    "At the owner’s wish",
    "With password",
  ]);
  expect(logWordsOf({ ...entry, reason: "limit" }, "en").remarks).toContain("To make room for a newer one");
  expect(logWordsOf({ ...entry, reason: "toString" }, "en").remarks).toEqual(["toString", "With password"]);
  expect(logWordsOf({ ...entry, factor: null, reason: null }, "en").remarks).toEqual([]);
});

it("speaks of the person, not to them", () => {
  const entry = { event: "step-up.checked", result: "failure", factor: null, reason: null } as const;
  expect(logWordsOf(entry, "en").sentence).toBe("Did not confirm who they are");
});
