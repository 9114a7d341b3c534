// Owns what an intruder of tests does at the moment in which somebody shuts them out.
import { mintLink } from "@/lib/accounts/link-token";
import {
  grantFor,
  NEW_PASSWORD,
  opens,
  reset,
  tryChange,
} from "@/lib/accounts/passwords/test-password-person";
import { createApiKey } from "@/lib/api/create-api-key";
import { hashApiKey } from "@/lib/api/key-format";
import { findLiveKeys } from "@/lib/api/meter-store";
import { apiKeyAct, REQUEST } from "@/lib/api/test-api-keys";
import { TRACE } from "@/lib/audit/test-trace";
import { tokenOf } from "@/lib/mail/test-mails";
import { transaction } from "@/lib/platform/db";
import { completeSignIn } from "@/lib/sign-in/complete-sign-in";
import { findSession } from "@/lib/sign-in/sessions/session";
import { openSessionOf, signInGrantOf } from "@/lib/sign-in/sessions/test-session";
import { redeemSignInGrant } from "@/lib/sign-in/sign-in-grant";
import { mintTicket } from "@/lib/sign-in/ticket";
import { confirmEnrollment } from "@/lib/two-factor/enrollment/confirm-enrollment";
import { prepareCheapCodes } from "@/lib/two-factor/recovery-codes/test-codes";
import { beginEnrollment, makePerson, NOW, plantAuthenticator } from "@/lib/two-factor/test-person";

/** Somebody with an authenticator, and an enrollment that was begun before there was one. */
export async function makeVictim() {
  const { email, session } = await makePerson();
  const { accountId } = session;
  const enrollment = await beginEnrollment(session);
  const { phone } = await plantAuthenticator(accountId);
  return { email, session, accountId, enrollment, phone, own: await openSessionOf(accountId) };
}

export type Victim = Awaited<ReturnType<typeof makeVictim>>;

/** What is made ready, then done; returns whether it still stands, asked when both are over. */
type Attack = (victim: Victim) => Promise<() => Promise<() => Promise<boolean>>>;

const opensSession = async (grant: string | undefined) => {
  const opened = grant === undefined ? null : await redeemSignInGrant(grant, TRACE, NOW);
  return opened !== null && (await findSession(opened.token, NOW)) !== null;
};
/** The token of a link that was mailed before. */
export const linkTo = async (
  { accountId, email }: Victim,
  purpose: "reset-password" | "not-me" | "undo-email",
) => tokenOf(await transaction((tx) => mintLink(tx, purpose, { accountId, email }, NOW)));

/** By name. */
export const ATTACKS: Record<string, Attack> = {
  "a second step": async ({ accountId, phone }) => {
    const ticket = await transaction((tx) => mintTicket(tx, accountId, NOW));
    const proof = { kind: "authenticator", code: phone.codeAt(NOW) } as const;
    return async () => {
      const done = await completeSignIn({ ticket, proof }, TRACE, NOW);
      return () => opensSession(done.ok ? done.value.grant : undefined);
    };
  },
  "a grant that is redeemed": async ({ accountId }) => {
    const grant = await signInGrantOf(accountId);
    return async () => {
      const opened = await redeemSignInGrant(grant, TRACE, NOW);
      return async () => opened !== null && (await findSession(opened.token, NOW)) !== null;
    };
  },
  "an authenticator that is confirmed": async ({ accountId, enrollment: { enrollmentId, owner, phone } }) => {
    await prepareCheapCodes(enrollmentId, accountId);
    return async () => {
      const confirmation = { owner, code: phone.codeAt(NOW), name: "Theirs", trace: TRACE, now: NOW };
      const done = await confirmEnrollment(confirmation);
      return () => opensSession(done.ok ? done.value.signInGrant : undefined);
    };
  },
  "an API key": async ({ session }) => {
    const act = await apiKeyAct(session);
    return async () => {
      const made = await createApiKey(act, REQUEST);
      return async () => made.ok && (await findLiveKeys([hashApiKey(made.value)], NOW)).length > 0;
    };
  },
  "a changed password": async ({ session, email }) => {
    const claim = await grantFor(session);
    return async () => {
      await tryChange(session, { claim });
      return () => opens(email, NEW_PASSWORD);
    };
  },
  "a new password by mail": async (victim) => {
    const token = await linkTo(victim, "reset-password");
    return async () => {
      await reset(token);
      return () => opens(victim.email, NEW_PASSWORD);
    };
  },
};
