// Owns putting a policy into sentences, as its page and its preview say them.
import "server-only";
import { getFormatter, getTranslations } from "next-intl/server";
import type { Policy } from "@/lib/accounts/policy/policy";
import { firstDueAt } from "@/lib/accounts/policy/second-factor-rule";
import { passkeyDemandOf } from "@/lib/admin/policy/policy-choice";
import { allowedFactors } from "@/lib/channels/allowed-factors";

export interface PolicySentences {
  /** Who needs a second factor: the one that matters most. */
  members: string;
  /** The rest of what holds. */
  others: string[];
}

/** A time as people tell it: whole days from two on, whole hours from two on, else minutes. */
function spanOf(seconds: number): { unit: "days" | "hours" | "minutes"; count: number } {
  const hours = seconds / 3600;
  if (hours >= 48 && hours % 24 === 0) return { unit: "days", count: hours / 24 };
  if (hours >= 2 && Number.isInteger(hours)) return { unit: "hours", count: hours };
  return { unit: "minutes", count: Math.round(seconds / 60) };
}

export async function policySentences(policy: Policy, now: Date): Promise<PolicySentences> {
  const t = await getTranslations("policy");
  const span = (seconds: number) => t("span", spanOf(seconds));
  const { member, admin } = policy.times;
  const times = {
    idle: span(member.idleSeconds),
    absolute: span(member.absoluteSeconds),
    adminIdle: span(admin.idleSeconds),
    adminAbsolute: span(admin.absoluteSeconds),
  };
  return {
    members: await membersSentence(policy, now),
    others: [
      t("admins"),
      t(policy.trustedDevices ? "devices.allowed" : "devices.off"),
      t("times", times),
      t(policy.resetsNeedTwoAdmins ? "resets.two" : "resets.one"),
      await channelsSentence(policy),
      await passkeysSentence(policy),
    ],
  };
}

async function passkeysSentence(policy: Policy): Promise<string> {
  const t = await getTranslations("passkeys.policy");
  return t(`demand.${passkeyDemandOf(policy)}`);
}

async function channelsSentence(policy: Policy): Promise<string> {
  const t = await getTranslations("addingChannels.policy");
  const factors = allowedFactors(policy, "member");
  if (factors.length === 0) return t("none");
  return t("some", { ways: (await getFormatter()).list(factors.map((factor) => t(factor))) });
}

/** As it is for those who are here: for them it may begin later than the day says. */
async function membersSentence(policy: Policy, now: Date): Promise<string> {
  const { members, requiredFrom, graceDays } = policy;
  const t = await getTranslations("policy");
  if (members !== "required") return t(`members.${members}`);
  const days = { days: graceDays };
  const format = await getFormatter();
  const first = firstDueAt(policy);
  if (first > now) {
    const isDay = first.getTime() === requiredFrom?.getTime();
    const day = format.dateTime(first, isDay ? "day" : "moment");
    return t("members.requiredFrom", { day, ...days });
  }
  if (!requiredFrom) return t("members.required", days);
  return t("members.requiredSince", { day: format.dateTime(requiredFrom, "day"), ...days });
}
