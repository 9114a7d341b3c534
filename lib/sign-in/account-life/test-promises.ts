// Owns what the product promises about one account, rule by rule, in plain words and numbers of its own.
// account-life.test.ts holds the real verbs to them. They change the model, and give the rows that the log must have.
import {
  DAY,
  HOUR,
  MINUTE,
  noTries,
  type Person,
  type Rules,
  SECOND,
  type Session,
  type Tries,
} from "@/lib/sign-in/account-life/test-model";
import type { Factor } from "@/lib/sign-in/factor";

/** Five wrong second factors in a row lock for 15 minutes, each further five for longer, thirty until somebody helps. */
export function factorLock(failures: number): number {
  const minutes: Record<number, number> = { 5: 15, 10: 30, 15: 60, 20: 240, 25: 1440, 30: Infinity };
  return (minutes[failures] ?? 0) * MINUTE;
}

/** Five wrong passwords in a row delay the next try by 30 seconds, each further one twice as long, an hour at most. */
export function passwordLock(failures: number): number {
  return failures < 5 ? 0 : Math.min(30 * SECOND * 2 ** (failures - 5), HOUR);
}

/** A try counts as failed before it is judged. True where a lock refuses it; then it is not counted. */
export function isLockedOut(tries: Tries, lockAfter: (failures: number) => number, now: number): boolean {
  tries.triedAt = now;
  if (tries.lockedUntil > now) return true;
  tries.failures += 1;
  const lock = lockAfter(tries.failures);
  tries.lockedUntil = lock > 0 ? now + lock : 0;
  return false;
}

export const hasFactor = ({ authenticators }: Person) => authenticators.length > 0;

/** Whoever has not the second factor that is asked of them reaches enrollment and nothing else. */
export function mustEnrollFirst(person: Person, rules: Rules): boolean {
  const isAsked = person.isReset || person.role === "admin" || rules.members === "required";
  return isAsked && !hasFactor(person);
}

/** A session counts only while what opened it is enough for its account. */
function isEnough(factor: Factor, person: Person, rules: Rules): boolean {
  if (factor === "password") return !hasFactor(person) && !person.isReset;
  if (factor === "re-enrollment-link") return !hasFactor(person) && person.isReset;
  if (factor === "temporary-code") return person.role === "member";
  if (factor === "trusted-device") return mayTrust(person, rules);
  return true;
}

/** A browser stands in for the second factor of members alone, and only while the policy says so. */
export function mayTrust({ role }: Person, { trustedDevices }: Rules): boolean {
  return trustedDevices && role === "member";
}

function sessionTimes({ role }: Person) {
  return role === "admin" ? { idle: 15 * MINUTE, absolute: 12 * HOUR } : { idle: HOUR, absolute: DAY };
}

/** Neither idle for too long nor too old, by the role of now. */
export function isInTime({ begunAt, usedAt, endsAt }: Session, person: Person, now: number): boolean {
  const { idle, absolute } = sessionTimes(person);
  return endsAt > now && begunAt + absolute > now && usedAt + idle >= now;
}

/** A session exists only after every required factor, and works no longer than it may. */
export function isLive(session: Session, person: Person, rules: Rules, now: number): boolean {
  return isInTime(session, person, now) && isEnough(session.factor, person, rules);
}

/** Opens a session. Of more than ten, those used longest ago end. */
export function openSession(
  person: Person,
  opened: { id: string; token: string; factor: Factor },
  now: number,
): string[] {
  const living = person.sessions.filter((session) => isInTime(session, person, now));
  const surplus = living.sort((a, b) => b.usedAt - a.usedAt || b.begunAt - a.begunAt).slice(9);
  person.sessions = person.sessions.filter((session) => !surplus.includes(session));
  const endsAt = now + sessionTimes(person).absolute;
  person.sessions.push({ ...opened, begunAt: now, usedAt: now, endsAt });
  return [...surplus.map(() => "session.ended limit"), "session.opened new-browser"];
}

/** Ends every session but one, and every ticket. What ended is kept, so that it is tried again. */
export function endSessions(person: Person, reason: string, sparedId?: string): string[] {
  const [spared, ended] = [[], []] as [Session[], Session[]];
  for (const session of person.sessions) (session.id === sparedId ? spared : ended).push(session);
  person.sessions = spared;
  for (const grant of person.grants) if (grant.sessionId !== sparedId) grant.endsAt = -Infinity;
  for (const ticket of person.tickets) ticket.endsAt = -Infinity;
  return ended.length > 0 || reason === "by-admin" ? [`sessions.ended ${reason}`] : [];
}

/** What changes the protection of an account ends the trust in its browsers too, and a temporary code. */
export function endSessionsAndTrust(person: Person, reason: string, sparedId?: string): string[] {
  const rows = endSessions(person, reason, sparedId);
  const isTrusting = person.devices.length > 0;
  person.deadDevices.push(...person.devices);
  person.devices = [];
  person.temporaryCode = null;
  return isTrusting ? [...rows, `trusted-device.removed ${reason}`] : rows;
}

/** A new or a lost password ends the links besides that would lead around it. */
export function endSessionsTrustAndLinks(person: Person, reason: string, sparedId?: string): string[] {
  for (const link of [person.resetPasswordLink, person.reEnrollLink]) if (link) link.endsAt = -Infinity;
  return endSessionsAndTrust(person, reason, sparedId);
}

/** A reset takes every second factor. From then on the password alone opens nothing. */
export function resetFactors(person: Person): string[] {
  const rows = endSessionsTrustAndLinks(person, "second-factor-reset");
  person.deadCodes.push(...(person.codes ?? []));
  Object.assign(person, { authenticators: [], codes: null, enrollment: null, isReset: true, reset: null });
  person.factorTries = noTries();
  return [...rows, "second-factor.reset lost-phone"];
}

/** Administrators, those of the last seven days too, are reset by two, and by no temporary code. */
export function needsTwo(person: Person, rules: Rules, now: number): boolean {
  return countsAsAdmin(person, now) || rules.resetsNeedTwoAdmins;
}

export const countsAsAdmin = ({ role, adminUntil }: Person, now: number) =>
  role === "admin" || adminUntil > now - 7 * DAY;
