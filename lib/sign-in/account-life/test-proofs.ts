// Owns the proofs that are offered in account-life.test.ts, right ones and wrong ones, and which of them must count.
import type { Life } from "@/lib/sign-in/account-life/test-life";
import { noTries, type Person, type Proof, type Rules } from "@/lib/sign-in/account-life/test-model";
import { factorLock, isLockedOut } from "@/lib/sign-in/account-life/test-promises";
import type { Factor } from "@/lib/sign-in/factor";
import { stepAt } from "@/lib/totp/step";
import type { Phone } from "@/lib/two-factor/test-phone";

export interface Offer {
  said: string;
  proof: Proof;
}

/** Of an own phone, of another one, of a phone that is not confirmed yet; of now, of before, of later; and codes on paper. */
export function offers(life: Life, person: Person): Offer[] {
  const now = new Date(life.now);
  const other = life.people.find(({ name }) => name !== person.name) ?? person;
  const shown = (phone: Phone | undefined, steps: number, said: string): Offer[] =>
    phone ? [{ said, proof: { kind: "authenticator", code: phone.codeAt(now, steps) } }] : [];
  const paper = (code: string | undefined, said: string): Offer[] =>
    code ? [{ said, proof: { kind: "recovery-code", code } }] : [];
  const own = person.authenticators.flatMap(({ phone }, place) =>
    [0, 0, 1, -1, -2, 2].flatMap((steps) => shown(phone, steps, `code ${steps} of phone ${place + 1}`)),
  );
  return [
    ...own,
    ...(person.counted ? [{ said: "what counted last", proof: person.counted }] : []),
    ...shown(person.authenticators[0]?.phone ?? other.authenticators[0]?.phone, 15, "a wrong code"),
    ...shown(other.authenticators[0]?.phone, 0, `${other.name}'s code`),
    ...shown(person.enrollment?.phone, 0, "the code of a phone that is not confirmed"),
    ...paper(person.codes?.[0], "a fresh recovery code"),
    ...paper(
      person.codes?.[0]?.replace(/.$/, (end) => (end === "0" ? "1" : "0")),
      "a wrong recovery code",
    ),
    ...paper(person.deadCodes.at(-1), "a dead recovery code"),
    ...paper(other.codes?.[0], `${other.name}'s recovery code`),
    ...paper(person.temporaryCode?.code, "the temporary code"),
  ];
}

interface Spent {
  factor: Factor;
  /** Names what may never count again. */
  key: string;
  rows: string[];
  spend: () => void;
}

/** A code counts within one step of the clock, after every step that counted before, for its own account. */
function spendCode(person: Person, code: string, now: number): Spent | null {
  for (const own of person.authenticators) {
    for (const steps of [1, 0, -1]) {
      const step = stepAt(now, 30) + steps;
      if (step <= own.lastUsedStep || own.phone.codeAt(new Date(now), steps) !== code) continue;
      const spend = () => {
        own.lastUsedStep = step;
      };
      return { factor: "authenticator", key: `${own.id} ${step}`, rows: [], spend };
    }
  }
  return null;
}

/** A recovery code counts once, for its own account, while its set is the one that counts. */
function spendRecoveryCode(person: Person, code: string): Spent | null {
  if (!person.codes?.includes(code)) return null;
  const spend = () => {
    person.codes = (person.codes ?? []).filter((other) => other !== code);
    person.deadCodes.push(code);
  };
  const key = `${person.name} ${code}`;
  return { factor: "recovery-code", key, rows: ["recovery-code.used"], spend };
}

/** A temporary code counts once, within ten minutes, for a member, while one administrator is enough for a reset. */
function spendTemporaryCode(person: Person, code: string, rules: Rules, now: number): Spent | null {
  const { temporaryCode, role } = person;
  const counts = temporaryCode?.code === code && temporaryCode.endsAt > now && role === "member";
  if (!counts || rules.resetsNeedTwoAdmins) return null;
  const spend = () => {
    person.temporaryCode = null;
    person.deadCodes.push(code);
  };
  return { factor: "temporary-code", key: `${person.name} ${code}`, rows: ["temporary-code.used"], spend };
}

export interface Tried {
  /** Null where the proof must be accepted. */
  error: string | null;
  rows: string[];
  factor: Factor;
}

/** What a try at a second factor must come to. A right one clears the failures before it, and is used up. */
export function tryFactor(
  life: Life,
  person: Person,
  { kind, code }: Proof,
  { event, takesTemporaryCode }: { event: string; takesTemporaryCode: boolean },
): Tried {
  const { now, rules } = life;
  const refusal = (error: string, ...rows: string[]): Tried => ({ error, rows, factor: "password" });
  const lockWord = () =>
    person.factorTries.lockedUntil === Infinity ? "attempts-frozen" : "attempts-locked";
  if (isLockedOut(person.factorTries, factorLock, now)) return refusal(lockWord(), `${event}! ${lockWord()}`);
  const ofPaper = () =>
    spendRecoveryCode(person, code) ??
    (takesTemporaryCode ? spendTemporaryCode(person, code, rules, now) : null);
  const spent = kind === "authenticator" ? spendCode(person, code, now) : ofPaper();
  if (!spent) {
    const row = `${event}! code-refused`;
    return person.factorTries.lockedUntil > now
      ? refusal(lockWord(), row, "second-factor.locked!")
      : refusal("code-refused", row);
  }
  life.spendOnce(spent.key);
  spent.spend();
  person.counted = { kind, code };
  const after = person.factorTries.failures > 3 ? " after-failures" : "";
  person.factorTries = noTries();
  return { error: null, rows: [...spent.rows, `${event}${after}`], factor: spent.factor };
}
