// Owns what people do at the door, in account-life.test.ts: passwords, second factors, leaving.

import { TRACE } from "@/lib/audit/test-trace";
import { type Act, type Choice, choose, sessionOf } from "@/lib/sign-in/account-life/test-act";
import { errorOf, type Life } from "@/lib/sign-in/account-life/test-life";
import { DAY, MINUTE, noTries, type Person } from "@/lib/sign-in/account-life/test-model";
import {
  hasFactor,
  isLockedOut,
  mayTrust,
  openSession,
  passwordLock,
} from "@/lib/sign-in/account-life/test-promises";
import { offers, tryFactor } from "@/lib/sign-in/account-life/test-proofs";
import { completeSignIn } from "@/lib/sign-in/complete-sign-in";
import type { Factor } from "@/lib/sign-in/factor";
import { signOut } from "@/lib/sign-in/sessions/sign-out";
import { signIn } from "@/lib/sign-in/sign-in";
import { redeemSignInGrant } from "@/lib/sign-in/sign-in-grant";

/** Redeems a grant, once and never again. Returns the rows of the new session. */
export async function redeemed(life: Life, person: Person, grant: string, factor: Factor): Promise<string[]> {
  const opened = await redeemSignInGrant(grant, TRACE, life.date);
  if (!opened || (await redeemSignInGrant(grant, TRACE, life.date)))
    throw new Error("a grant opens one session");
  return openSession(person, { ...opened, factor }, life.now);
}

/** Passwords that somebody types: mostly the right one. */
export function passwords(person: Person): [said: string, password: string][] {
  const right: [string, string] = ["the right password", person.password];
  const old = person.oldPasswords.slice(-1).map((word): [string, string] => ["an old password", word]);
  return [right, right, right, ["a wrong password", "not the password"], ...old];
}

/** The right password, in a browser that is not trusted. */
const RIGHT: Choice = { pick: 0, how: 0 };

/** A right password is no session where there is a second factor: it buys a ticket. */
export const giveAddressAndPassword: Act = async (life, person, { pick, how }) => {
  const [said, password] = choose(passwords(person), pick) ?? ["", ""];
  const { devices, deadDevices } = person;
  const browsers = [undefined, ...devices, ...devices, ...deadDevices, ...life.other(person).devices];
  const device = choose(browsers, how);
  const isRefused = isLockedOut(person.passwordTries, passwordLock, life.now);
  const isRight = !isRefused && password === person.password;
  const needsLink = isRight && !hasFactor(person) && person.isReset;
  const isTrusted =
    device !== undefined &&
    devices.includes(device) &&
    device.endsAt > life.now &&
    mayTrust(person, life.rules) &&
    person.factorTries.lockedUntil <= life.now;
  const claim = { email: person.email, password, browserMark: undefined, deviceToken: device?.token };
  const result = await signIn(claim, TRACE, life.date);
  const rows: string[] = [];
  if (!isRight) rows.push(`password.checked! ${isRefused ? "locked" : "wrong-password"}`);
  else {
    person.passwordTries = noTries();
    rows.push(needsLink ? "password.checked re-enrollment-due" : "password.checked");
  }
  if (result.ok && result.value.kind === "ticket")
    person.tickets.push({ token: result.value.token, tries: 0, endsAt: life.now + 5 * MINUTE });
  if (result.ok && result.value.kind === "grant") {
    const factor = hasFactor(person) ? "trusted-device" : "password";
    if (factor === "trusted-device") rows.push("trusted-device.used");
    rows.push(...(await redeemed(life, person, result.value.token, factor)));
  }
  const reward = hasFactor(person) && !isTrusted ? "ticket" : "grant";
  const promised = !isRight ? "credentials-wrong" : needsLink ? "re-enrollment-due" : reward;
  const answer = result.ok ? result.value.kind : result.error;
  await life.hold(
    `${person.name} signs in with ${said}, ${device ? "a" : "no"} trusted browser`,
    answer,
    promised,
    rows,
  );
};

/** A ticket and a right proof open a session; five tries and five minutes are all that a ticket has. */
export const giveSecondFactor: Act = async (life, person, { pick, how }) => {
  const isWaiting = person.tickets.some(({ endsAt }) => endsAt > life.now);
  if (!isWaiting && how % 4 !== 3) await giveAddressAndPassword(life, person, RIGHT);
  const ticket = choose([...person.tickets].reverse(), how % 3 === 2 ? how : 0);
  const offer = choose(offers(life, person), pick);
  if (!ticket || !offer) return;
  const trusts = how % 2 === 1;
  const completion = { ticket: ticket.token, proof: offer.proof, trustsBrowser: trusts };
  const result = await completeSignIn(completion, TRACE, life.date);
  const said = `${person.name} gives ${offer.said}${trusts ? " and trusts the browser" : ""}`;
  if (ticket.endsAt <= life.now) return life.hold(said, errorOf(result), "ticket-expired", []);
  const event = "second-factor.checked";
  if (ticket.tries >= 5)
    return life.hold(said, errorOf(result), "ticket-expired", [`${event}! ticket-expired`]);
  if (person.factorTries.lockedUntil <= life.now) ticket.tries += 1;
  const tried = tryFactor(life, person, offer.proof, { event, takesTemporaryCode: true });
  const isTrusted = trusts && tried.factor === "authenticator" && mayTrust(person, life.rules);
  if (!tried.error) {
    // Used, and never taken again.
    ticket.endsAt = -Infinity;
    if (isTrusted) tried.rows.splice(-1, 0, "trusted-device.added");
  }
  if (result.ok) {
    const { grant, deviceToken } = result.value;
    tried.rows.push(...(await redeemed(life, person, grant, tried.factor)));
    if (deviceToken) person.devices.push({ token: deviceToken, endsAt: life.now + 30 * DAY });
  }
  await life.hold(said, errorOf(result), tried.error, tried.rows);
};

/** The usual way: the right password and, where it is asked for, the code that the phone shows. */
export const comeIn: Act = async (life, person, { pick, how }) => {
  await giveAddressAndPassword(life, person, { pick: 0, how: pick });
  await giveSecondFactor(life, person, { pick: how % 3, how: 3 + (pick % 2) * 4 });
};

/** Gives one of the offers to a fresh ticket. */
async function give(life: Life, person: Person, wanted: string): Promise<void> {
  const pick = offers(life, person).findIndex(({ said }) => said === wanted);
  if (pick >= 0) await giveSecondFactor(life, person, { pick, how: 0 });
}

/** A thief with the password guesses until it is locked. */
export const guess: Act = async (life, person) => {
  for (let n = 0; n < 5 && person.factorTries.lockedUntil <= life.now; n += 1)
    await give(life, person, "a wrong code");
};

/** Somebody looked over a shoulder: what has just counted, once more. */
export const giveItAgain: Act = (life, person) => give(life, person, "what counted last");

/** The phone is lost: what is on paper, or what an administrator read out. Neither counts a second time. */
export const giveCodeOnPaper: Act = async (life, person, { how }) => {
  await give(life, person, how % 2 && person.temporaryCode ? "the temporary code" : "a fresh recovery code");
  await give(life, person, "what counted last");
};

export const leave: Act = async (life, person, { pick }) => {
  const session = sessionOf(person, pick);
  const live = session && (await life.enter(person, session, true));
  if (!live) return;
  await signOut(live, TRACE, life.date);
  person.sessions = person.sessions.filter((other) => other !== session);
  await life.hold(`${person.name} signs out`, null, null, ["session.ended"]);
};
