// Owns the administrators of account-life.test.ts: always there, always proved, and never more than ten times an hour.
import { permitOn } from "@/lib/admin/person/test-admin";
import { choose } from "@/lib/sign-in/account-life/test-act";
import type { Life } from "@/lib/sign-in/account-life/test-life";
import { HOUR, type Person } from "@/lib/sign-in/account-life/test-model";
import { openSessionOf } from "@/lib/sign-in/sessions/test-session";
import type { StepUpPurpose } from "@/lib/sign-in/step-up/step-up-purpose";

/** One of the two administrators, in a session that has just proved itself for the act. */
export async function adminFor(life: Life, place: number, person: Person, purpose: StepUpPurpose) {
  const { id: accountId } = choose(life.admins, place) ?? { id: "" };
  const session = await openSessionOf(accountId, "authenticator", life.date);
  const act = await permitOn({ accountId, session }, person.accountId, purpose, life.date);
  await life.skipRows();
  return act;
}

/** Ten resets, or ten temporary codes, are what one administrator may make an hour. */
export const tenThisHour = (moments: number[] | undefined, now: number) =>
  (moments ?? []).filter((at) => at > now - HOUR).length >= 10;
