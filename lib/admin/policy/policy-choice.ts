// Owns what an administrator chooses on the policy form, and the one word that carries it from page to page.
import { z } from "zod";
import type { Policy } from "@/lib/accounts/policy/policy";
import { GRACE_DAYS_MOST, SESSION_LIMITS } from "@/lib/accounts/policy/policy-limits";
import { MEMBER_RULES } from "@/lib/accounts/policy/second-factor-rule";
import type { AdminError } from "@/lib/admin/errors";
import { factorsOf, lettersOf } from "@/lib/admin/policy/channel-letters";
import { isCalendarDay } from "@/lib/platform/calendar-day";

const MINUTE = 60;
const HOUR = 3600;

const code = (error: AdminError) => error;

/** Digits alone, as typed: full-width ones, signs, fractions and exponents are mistakes. */
function whole(least: number, most: number, error: AdminError) {
  return z
    .string({ error: code(error) })
    .transform((typed) => (/^\d{1,6}$/.test(typed.trim()) ? Number(typed) : Number.NaN))
    .refine((number) => number >= least && number <= most, { error: code(error), abort: true });
}

const yesOrNo = z.enum(["yes", "no"], code("policy-choice-missing")).transform((answer) => answer === "yes");

/** Who must have a passkey: nobody, members, administrators, or both. Letters, so that the word of a choice stays short. */
export const PASSKEY_DEMANDS = ["n", "m", "a", "ma"] as const;

const within = ([least, most]: readonly [number, number], unit: number, error: AdminError) =>
  whole(least / unit, most / unit, error);

/** The form has boxes, which become letters before it is judged. */
const channels = z.string({ error: code("policy-choice-missing") }).transform((letters, context) => {
  const factors = factorsOf(letters);
  if (!factors) context.addIssue(code("policy-choice-missing"));
  return factors ?? z.NEVER;
});

/** Every field, in the order in which the word has them. Nothing else of a form is read (R77). */
export const CHOICE_SHAPE = {
  members: z.enum(MEMBER_RULES, code("policy-choice-missing")),
  /** A calendar day of APP_TIMEZONE; empty is at once. */
  requiredFrom: z
    .string({ error: code("policy-day-malformed") })
    .transform((typed) => typed.trim())
    .refine((day) => day === "" || isCalendarDay(day), code("policy-day-malformed")),
  graceDays: whole(0, GRACE_DAYS_MOST, "policy-grace-out-of-bounds"),
  trustedDevices: yesOrNo,
  memberIdleMinutes: within(SESSION_LIMITS.member.idle, MINUTE, "policy-idle-out-of-bounds"),
  memberAbsoluteHours: within(SESSION_LIMITS.member.absolute, HOUR, "policy-absolute-out-of-bounds"),
  adminIdleMinutes: within(SESSION_LIMITS.admin.idle, MINUTE, "policy-admin-idle-out-of-bounds"),
  adminAbsoluteHours: within(SESSION_LIMITS.admin.absolute, HOUR, "policy-admin-absolute-out-of-bounds"),
  resetsNeedTwoAdmins: yesOrNo,
  channels,
  passkeys: z.enum(PASSKEY_DEMANDS, code("policy-choice-missing")),
  /** Of the policy that the form was filled from. */
  revision: whole(0, 999_999, "policy-changed-meanwhile"),
};

export type PolicyChoice = z.output<z.ZodObject<typeof CHOICE_SHAPE>>;

type ChoiceField = keyof PolicyChoice;

export const CHOICE_FIELDS = Object.keys(CHOICE_SHAPE) as ChoiceField[];

/** A session that may rest longer than it may live would say something untrue. */
export function hasPlausibleTimes({ memberIdleMinutes, memberAbsoluteHours }: PolicyChoice): boolean {
  return memberIdleMinutes <= memberAbsoluteHours * 60;
}

/** The choice that a policy stands for, to fill the form with. */
export function choiceOf(policy: Policy, dayOf: (instant: Date) => string): PolicyChoice {
  const { members, requiredFrom, graceDays, trustedDevices, resetsNeedTwoAdmins, channels, revision } =
    policy;
  const { member, admin } = policy.times;
  const rounded = (seconds: number, unit: number) => Math.max(1, Math.round(seconds / unit));
  return {
    members,
    requiredFrom: requiredFrom ? dayOf(requiredFrom) : "",
    graceDays,
    trustedDevices,
    memberIdleMinutes: rounded(member.idleSeconds, MINUTE),
    memberAbsoluteHours: rounded(member.absoluteSeconds, HOUR),
    adminIdleMinutes: rounded(admin.idleSeconds, MINUTE),
    adminAbsoluteHours: rounded(admin.absoluteSeconds, HOUR),
    resetsNeedTwoAdmins,
    channels: [...channels],
    passkeys: passkeyDemandOf(policy),
    revision,
  };
}

/** Who must have a passkey, as the form says it. */
export function passkeyDemandOf({ membersNeedPasskey, adminsNeedPasskey }: Policy): PolicyChoice["passkeys"] {
  if (membersNeedPasskey) return adminsNeedPasskey ? "ma" : "m";
  return adminsNeedPasskey ? "a" : "n";
}

/** What the fields of a form hold for a choice. */
export function fieldsOf(choice: PolicyChoice): Record<ChoiceField, string> {
  const text = (value: PolicyChoice[ChoiceField]) => {
    if (Array.isArray(value)) return lettersOf(value);
    return typeof value === "boolean" ? (value ? "yes" : "no") : String(value);
  };
  const pairs = CHOICE_FIELDS.map((field) => [field, text(choice[field])]);
  return Object.fromEntries(pairs) as Record<ChoiceField, string>;
}

/** Short enough to be the id of a step-up, so that a choice survives one. */
export function encodeChoice(choice: PolicyChoice): string {
  const fields = fieldsOf(choice);
  return CHOICE_FIELDS.map((field) => fields[field]).join("_");
}

/** The choice behind a word, judged like a form; null when it is none. */
export function decodeChoice(word: string): PolicyChoice | null {
  const values = word.split("_");
  if (values.length !== CHOICE_FIELDS.length) return null;
  const fields = Object.fromEntries(CHOICE_FIELDS.map((field, place) => [field, values[place]]));
  const { data } = z.object(CHOICE_SHAPE).safeParse(fields);
  return data && hasPlausibleTimes(data) ? data : null;
}
