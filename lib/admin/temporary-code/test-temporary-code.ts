// Owns the administrators of tests who make temporary codes, what is kept of a code, and a scene for the security log.
import { makeTemporaryCode, type TemporaryCodeRequest } from "@/lib/admin/temporary-code/make-temporary-code";
import { TRACE } from "@/lib/audit/test-trace";
import { database } from "@/lib/platform/db";
import { completeSignIn } from "@/lib/sign-in/complete-sign-in";
import type { AdminAct } from "@/lib/sign-in/step-up/permitted-act";
import type { StepUpPurpose } from "@/lib/sign-in/step-up/step-up-purpose";
import { adminAct } from "@/lib/sign-in/step-up/test-claim";
import { normalizeRecoveryCode } from "@/lib/two-factor/recovery-codes/recovery-code-format";
import {
  makeProtectedPerson,
  mustHave,
  NOW,
  plantRecoveryCodes,
  redeem,
  rewardFor,
} from "@/lib/two-factor/test-person";

export async function makeAdmin() {
  const person = await makeProtectedPerson();
  await database().account.update({ where: { id: person.session.accountId }, data: { role: "admin" } });
  return person;
}

export type Admin = Awaited<ReturnType<typeof makeAdmin>>;

/** Somebody with recovery codes: under their salt a temporary code is as cheap to hash as they are. */
export async function makeMember() {
  const person = await makeProtectedPerson();
  await plantRecoveryCodes(person.session.accountId);
  return person;
}

/** An act of an administrator with a fresh grant, for making a code unless told otherwise. */
export function actOf(
  { session }: Admin,
  now: Date = NOW,
  purpose: StepUpPurpose = "temporary-code",
): Promise<AdminAct> {
  return adminAct(session, purpose, now);
}

/** What an administrator fills in for a person. */
export function requestFor({ email, session }: Pick<Admin, "email" | "session">): TemporaryCodeRequest {
  const reason = "Called back on the known number";
  return { id: session.accountId, email, reasonClass: "phone-not-at-hand", reason };
}

/** Makes a code for a person. Returns it in canonical form. */
export async function codeFor(
  person: Pick<Admin, "email" | "session">,
  admin: Admin,
  now: Date = NOW,
): Promise<string> {
  const made = mustHave(await makeTemporaryCode(await actOf(admin, now), requestFor(person)));
  return normalizeRecoveryCode(made) ?? "";
}

/** What stands in the database about the temporary codes of an account. */
export async function keptOf({ session: { accountId } }: Pick<Admin, "session">) {
  const db = database();
  return {
    code: await db.temporaryCode.findUnique({ where: { accountId } }),
    reasons: await db.temporaryCodeReason.count({ where: { accountId } }),
    notices: await db.notice.count({ where: { accountId, kind: "temporary-code-created" } }),
  };
}

/** Acts out that an administrator mistypes an address, then makes a code, and that it opens a session. */
export async function actOutTemporaryCode() {
  const admin = await makeAdmin();
  const person = await makeMember();
  await makeTemporaryCode(await actOf(admin), { ...requestFor(person), email: admin.email });
  const code = await codeFor(person, admin);
  const ticket = await rewardFor(person.email);
  const { grant } = mustHave(
    await completeSignIn({ ticket, proof: { kind: "recovery-code", code } }, TRACE, NOW),
  );
  const session = await redeem(grant);
  return { personId: session.accountId, adminId: admin.session.accountId, session, secrets: [code, grant] };
}
