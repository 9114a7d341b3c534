// Owns the choices and the administrators that tests of the policy start from.
import { dropPolicy } from "@/lib/accounts/policy/test-policy";
import { boxOf, factorsOf } from "@/lib/admin/policy/channel-letters";
import { encodeChoice, fieldsOf, type PolicyChoice } from "@/lib/admin/policy/policy-choice";
import { savePolicy } from "@/lib/admin/policy/save-policy";
import { clearLog } from "@/lib/audit/chain/test-log";
import { TRACE } from "@/lib/audit/test-trace";
import { CHANNEL_FACTORS } from "@/lib/channels/kinds";
import { plantPasskey } from "@/lib/passkeys/test-planted-passkeys";
import { database } from "@/lib/platform/db";
import { settings } from "@/lib/platform/env";
import { openSessionOf } from "@/lib/sign-in/sessions/test-session";
import { claimFor } from "@/lib/sign-in/step-up/test-claim";
import { makeProtectedPerson, NOW, type OpenSession } from "@/lib/two-factor/test-person";

/** What holds by the settings of tests, as a form shows it. */
export const START: PolicyChoice = {
  members: "required",
  requiredFrom: "",
  graceDays: 0,
  trustedDevices: false,
  memberIdleMinutes: 60,
  memberAbsoluteHours: 24,
  adminIdleMinutes: 15,
  adminAbsoluteHours: 12,
  resetsNeedTwoAdmins: false,
  channels: [],
  passkeys: "n",
  revision: 0,
};

/** The longest that every field allows: the word must still fit into a step-up. */
export const LONGEST: PolicyChoice = {
  members: "required",
  requiredFrom: "2099-12-31",
  graceDays: 90,
  trustedDevices: true,
  memberIdleMinutes: 1440,
  memberAbsoluteHours: 720,
  adminIdleMinutes: 15,
  adminAbsoluteHours: 12,
  resetsNeedTwoAdmins: true,
  channels: [...CHANNEL_FACTORS],
  passkeys: "ma",
  revision: 999_999,
};

export const wordOf = (choice: Partial<PolicyChoice>) => encodeChoice({ ...START, ...choice });

/** What a browser posts: channels as boxes, and those alone that are ticked. */
export function formFields(choice: Partial<PolicyChoice> = {}) {
  const { channels, ...fields } = fieldsOf({ ...START, ...choice });
  const ticked = (factorsOf(channels) ?? []).map((factor) => [boxOf(factor), "on"]);
  return { ...fields, ...Object.fromEntries(ticked) };
}

/** An administrator with a second factor and a confirmed address, in a session that it opened. */
export async function makeAdmin(now: Date = NOW): Promise<OpenSession> {
  const { session } = await makeProtectedPerson(now);
  const { accountId: id } = session;
  await database().account.update({ where: { id }, data: { role: "admin", emailConfirmedAt: now } });
  return openSessionOf(id, "authenticator", now);
}

/** Saves a choice as an administrator who has just proved themselves. */
export async function saveAs(admin: OpenSession, choice: Partial<PolicyChoice>, now: Date = NOW) {
  const claim = await claimFor(admin.id, "change-policy");
  const change = { actorId: admin.accountId, claim, choice: { ...START, ...choice } };
  return savePolicy({ ...change, trace: TRACE, now });
}

/** A choice in which every part differs from the settings, but the day. */
export const ALL_CHANGED: PolicyChoice = {
  members: "optional",
  requiredFrom: "",
  graceDays: 7,
  trustedDevices: true,
  memberIdleMinutes: 30,
  memberAbsoluteHours: 8,
  adminIdleMinutes: 10,
  adminAbsoluteHours: 6,
  resetsNeedTwoAdmins: true,
  channels: ["authy", "email"],
  passkeys: "a",
  revision: 0,
};

/** An administrator, with a passkey, of an installation in Berlin where nobody else is, and nobody has saved a policy. */
export async function makeOnlyAdmin(): Promise<OpenSession> {
  await dropPolicy();
  await clearLog();
  await database().account.deleteMany();
  settings().appTimezone = "Europe/Berlin";
  const admin = await makeAdmin();
  await plantPasskey(admin.accountId);
  return admin;
}

export const policyRows = () => database().policy.findMany();
export const policyChanges = () =>
  database().auditRow.findMany({ where: { event: "policy.changed" }, orderBy: { id: "asc" } });
