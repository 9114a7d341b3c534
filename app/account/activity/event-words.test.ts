// Proves that every outcome of every event reads as words in every language, and that nothing is left to fill in.
import { expect, it } from "vitest";
import { wordsOf } from "@/app/account/activity/event-words";
import { AUDIT_EVENTS, type AuditEvent, FAILING_EVENTS } from "@/lib/audit/events";
import { LOCALES } from "@/lib/platform/locale";

const NEVER_GOOD: AuditEvent[] = ["second-factor.locked", "enrollment.abandoned", "attempt.denied"];
const OUTCOMES = [
  ...AUDIT_EVENTS.filter((event) => !NEVER_GOOD.includes(event)).map((event) => [event, "success"] as const),
  ...FAILING_EVENTS.map((event) => [event, "failure"] as const),
];

it.each(LOCALES)("has a sentence of its own for each of them in %s", (locale) => {
  const sentences = OUTCOMES.map(([event, result]) => {
    const { sentence, remarks } = wordsOf({ event, result, factor: null, reason: null }, locale);
    expect(sentence, event).toMatch(/^[^.{}<>]{3,60}$/);
    expect(remarks).toEqual([]);
    return sentence;
  });
  expect(new Set(sentences).size).toBe(OUTCOMES.length);
});

it("says why, and with which factor", () => {
  const entry = { event: "second-factor.checked", result: "failure", factor: "authenticator" } as const;
  expect(wordsOf({ ...entry, reason: "code-wrong" }, "en")).toEqual({
    sentence: "Second factor refused at sign-in",
    remarks: ["The code was wrong", "With authenticator"],
  });
});

it.each(["toString", "__proto__", "constructor", "a code of tomorrow"])(
  "adds nothing for the reason %j",
  (reason) => {
    const entry = { event: "session.ended", result: "success", factor: null, reason } as const;
    expect(wordsOf(entry, "en").remarks).toEqual([]);
  },
);
