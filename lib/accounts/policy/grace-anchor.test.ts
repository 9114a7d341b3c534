// Proves that nothing renews the days of grace, whatever is switched off, on or moved (R4).
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  anchorAfter,
  MEMBER_RULES,
  type MemberRule,
  type SecondFactorDue,
  type SecondFactorPolicy,
  secondFactorDue,
} from "@/lib/accounts/policy/second-factor-rule";

const DAY = 86_400_000;
const JULY = new Date("2031-07-01T09:30:00Z");
const plus = (date: Date, ms: number) => new Date(date.getTime() + ms);
const policyOf = (rest: Partial<SecondFactorPolicy>): SecondFactorPolicy => ({
  members: "required",
  requiredFrom: null,
  graceDays: 0,
  graceSince: null,
  inForceSince: null,
  ...rest,
});
const member = (memberSince: Date) => ({ role: "member", memberSince });

interface Change {
  afterMs: number;
  members: MemberRule;
  /** From the moment of the change; null: no day. */
  dayMs: number | null;
}

const span = fc.integer({ min: 0, max: 60 * DAY });
const change = (days: fc.Arbitrary<number>): fc.Arbitrary<Change> =>
  fc.record({
    afterMs: span,
    members: fc.constantFrom(...MEMBER_RULES),
    dayMs: fc.option(days, { nil: null }),
  });

/** The policy after a change, as saving it makes it. */
function changed(before: SecondFactorPolicy, { members, dayMs }: Change, now: Date): SecondFactorPolicy {
  const requiredFrom = members === "required" && dayMs !== null ? plus(now, dayMs) : null;
  const next = { members, requiredFrom, graceDays: before.graceDays };
  return { ...next, ...anchorAfter(before, next, now) };
}

/** What holds for a member who was due before. */
interface Moment {
  policy: SecondFactorPolicy;
  due: SecondFactorDue;
}

const isDue = (policy: SecondFactorPolicy, memberSince: Date, now: Date) =>
  secondFactorDue(policy, member(memberSince), now).state === "due";

describe("grace", () => {
  const people = fc.integer({ min: -400 * DAY, max: 400 * DAY });
  const graceDays = fc.integer({ min: 0, max: 90 });

  /** Lets one member live through changes of a policy; `look` sees each policy right after it came in. */
  function eachStory(steps: fc.Arbitrary<Change>, look: (after: Moment) => void): void {
    const property = fc.property(
      graceDays,
      people,
      fc.array(steps, { maxLength: 12 }),
      (grace, since, story) => {
        let policy = policyOf({ members: "optional", graceDays: grace });
        let now = JULY;
        const memberSince = plus(JULY, since);
        let wasDue = false;
        for (const step of story) {
          now = plus(now, step.afterMs);
          wasDue ||= isDue(policy, memberSince, now);
          policy = changed(policy, step, now);
          if (wasDue) look({ policy, due: secondFactorDue(policy, member(memberSince), now) });
        }
      },
    );
    fc.assert(property, { numRuns: 500 });
  }

  it("is never given anew, by switching off and on or by moving the day, unless the new day is still to come", () => {
    // No day in the future: then whoever was due once is due whenever a second factor is required.
    const past = change(fc.integer({ min: -500 * DAY, max: 0 }));
    eachStory(past, ({ policy, due }) => {
      if (policy.members === "required") expect(due.state).toBe("due");
    });
  });

  it("ends for whoever was due once on a coming day, and not a moment later", () => {
    const any = change(fc.integer({ min: -500 * DAY, max: 200 * DAY }));
    eachStory(any, ({ policy, due }) => {
      if (due.state === "due-later") expect(due.at).toEqual(policy.requiredFrom);
    });
  });

  it("runs out once: whoever is due stays due while the policy stays", () => {
    const property = fc.property(graceDays, people, people, span, (grace, since, day, later) => {
      const policy = policyOf({ graceDays: grace, requiredFrom: plus(JULY, day), graceSince: JULY });
      const memberSince = plus(JULY, since);
      if (isDue(policy, memberSince, JULY)) {
        expect(isDue(policy, memberSince, plus(JULY, later))).toBe(true);
      }
    });
    fc.assert(property);
  });

  it("leaves no trace of what was withdrawn before its day", () => {
    const never = policyOf({ members: "optional", graceDays: 7 });
    const announced = changed(never, { afterMs: 0, members: "required", dayMs: 30 * DAY }, JULY);
    expect(announced).toMatchObject({ graceSince: JULY, inForceSince: plus(JULY, 30 * DAY) });
    const withdrawn = changed(announced, { afterMs: 0, members: "optional", dayMs: null }, plus(JULY, DAY));
    expect(withdrawn).toMatchObject({ graceSince: null, inForceSince: null });
  });

  it("keeps the first announcement while the day is moved before it has come", () => {
    const announced = changed(
      policyOf({ members: "off" }),
      { afterMs: 0, members: "required", dayMs: DAY },
      JULY,
    );
    const moved = changed(announced, { afterMs: 0, members: "required", dayMs: 9 * DAY }, plus(JULY, 1000));
    expect(moved).toMatchObject({ graceSince: JULY, inForceSince: plus(JULY, 9 * DAY + 1000) });
  });
});
