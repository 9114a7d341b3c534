// Proves that an address of the activity page means what it says, and that any other means the newest of everything (R22, R90).
import fc from "fast-check";
import { expect, it } from "vitest";
import { ACTIVITY_KINDS, eventsOfKind, kindOfEvent } from "@/lib/audit/activity-kind";
import { activityPath, activityQuery } from "@/lib/audit/activity-query";
import { activityPage } from "@/lib/audit/activity-store";
import { AUDIT_EVENTS } from "@/lib/audit/events";

const EVERYTHING = { kind: "all", before: null };
const parametersOf = (path: string) =>
  Object.fromEntries(new URL(path, "http://localhost").searchParams.entries());

it("reads what it wrote", () => {
  const kinds = fc.constantFrom("all", ...ACTIVITY_KINDS);
  const places = fc.record({
    at: fc.integer({ min: 0, max: 4e12 }).map((ms) => new Date(ms)),
    id: fc.integer({ min: 0, max: 2 ** 31 - 1 }),
  });
  const queries = fc.record({ kind: kinds, before: fc.option(places) });
  fc.assert(
    fc.property(queries, (query) => {
      expect(activityQuery(parametersOf(activityPath(query)))).toEqual(query);
    }),
  );
});

it.each([
  {},
  { kind: "", before: "" },
  { kind: ["sign-ins", "data"], before: ["1-1", "2-2"] },
  { kind: { toString: "data" }, before: {} },
  { kind: "__proto__", before: "constructor" },
  { kind: "all", before: "1" },
  { before: "-1-1" },
  { before: "1e3-1" },
  { before: " 1-1" },
  { before: "1-1\n" },
  { before: "1-2147483648" },
  { before: "99999999999999-1" },
  { before: "١-١" },
  { before: "1-1'--" },
  { before: "9".repeat(100_000) },
  { kind: null, before: undefined },
])("takes %j for no query", (parameters) => {
  expect(activityQuery(parameters)).toEqual(EVERYTHING);
});

it("never fails in the database, whatever the parameters", async () => {
  const digits = fc.stringMatching(/^\d{1,15}-\d{1,12}$/);
  const anything = fc.oneof(digits, fc.string(), fc.array(fc.string()), fc.anything());
  await fc.assert(
    fc.asyncProperty(fc.record({ kind: anything, before: anything }), async (parameters) => {
      expect((await activityPage("nobody", activityQuery(parameters))).entries).toEqual([]);
    }),
    { numRuns: 200 },
  );
});

it("sorts every event into one kind, and leaves no kind empty", () => {
  expect(ACTIVITY_KINDS.flatMap(eventsOfKind).sort()).toEqual([...AUDIT_EVENTS].sort());
  for (const kind of ACTIVITY_KINDS) {
    expect(eventsOfKind(kind).length).toBeGreaterThan(0);
    for (const event of eventsOfKind(kind)) expect(kindOfEvent(event)).toBe(kind);
  }
});
