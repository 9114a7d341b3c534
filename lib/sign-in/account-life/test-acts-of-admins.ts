// Owns what administrators do to people in account-life.test.ts: roles, temporary codes, locks, sessions, the policy.
import { currentPolicy } from "@/lib/accounts/policy/current-policy";
import { changeRole } from "@/lib/admin/person/change-role";
import { endPersonSessions } from "@/lib/admin/person/end-person-sessions";
import { unlockPerson } from "@/lib/admin/person/unlock-person";
import { changedParts } from "@/lib/admin/policy/next-policy";
import { savePolicy } from "@/lib/admin/policy/save-policy";
import { START } from "@/lib/admin/policy/test-policy-choice";
import { makeTemporaryCode } from "@/lib/admin/temporary-code/make-temporary-code";
import type { Act } from "@/lib/sign-in/account-life/test-act";
import { giveCodeOnPaper } from "@/lib/sign-in/account-life/test-acts-of-sign-in";
import { adminFor, tenThisHour } from "@/lib/sign-in/account-life/test-admin-at-work";
import { errorOf } from "@/lib/sign-in/account-life/test-life";
import { MINUTE, noTries } from "@/lib/sign-in/account-life/test-model";
import { countsAsAdmin, endSessionsAndTrust, hasFactor } from "@/lib/sign-in/account-life/test-promises";
import { normalizeRecoveryCode } from "@/lib/two-factor/recovery-codes/recovery-code-format";

/** A new role ends what the old one opened. */
export const giveRole: Act = async (life, person, { how }) => {
  const role = how % 2 ? "admin" : "member";
  const act = await adminFor(life, 0, person, "change-role");
  const result = await changeRole(act, role);
  const promised = person.role === role ? "role-unchanged" : null;
  const rows: string[] = [];
  if (!promised) {
    if (person.role === "admin") person.adminUntil = life.now;
    person.role = role;
    rows.push(...endSessionsAndTrust(person, "role-changed"), `role.changed to-${role}`);
  }
  await life.hold(`${person.name} becomes ${role}`, errorOf(result), promised, rows);
};

/** One administrator lets a member in once, in the place of a second factor, where one is enough for a reset. */
export const handOverCode: Act = async (life, person, { how }) => {
  const by = how % 2;
  const { claim, ...act } = await adminFor(life, by, person, "temporary-code");
  const why = { reasonClass: "phone-not-at-hand", reason: "Called back on the known number" } as const;
  const request = { id: person.accountId, email: person.email, ...why };
  const result = await makeTemporaryCode({ ...act, claim }, request);
  const of = "temporary-code";
  const refusal = life.rules.resetsNeedTwoAdmins
    ? `${of}-needs-two`
    : hasFactor(person)
      ? null
      : `${of}-needless`;
  const standing = countsAsAdmin(person, life.now) ? `${of}-for-admin` : refusal;
  const promised = standing ?? (tenThisHour(life.codesMade[by], life.now) ? "resets-used-up" : null);
  if (!promised) life.codesMade[by]?.push(life.now);
  if (result.ok) {
    const code = normalizeRecoveryCode(result.value) ?? "";
    person.temporaryCode = { code, endsAt: life.now + 10 * MINUTE };
  }
  const rows = [promised ? `${of}.created! ${promised}` : `${of}.created phone-not-at-hand`];
  await life.hold(`Admin ${by} makes ${person.name} a temporary code`, errorOf(result), promised, rows);
};

/** Nothing but an administrator, a right one or a reset ends a lock before its time. */
export const unlock: Act = async (life, person) => {
  const result = await unlockPerson(await adminFor(life, 0, person, "unlock-person"));
  const promised = person.factorTries.failures + person.passwordTries.failures > 0 ? null : "nothing-locked";
  Object.assign(person, { factorTries: noTries(), passwordTries: noTries() });
  await life.hold(
    `${person.name} is unlocked`,
    errorOf(result),
    promised,
    promised ? [] : ["person.unlocked"],
  );
};

export const endTheirSessions: Act = async (life, person) => {
  const result = await endPersonSessions(await adminFor(life, 0, person, "end-person-sessions"));
  const rows = endSessionsAndTrust(person, "by-admin");
  await life.hold(`${person.name}'s sessions are ended`, errorOf(result), null, rows);
};

/** A policy counts at once, in sessions that are open too. */
export const decide: Act = async (life, person, { pick, how }) => {
  const before = life.rules;
  const [members, trustedDevices, resetsNeedTwoAdmins] = [
    how % 3 ? "required" : "optional",
    pick % 3 > 0,
    how % 2 === 1,
  ] as const;
  const after = { members, trustedDevices, resetsNeedTwoAdmins, revision: before.revision + 1 } as const;
  const choice = { ...START, members, trustedDevices, resetsNeedTwoAdmins, revision: before.revision };
  const policy = await currentPolicy();
  const { personId: _, ...act } = await adminFor(life, 0, person, "change-policy");
  const result = await savePolicy({ ...act, choice });
  const parts = changedParts(policy, { ...policy, members, trustedDevices, resetsNeedTwoAdmins });
  if (parts.length > 0) life.rules = after;
  const ended = parts.length > 0 && !trustedDevices;
  for (const each of ended ? life.people : []) {
    each.deadDevices.push(...each.devices);
    each.devices = [];
    each.sessions = each.sessions.filter(({ factor }) => factor !== "trusted-device");
  }
  const said = `Policy: ${members}, trust ${trustedDevices}, two admins ${resetsNeedTwoAdmins}`;
  const promised = parts.length > 0 ? null : "policy-unchanged";
  await life.hold(
    said,
    errorOf(result),
    promised,
    parts.map((part) => `Admin: policy.changed ${part}`),
  );
};

/** Read out and used at once, unless the policy has changed meanwhile. */
export const comeInByTemporaryCode: Act = async (life, person, choice) => {
  await handOverCode(life, person, choice);
  if (choice.pick % 3 === 0) await decide(life, person, choice);
  await giveCodeOnPaper(life, person, { ...choice, how: 1 });
};
