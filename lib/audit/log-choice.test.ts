// Proves that a choice of entries survives its name and its address, and that what is neither means nothing harmful (R22).
import fc from "fast-check";
import { expect, it } from "vitest";
import { AUDIT_EVENTS } from "@/lib/audit/events";
import { choiceName, choiceNamed, EVERY_ENTRY } from "@/lib/audit/log-choice";
import { logPath, logQuery } from "@/lib/audit/log-query";
import { newId } from "@/lib/platform/random-token";
import { actPath } from "@/lib/sign-in/step-up/step-up-path";

const ids = fc
  .tuple(fc.boolean(), fc.constant(null))
  .map(([isErased]) => (isErased ? `erased:${newId()}` : newId()));
const events = fc.constantFrom(...AUDIT_EVENTS);
const results = fc.constantFrom("success", "failure");
const days = fc
  .date({ min: new Date("2000-01-01"), max: new Date("2099-12-31"), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10));

it("reads the name that it gave, which a step-up carries along", () => {
  const [person, day] = [fc.option(ids), fc.option(days)];
  const choices = fc.record({
    subjectId: person,
    actorId: person,
    event: fc.option(events),
    result: fc.option(results),
    from: day,
    to: day,
  });
  fc.assert(
    fc.property(choices, (choice) => {
      const name = choiceName(choice);
      expect(choiceNamed(name)).toEqual(choice);
      expect(actPath("export-audit", name)).toBe(`/admin/audit/export/${name}`);
    }),
  );
  expect(choiceName(EVERY_ENTRY)).toBe("all");
});

it.each(["", "nothing", "ALL", "e", "ezz0", "s123", "r2", "all ", "r1e00", "all\n", "__proto__", "f000"])(
  "knows no choice of the name %j",
  (name) => {
    expect(choiceNamed(name)).toBeNull();
  },
);

it("takes an event of no number, and a day of no calendar, for none", () => {
  expect(choiceNamed("ezz")).toEqual(EVERY_ENTRY);
  expect(choiceNamed("f0000tzzzz")).toEqual(EVERY_ENTRY);
});

it("reads the address that it wrote", () => {
  const typed = fc.string({ maxLength: 200 }).map((text) => text.trim());
  const queries = fc.record({
    person: typed,
    actor: typed,
    event: fc.oneof(events, fc.constant("" as const)),
    result: fc.oneof(results, fc.constant("" as const)),
    from: fc.oneof(days, fc.constant("")),
    to: fc.oneof(days, fc.constant("")),
    before: fc.option(fc.record({ at: fc.nat(4e12).map((ms) => new Date(ms)), id: fc.nat(2 ** 31 - 1) })),
  });
  fc.assert(
    fc.property(queries, (query) => {
      const { searchParams } = new URL(logPath(query), "http://localhost");
      const read = logQuery(Object.fromEntries(searchParams));
      expect(read).toEqual({
        ...query,
        person: query.person.toWellFormed(),
        actor: query.actor.toWellFormed(),
      });
    }),
  );
});

it.each([
  {},
  { person: ["a", "b"], actor: {}, event: "constructor", result: "both", from: "2031-02-30", to: "today" },
  { event: ["session.opened"], result: true, before: "1", from: "1999-12-31", to: "2031-1-1" },
])("takes %j for everything", (parameters) => {
  const none = { person: "", actor: "", event: "", result: "", from: "", to: "", before: null };
  expect(logQuery(parameters)).toEqual(none);
});
