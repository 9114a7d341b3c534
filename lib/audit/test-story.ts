// Owns the first part of the story that tests of the security log tell: one person, from sign-up to deletion.
import { mailedToken } from "@/lib/accounts/email/test-email-change";
import { deleteAccount } from "@/lib/accounts/privacy/delete-account";
import { confirmSignUp } from "@/lib/accounts/sign-up/confirm-sign-up";
import { requestSignUp } from "@/lib/accounts/sign-up/pending-sign-up";
import { TRACE } from "@/lib/audit/test-trace";
import { completeSignIn } from "@/lib/sign-in/complete-sign-in";
import { signOut } from "@/lib/sign-in/sessions/sign-out";
import { signIn } from "@/lib/sign-in/sign-in";
import { stepUpWithPassword, stepUpWithSecondFactor } from "@/lib/sign-in/step-up/step-up";
import type { StepUpPurpose } from "@/lib/sign-in/step-up/step-up-purpose";
import {
  removeAuthenticator,
  renameAuthenticator,
  turnOffTwoFactor,
} from "@/lib/two-factor/authenticators/manage-authenticators";
import { confirmEnrollment } from "@/lib/two-factor/enrollment/confirm-enrollment";
import {
  acknowledgeRecoveryCodes,
  replaceRecoveryCodes,
} from "@/lib/two-factor/recovery-codes/manage-recovery-codes";
import { normalizeRecoveryCode } from "@/lib/two-factor/recovery-codes/recovery-code-format";
import {
  beginEnrollment,
  enroll,
  later,
  mustHave,
  NOW,
  type OpenSession,
  PASSWORD,
  plantAuthenticator,
  redeem,
  rewardFor,
  shownCodes,
} from "@/lib/two-factor/test-person";
import type { Phone } from "@/lib/two-factor/test-phone";

export const WRONG_PASSWORD = "Canary-of-a-wrong-password";

/** Everything that was typed, shown or carried in a cookie and that no row and no line may hold. */
type Secrets = Set<string>;

interface Enrolled {
  email: string;
  phone: Phone;
  recoveryCode: string;
}

const withCode = (code: string) => ({ kind: "authenticator", code }) as const;

async function join(secrets: Secrets): Promise<Enrolled> {
  const email = "story@example.test";
  const request = { email, password: PASSWORD, locale: "en", clientAddress: "203.0.113.9" } as const;
  mustHave(await requestSignUp({ ...request, trace: TRACE, now: NOW }));
  const token = await mailedToken(email, "confirm-sign-up");
  const confirmation = { token, password: PASSWORD, trace: TRACE, now: NOW };
  const session = await redeem(mustHave(await confirmSignUp(confirmation)));
  secrets.add(token);
  const { accountId } = session;
  const stepUp = { session, purpose: "add-authenticator", trace: TRACE, now: NOW } as const;
  await stepUpWithPassword(stepUp, WRONG_PASSWORD, undefined);
  const { grant, sessionToken } = mustHave(await stepUpWithPassword(stepUp, PASSWORD, undefined));
  secrets.add(grant).add(sessionToken);
  const { owner, phone: lost, shown } = await beginEnrollment(session);
  await confirmEnrollment({ owner, code: lost.wrongCodeAt(NOW), name: "Lost", trace: TRACE, now: NOW });
  const { phone, session: first } = await enroll(session);
  const offered = await shownCodes(accountId, NOW);
  const codes = offered?.codes ?? [];
  await acknowledgeRecoveryCodes(accountId, offered?.batchId ?? "", TRACE, NOW);
  await signOut(first, TRACE, NOW);
  await signIn({ email, password: WRONG_PASSWORD, browserMark: undefined }, TRACE, NOW);
  const bareCodes = codes.map((code) => code.replace("-", ""));
  for (const secret of [session.token, first.token, shown.secret, shown.uri, phone.codeAt(NOW)])
    secrets.add(secret);
  for (const secret of [...codes, ...bareCodes, PASSWORD, WRONG_PASSWORD]) secrets.add(secret);
  return { email, phone, recoveryCode: bareCodes[0] ?? "" };
}

async function comeBack({ email, phone }: Enrolled, secrets: Secrets, now: Date): Promise<OpenSession> {
  const ticket = await rewardFor(email, now);
  const code = phone.codeAt(now);
  await completeSignIn({ ticket, proof: withCode(phone.wrongCodeAt(now)) }, TRACE, now);
  const { grant } = mustHave(await completeSignIn({ ticket, proof: withCode(code) }, TRACE, now));
  const session = await redeem(grant, now);
  for (const secret of [ticket, code, grant, session.token]) secrets.add(secret);
  return session;
}

async function changeEverything(session: OpenSession, enrolled: Enrolled, secrets: Secrets, start: Date) {
  const { email, phone } = enrolled;
  const { accountId } = session;
  let now = start;
  const tablet = await plantAuthenticator(accountId, now, "Tablet");
  const permit = async (purpose: StepUpPurpose) => {
    now = later(30, now);
    const code = phone.codeAt(now);
    const act = { session, purpose, trace: TRACE, now };
    const { grant: token, sessionToken } = mustHave(await stepUpWithSecondFactor(act, withCode(code)));
    secrets.add(code).add(token).add(sessionToken);
    const claim = { token, sessionId: session.id, purpose };
    return { accountId, role: session.role, claim, trace: TRACE, now };
  };
  const tryCode = async (proof: ReturnType<typeof withCode> | { kind: "recovery-code"; code: string }) =>
    completeSignIn({ ticket: await rewardFor(email, now), proof }, TRACE, now);

  mustHave(
    await renameAuthenticator(await permit("rename-authenticator"), tablet.authenticatorId, "Renamed"),
  );
  mustHave(await removeAuthenticator(await permit("remove-authenticator"), tablet.authenticatorId));
  mustHave(await tryCode({ kind: "recovery-code", code: enrolled.recoveryCode }));
  mustHave(await replaceRecoveryCodes(await permit("replace-recovery-codes")));
  for (const code of (await shownCodes(accountId, now))?.codes ?? []) {
    secrets.add(code).add(normalizeRecoveryCode(code) ?? code);
  }
  const [turnOff, erase] = [await permit("turn-off"), await permit("delete-account")];
  for (let n = 0; n < 5; n += 1) await tryCode(withCode(phone.wrongCodeAt(now)));
  mustHave(await turnOffTwoFactor(turnOff));
  mustHave(await deleteAccount({ ...erase, now }));
}

/** Acts the story out. Needs TWO_FACTOR_POLICY=optional, because turning off is part of it, and SIGN_UP=confirmed. */
export async function actOut(): Promise<{ accountId: string; secrets: string[] }> {
  const secrets: Secrets = new Set();
  const enrolled = await join(secrets);
  const session = await comeBack(enrolled, secrets, later(30));
  await changeEverything(session, enrolled, secrets, later(30));
  return { accountId: session.accountId, secrets: [...secrets] };
}
