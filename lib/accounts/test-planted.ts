// Owns what somebody with a stolen session can leave behind in an account, each with the question whether it still counts.
import { randomUUID } from "node:crypto";
import { emailOf, setSecondEmail } from "@/lib/accounts/email/email-store";
import { findLink } from "@/lib/accounts/link-store";
import { type LinkPurpose, mintLink } from "@/lib/accounts/link-token";
import { askForHelp } from "@/lib/admin/resets/ask-for-help";
import { findLiveKeys } from "@/lib/api/meter-store";
import { plantApiKey } from "@/lib/api/test-api-keys";
import { TRACE } from "@/lib/audit/test-trace";
import { tokenOf } from "@/lib/mail/test-mails";
import { plantPasskey } from "@/lib/passkeys/test-planted-passkeys";
import { database, transaction } from "@/lib/platform/db";
import { isLiveSession } from "@/lib/sign-in/sessions/is-live-session";
import { findSession } from "@/lib/sign-in/sessions/session";
import { currentEpoch } from "@/lib/sign-in/sessions/session-epoch";
import { openSessionOf, signInGrantOf } from "@/lib/sign-in/sessions/test-session";
import { redeemSignInGrant } from "@/lib/sign-in/sign-in-grant";
import { holdsStepUpGrant } from "@/lib/sign-in/step-up/step-up-grant";
import { claimFor } from "@/lib/sign-in/step-up/test-claim";
import { findTicket, mintTicket } from "@/lib/sign-in/ticket";
import { findEnrollment } from "@/lib/two-factor/enrollment/enrollment-store";
import { beginEnrollment, later, mustHave, NOW, type OpenSession } from "@/lib/two-factor/test-person";
import { listTrustedDevices } from "@/lib/two-factor/trusted-devices/trusted-device-store";

/** When the owner has done something about it. */
export const AFTER = later(120);

/** The thief's session, and whose it is. */
export interface Stolen {
  email: string;
  session: OpenSession;
}

type Plant = (stolen: Stolen) => Promise<() => Promise<boolean>>;

const link =
  (purpose: LinkPurpose, own = false): Plant =>
  async ({ email, session: { accountId } }) => {
    const to = own ? email : `${randomUUID()}@thief.test`;
    const subject = { accountId, email: to };
    const token = tokenOf(await transaction((tx) => mintLink(tx, purpose, subject, NOW)));
    return async () => (await findLink(purpose, token, AFTER)) !== null;
  };

/** By name. */
export const PLANTS: Record<string, Plant> = {
  "a session": async ({ session: { accountId } }) => {
    const { token } = await openSessionOf(accountId);
    return async () => (await findSession(token, AFTER)) !== null;
  },
  "a ticket": async ({ session }) => {
    const token = await transaction((tx) => mintTicket(tx, session.accountId, NOW));
    return async () => (await findTicket(token, AFTER)) !== null;
  },
  "a sign-in grant": async ({ session }) => {
    const token = await signInGrantOf(session.accountId, "password", AFTER);
    return async () => (await redeemSignInGrant(token, TRACE, AFTER)) !== null;
  },
  "a permit": async ({ session }) => {
    const claim = await claimFor(session.id, "change-email");
    return () => holdsStepUpGrant(claim, AFTER);
  },
  "a trusted browser": async ({ session: { accountId } }) => {
    const words = { fingerprint: "f", name: "n", browser: "b", address: "a" };
    const times = { createdAt: NOW, lastUsedAt: NOW, expiresAt: later(86_400) };
    const epoch = await currentEpoch();
    const made = { id: randomUUID(), hash: randomUUID(), accountId, epoch, ...words, ...times };
    await database().trustedDevice.create({ data: made });
    return async () =>
      (await listTrustedDevices({ accountId, epoch: await currentEpoch() }, AFTER)).length > 0;
  },
  "an enrollment": async ({ session }) => {
    const { owner } = await beginEnrollment(session, NOW);
    const isLive = () => transaction((tx) => isLiveSession(tx, owner));
    return async () => (await isLive()) && (await findEnrollment(owner, AFTER)) !== null;
  },
  "another address that waits": link("change-email"),
  "a second address that waits": link("second-email"),
  "a second address": async ({ session: { accountId } }) => {
    await transaction((tx) => setSecondEmail(tx, accountId, `${randomUUID()}@thief.test`));
    return async () => (await emailOf(database(), accountId)).secondEmail !== null;
  },
  "a link for a new password": link("reset-password", true),
  "a link to enroll anew": link("re-enroll", true),
  "a request for a reset": async ({ session: { accountId } }) => {
    const ticket = await transaction((tx) => mintTicket(tx, accountId, NOW));
    mustHave(await askForHelp({ ticket, text: "Lost it", browserMark: undefined, trace: TRACE, now: NOW }));
    return async () => (await database().resetRequest.count({ where: { openFor: accountId } })) > 0;
  },
  "an API key": async ({ session }) => {
    const { row } = await plantApiKey(session);
    return async () => (await findLiveKeys([row.hash], AFTER)).length > 0;
  },
  "a passkey that is enough alone": async ({ session: { accountId } }) => {
    const id = await plantPasskey(accountId);
    const enough = { needsPassword: false, account: { password: { disabledAt: null }, resetAt: null } };
    return async () => (await database().passkey.count({ where: { id, ...enough } })) > 0;
  },
};
