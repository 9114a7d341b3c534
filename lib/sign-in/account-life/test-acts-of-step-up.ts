// Owns proving oneself once more in account-life.test.ts, for one act of an open session.
import { TRACE } from "@/lib/audit/test-trace";
import { type Act, choose, sessionOf } from "@/lib/sign-in/account-life/test-act";
import { passwords } from "@/lib/sign-in/account-life/test-acts-of-sign-in";
import { errorOf } from "@/lib/sign-in/account-life/test-life";
import { MINUTE, noTries } from "@/lib/sign-in/account-life/test-model";
import { hasFactor, isLockedOut, passwordLock } from "@/lib/sign-in/account-life/test-promises";
import { offers, tryFactor } from "@/lib/sign-in/account-life/test-proofs";
import {
  type StepUp,
  stepUpWithPassword,
  stepUpWithSecondFactor,
  takesTemporaryCode,
} from "@/lib/sign-in/step-up/step-up";
import type { StepUpPurpose } from "@/lib/sign-in/step-up/step-up-purpose";

const PURPOSES: StepUpPurpose[] = ["add-authenticator", "remove-authenticator", "replace-recovery-codes"];

/** A session proves itself again for one act. From then on its old token is dead. */
export const stepUp: Act = async (life, person, { pick, how }) => {
  const session = sessionOf(person, how);
  const offer = choose(offers(life, person), pick);
  const live = session && (await life.enter(person, session));
  if (!live || !offer) return;
  const purpose = choose(PURPOSES, how) ?? "turn-off";
  const step: StepUp = { session: live, purpose, trace: TRACE, now: life.date };
  const event = "step-up.checked";
  const { error, rows } = tryFactor(life, person, offer.proof, {
    event,
    takesTemporaryCode: takesTemporaryCode(purpose),
  });
  const result = await stepUpWithSecondFactor(step, offer.proof);
  if (result.ok) {
    session.token = result.value.sessionToken;
    const grant = {
      token: result.value.grant,
      sessionId: session.id,
      purpose,
      endsAt: life.now + 5 * MINUTE,
    };
    person.grants.push(grant);
  }
  await life.hold(`${person.name} steps up for ${purpose} with ${offer.said}`, errorOf(result), error, rows);
};

/** Where there is a second factor the password is not enough for anything sensitive. */
export const stepUpByPassword: Act = async (life, person, { pick, how }) => {
  const session = sessionOf(person, how);
  const [said, password] = choose(passwords(person), pick) ?? ["", ""];
  const live = session && (await life.enter(person, session, true));
  if (!live) return;
  const step: StepUp = { session: live, purpose: "change-password", trace: TRACE, now: life.date };
  const result = await stepUpWithPassword(step, password, undefined);
  const words = `${person.name} steps up with ${said}`;
  if (hasFactor(person)) return life.hold(words, errorOf(result), "session-refused", []);
  const isRefused = isLockedOut(person.passwordTries, passwordLock, life.now);
  const isRight = !isRefused && password === person.password;
  if (isRight) person.passwordTries = noTries();
  if (result.ok) session.token = result.value.sessionToken;
  const row = isRight ? "step-up.checked" : `step-up.checked! ${isRefused ? "locked" : "wrong-password"}`;
  await life.hold(words, errorOf(result), isRight ? null : "credentials-wrong", [row]);
};
