// Owns what a choice makes of the policy in force, and which parts of it that changes. Pure.
import type { Policy } from "@/lib/accounts/policy/policy";
import { anchorAfter } from "@/lib/accounts/policy/second-factor-rule";
import type { PolicyChoice } from "@/lib/admin/policy/policy-choice";

/** Parts of a policy, as reasons of its rows in the security log. */
export const POLICY_PARTS = [
  "policy-members",
  "policy-required-from",
  "policy-grace",
  "policy-trusted-devices",
  "policy-session-times",
  "policy-resets",
  "policy-channels",
  "policy-passkeys",
] as const;

export type PolicyPart = (typeof POLICY_PARTS)[number];

/** The policy after a choice. `startOf` gives the instant at which a calendar day begins. */
export function nextPolicy(
  before: Policy,
  choice: PolicyChoice,
  startOf: (day: string) => Date,
  now: Date,
): Policy {
  const { members, graceDays, trustedDevices, channels, resetsNeedTwoAdmins } = choice;
  const hasDay = members === "required" && choice.requiredFrom !== "";
  const requiredFrom = hasDay ? startOf(choice.requiredFrom) : null;
  return {
    members,
    requiredFrom,
    graceDays,
    ...anchorAfter(before, { members, requiredFrom }, now),
    trustedDevices,
    channels,
    membersNeedPasskey: choice.passkeys.includes("m"),
    adminsNeedPasskey: choice.passkeys.includes("a"),
    times: {
      member: {
        idleSeconds: choice.memberIdleMinutes * 60,
        absoluteSeconds: choice.memberAbsoluteHours * 3600,
      },
      admin: {
        idleSeconds: choice.adminIdleMinutes * 60,
        absoluteSeconds: choice.adminAbsoluteHours * 3600,
      },
    },
    resetsNeedTwoAdmins,
    revision: before.revision + 1,
  };
}

/** The parts in which two policies differ. */
export function changedParts(before: Policy, after: Policy): PolicyPart[] {
  const partOf: Record<PolicyPart, (policy: Policy) => unknown> = {
    "policy-members": ({ members }) => members,
    "policy-required-from": ({ requiredFrom }) => requiredFrom?.getTime(),
    "policy-grace": ({ graceDays }) => graceDays,
    "policy-trusted-devices": ({ trustedDevices }) => trustedDevices,
    "policy-session-times": ({ times }) => Object.values(times).flatMap(Object.values).join(),
    "policy-resets": ({ resetsNeedTwoAdmins }) => resetsNeedTwoAdmins,
    "policy-channels": ({ channels }) => [...channels].sort().join(),
    "policy-passkeys": ({ membersNeedPasskey, adminsNeedPasskey }) =>
      `${membersNeedPasskey} ${adminsNeedPasskey}`,
  };
  return POLICY_PARTS.filter((part) => partOf[part](before) !== partOf[part](after));
}
