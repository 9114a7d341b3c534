// Proves who must have a second factor and from when, to the millisecond (R4).
import { describe, expect, it } from "vitest";
import {
  MEMBER_RULES,
  mayGoWithout,
  type SecondFactorPolicy,
  secondFactorDue,
} from "@/lib/accounts/policy/second-factor-rule";
import { startOfDay } from "@/lib/platform/calendar-day";

const DAY = 86_400_000;
const at = (text: string) => new Date(text);
const plus = (date: Date, ms: number) => new Date(date.getTime() + ms);

const OCTOBER = startOfDay("2031-10-01", "Europe/Berlin");
const JULY = at("2031-07-01T09:30:00Z");
const policyOf = (rest: Partial<SecondFactorPolicy>): SecondFactorPolicy => ({
  members: "required",
  requiredFrom: null,
  graceDays: 0,
  graceSince: null,
  inForceSince: null,
  ...rest,
});
const member = (memberSince: Date) => ({ role: "member", memberSince });

describe("a member (R4)", () => {
  const announced = policyOf({ requiredFrom: OCTOBER, graceDays: 7, graceSince: JULY });

  it.each<[string, SecondFactorPolicy, Date, Date]>([
    [
      "who has been there long is due on the day of the policy",
      announced,
      at("2030-01-01T00:00:00Z"),
      OCTOBER,
    ],
    ["who came before the day with days to spare, too", announced, plus(OCTOBER, -8 * DAY), OCTOBER],
    [
      "who came just before the day gets every day of grace",
      announced,
      plus(OCTOBER, -DAY),
      plus(OCTOBER, 6 * DAY),
    ],
    ["who comes after the day gets the days of grace", announced, plus(OCTOBER, DAY), plus(OCTOBER, 8 * DAY)],
    [
      "who was there when it was required at once gets the days from then",
      policyOf({ graceDays: 7, graceSince: JULY }),
      at("2030-01-01T00:00:00Z"),
      plus(JULY, 7 * DAY),
    ],
    [
      "has days of 86,400 seconds, over a change of clocks as well",
      policyOf({ graceDays: 1 }),
      at("2026-10-24T22:00:00Z"),
      at("2026-10-25T22:00:00Z"),
    ],
    [
      "has fewer days at once when the grace is tightened",
      { ...announced, graceDays: 2 },
      plus(OCTOBER, DAY),
      plus(OCTOBER, 3 * DAY),
    ],
  ])("%s", (_, policy, memberSince, due) => {
    const before = plus(due, -1);
    expect(secondFactorDue(policy, member(memberSince), before)).toEqual({ state: "due-later", at: due });
    expect(secondFactorDue(policy, member(memberSince), due)).toEqual({ state: "due" });
  });

  it("is due at once where there is neither day nor grace", () => {
    expect(secondFactorDue(policyOf({}), member(JULY), JULY)).toEqual({ state: "due" });
    const past = policyOf({ requiredFrom: at("2020-01-01T00:00:00Z") });
    expect(secondFactorDue(past, member(JULY), JULY)).toEqual({ state: "due" });
  });

  it.each(["off", "optional"] as const)("may go without while it is %s", (members) => {
    const policy = policyOf({ members, requiredFrom: OCTOBER, graceDays: 7 });
    expect(secondFactorDue(policy, member(JULY), plus(OCTOBER, 99 * DAY))).toEqual({ state: members });
    expect(mayGoWithout(policy, "member")).toBe(true);
  });

  it("may not turn one off in the days of grace", () => {
    expect(mayGoWithout(announced, "member")).toBe(false);
  });
});

it.each(["admin", "owner", ""])("asks it of the role %j at once, whatever the policy (R4)", (role) => {
  for (const members of MEMBER_RULES) {
    const policy = policyOf({ members, requiredFrom: OCTOBER, graceDays: 90 });
    expect(secondFactorDue(policy, { role, memberSince: JULY }, JULY)).toEqual({ state: "due" });
    expect(mayGoWithout(policy, role)).toBe(false);
  }
});
