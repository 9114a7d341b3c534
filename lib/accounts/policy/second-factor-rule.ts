// Owns who must have a second factor, and from when. Pure: the policy, the person and the time are arguments (R4).
import { DAY_MS } from "@/lib/platform/seconds-after";

/** What is asked of members. Administrators have no choice. */
export const MEMBER_RULES = ["off", "optional", "required"] as const;

export type MemberRule = (typeof MEMBER_RULES)[number];

/** Where grace is counted from: docs/decisions/015-grace-never-renews.md. */
export interface GraceAnchor {
  /** Since when members have known: the days of those who were there before count from here. */
  graceSince: Date | null;
  /** When a second factor was first required. Once that has passed, neither of the two ever moves. */
  inForceSince: Date | null;
}

export interface SecondFactorPolicy extends GraceAnchor {
  members: MemberRule;
  /** Nobody is kept out before this day; null where there is none. */
  requiredFrom: Date | null;
  /** Of 24 hours each: days that a clock change makes longer or shorter count like every other. */
  graceDays: number;
}

export type SecondFactorDue =
  | { state: "off" }
  | { state: "optional" }
  | { state: "due-later"; at: Date }
  | { state: "due" };

/**
 * Whether an account must have a second factor now. "off": none is offered either. Administrators always must, and so
 * does whoever has a role that nobody knows.
 */
export function secondFactorDue(
  policy: SecondFactorPolicy,
  person: { role: string; memberSince: Date },
  now: Date,
): SecondFactorDue {
  if (person.role !== "member") return { state: "due" };
  if (policy.members !== "required") return { state: policy.members };
  const at = dueAt(policy, person.memberSince);
  return now >= at ? { state: "due" } : { state: "due-later", at };
}

/** When the first members are due: those who have been there long enough, all at once. */
export function firstDueAt({ requiredFrom, graceSince, graceDays }: SecondFactorPolicy): Date {
  const announcedUntil = (graceSince?.getTime() ?? 0) + graceDays * DAY_MS;
  return new Date(Math.max(requiredFrom?.getTime() ?? 0, announcedUntil));
}

/** When a member must have one: with the first, or at the end of the person's own days of grace if that is later. */
function dueAt(policy: SecondFactorPolicy, memberSince: Date): Date {
  const ownGraceEnd = memberSince.getTime() + policy.graceDays * DAY_MS;
  return new Date(Math.max(firstDueAt(policy).getTime(), ownGraceEnd));
}

/** Whether an account of this role is offered second factors at all. */
export function isFactorOffered({ members }: SecondFactorPolicy, role: string): boolean {
  return role !== "member" || members !== "off";
}

/** Whether an account of this role may go without: only then may one be turned off. */
export function mayGoWithout({ members }: SecondFactorPolicy, role: string): boolean {
  return role === "member" && members !== "required";
}

/**
 * The anchor after a change of policy. Nothing renews what has once been in force: not switching it off and on, and not
 * another day. What is withdrawn before its day has kept nobody out, and leaves no trace.
 */
export function anchorAfter(
  before: GraceAnchor,
  next: Pick<SecondFactorPolicy, "members" | "requiredFrom">,
  now: Date,
): GraceAnchor {
  const { graceSince, inForceSince } = before;
  if (inForceSince && inForceSince <= now) return { graceSince, inForceSince };
  if (next.members !== "required") return { graceSince: null, inForceSince: null };
  const isLater = next.requiredFrom !== null && next.requiredFrom > now;
  return { graceSince: graceSince ?? now, inForceSince: isLater ? next.requiredFrom : now };
}
