// Owns how people add an authenticator in account-life.test.ts: begun, confirmed with its own code, or given up.

import { TRACE } from "@/lib/audit/test-trace";
import { type Act, choose, permitFor, sessionOf } from "@/lib/sign-in/account-life/test-act";
import { redeemed } from "@/lib/sign-in/account-life/test-acts-of-sign-in";
import { errorOf, type Life } from "@/lib/sign-in/account-life/test-life";
import { DAY, MINUTE, noTries, type Person, type Session } from "@/lib/sign-in/account-life/test-model";
import { endSessionsAndTrust, hasFactor } from "@/lib/sign-in/account-life/test-promises";
import { stepAt } from "@/lib/totp/step";
import { listAuthenticators } from "@/lib/two-factor/authenticators/authenticator-store";
import { confirmEnrollment } from "@/lib/two-factor/enrollment/confirm-enrollment";
import { showEnrollment } from "@/lib/two-factor/enrollment/show-enrollment";
import { startEnrollment } from "@/lib/two-factor/enrollment/start-enrollment";
import { withCheapCodes } from "@/lib/two-factor/recovery-codes/test-codes";
import { phoneThatScanned } from "@/lib/two-factor/test-phone";

/** Whether a session may enroll without a permit: in its first minutes, for a first or in the place of a lost one. */
function mayEnrollAtOnce(life: Life, person: Person, { factor, begunAt }: Session): boolean {
  const hasLostOne = factor === "recovery-code" || factor === "temporary-code";
  return life.now - begunAt <= 5 * MINUTE && (!hasFactor(person) || hasLostOne);
}

/** Whatever is active stays as it is while a new one is begun; one begun before is gone. */
export const beginEnrollment: Act = async (life, person, { pick, how }) => {
  const session = sessionOf(person, pick);
  const live = session && (await life.enter(person, session, true));
  if (!live) return;
  const permit = await permitFor(life, person, { session, purpose: "add-authenticator", how });
  const claim = how % 2 ? { claim: permit.act.claim } : {};
  const start = { session: live, ...claim, baseName: "Phone", trace: TRACE, now: life.date };
  const result = await startEnrollment(start);
  const isPermitted = how % 2 ? permit.isGood : mayEnrollAtOnce(life, person, session);
  const lately = person.enrollmentStarts.filter((at) => at > life.now - DAY);
  const promised = !isPermitted
    ? "step-up-required"
    : lately.length >= 10
      ? "enrollment-starts-used-up"
      : null;
  const rows = promised ? [] : [person.enrollment ? "enrollment.started again" : "enrollment.started"];
  if (result.ok && !promised) {
    if (how % 2) permit.spend();
    session.token = result.value.sessionToken ?? session.token;
    person.enrollmentStarts.push(life.now);
    const owner = { accountId: person.accountId, sessionId: session.id };
    const shown = await showEnrollment(owner, person.email, life.date);
    const phone = phoneThatScanned(shown?.uri ?? "");
    const { id } = result.value;
    person.enrollment = {
      id,
      sessionId: session.id,
      phone,
      tries: 0,
      endsAt: life.now + 10 * MINUTE,
      refusal: null,
    };
  }
  await life.hold(`${person.name} begins an enrollment`, errorOf(result), promised, rows);
};

/** Its own code confirms it: then it counts, that code is used up, and every session and ticket of before is over. */
export const confirmIt: Act = async (life, person, { pick, how }) => {
  const pending = person.enrollment;
  const session = choose(
    person.sessions,
    how % 4 === 3 ? how : person.sessions.findIndex(({ id }) => id === pending?.sessionId),
  );
  const live = session && (await life.enter(person, session, true));
  if (!live || !pending) return;
  const steps = choose([0, 0, 0, 1, -1, 2, -2, 15], pick) ?? 0;
  const phone = how % 5 === 4 ? (person.authenticators[0]?.phone ?? pending.phone) : pending.phone;
  const code = phone.codeAt(life.date, steps);
  const owner = { accountId: person.accountId, sessionId: session.id };
  const confirmation = { owner, enrollmentId: pending.id, code, name: "Phone", trace: TRACE, now: life.date };
  const { done, codes } = await withCheapCodes(person.accountId, () => confirmEnrollment(confirmation));
  const beside = [1, 0, -1].find((near) => pending.phone.codeAt(life.date, near) === code);
  const said = `${person.name} confirms it with code ${steps} of ${phone === pending.phone ? "it" : "the other one"}`;
  if (pending.sessionId !== session.id || pending.endsAt <= life.now)
    return life.hold(said, errorOf(done), "enrollment-missing", []);
  if (pending.tries >= 5) return life.hold(said, errorOf(done), "enrollment-used-up", []);
  pending.tries += 1;
  if (beside === undefined) {
    pending.refusal = "code-refused";
    return life.hold(said, errorOf(done), "code-refused", ["enrollment.checked! code-refused"]);
  }
  const rows = endSessionsAndTrust(person, "authenticator-added");
  rows.push("enrollment.checked", hasFactor(person) ? "authenticator.added" : "authenticator.added first");
  if (!person.codes) {
    person.codes = codes;
    rows.push("recovery-codes.created");
  }
  const [added] = (await listAuthenticators(person.accountId)).slice(-1);
  const step = stepAt(life.now, 30) + beside;
  life.spendOnce(`${added?.id} ${step}`);
  person.authenticators.push({ id: added?.id ?? "", phone: pending.phone, lastUsedStep: step });
  Object.assign(person, { enrollment: null, isReset: false, factorTries: noTries() });
  if (done.ok) rows.push(...(await redeemed(life, person, done.value.signInGrant, "authenticator")));
  await life.hold(said, errorOf(done), null, rows);
};

/** The usual way: with a permit, and at once with the code that is shown. */
export const enroll: Act = async (life, person) => {
  await beginEnrollment(life, person, { pick: 0, how: 1 });
  await confirmIt(life, person, { pick: 0, how: 0 });
};
