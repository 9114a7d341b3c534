// Owns one random life of an installation: two people, two administrators, a clock, and what is compared after every act.
import { expect } from "vitest";
import { failedTries } from "@/lib/admin/person/lock-store";
import type { Admin } from "@/lib/admin/resets/test-reset-people";
import { database } from "@/lib/platform/db";
import { hashToken } from "@/lib/platform/random-token";
import { type Person, type Rules, SECOND, type Session } from "@/lib/sign-in/account-life/test-model";
import { isLive, mustEnrollFirst } from "@/lib/sign-in/account-life/test-promises";
import { FROZEN_UNTIL } from "@/lib/sign-in/attempts/attempt-budget";
import { mustEnroll } from "@/lib/sign-in/sessions/require-session";
import { findSession, type LiveSession } from "@/lib/sign-in/sessions/session";
import { NOW } from "@/lib/two-factor/test-person";
import { secondFactorLock } from "@/lib/two-factor/verification/second-factor-lock";

/** How an act came to its end, in one word: the error of a verb, or null. */
export function errorOf(result: { ok: true } | { ok: false; error: string }): string | null {
  return result.ok ? null : result.error.replace(REFUSED_CODE, "code-refused");
}

/** A refused code is told in several words, which tests of their own prove. */
const REFUSED_CODE = /(recovery-)?code-(wrong|late|early|already-used)/;

export class Life {
  /** A day after the accounts began: no browser is the one that signed up. */
  now = NOW.getTime() + 86_400 * SECOND;
  rules: Rules = { members: "required", trustedDevices: false, resetsNeedTwoAdmins: false, revision: 0 };
  people: Person[] = [];
  admins: Admin[] = [];
  /** When each administrator said yes to a reset, and made a temporary code. */
  yeses: number[][] = [[], []];
  codesMade: number[][] = [[], []];
  /** Whose account the act is about: the rows of the log name it, unless they are told with another name. */
  whose: Person | undefined;
  /** The next act happens at this very moment: something ends now. */
  isHeld = false;
  readonly #story: string[] = [];
  readonly #tokens = new Set<string>();
  readonly #spent = new Set<string>();
  #lastRow = 0;

  get date(): Date {
    return new Date(this.now);
  }

  other(person: Person): Person {
    return this.people.find((each) => each !== person) ?? person;
  }

  /** Rows that the scenery wrote are no act's. */
  async skipRows(): Promise<void> {
    this.#lastRow = (await database().auditRow.aggregate({ _max: { id: true } }))._max.id ?? 0;
  }

  /** No step, no recovery code and no link buys anything a second time, over all surfaces and for ever. */
  spendOnce(key: string): void {
    expect(this.#spent.has(key), this.#told(`${key} counted twice`)).toBe(false);
    this.#spent.add(key);
  }

  /** The door of every page: the session of a token, if it must still be one, and may be here. */
  async enter(person: Person, session: Session, beforeEnrollment = false): Promise<LiveSession | null> {
    const found = await findSession(session.token, this.date);
    expect(found !== null, this.#told(`a session of ${person.name} is live`)).toBe(
      this.#isLive(person, session),
    );
    if (!found) return null;
    if (this.now - session.usedAt > 60 * SECOND) session.usedAt = this.now;
    const enrollsFirst = mustEnrollFirst(person, this.rules);
    expect(mustEnroll(found), this.#told(`${person.name} must enroll first`)).toBe(enrollsFirst);
    return enrollsFirst && !beforeEnrollment ? null : found;
  }

  #isLive(person: Person, session: Session): boolean {
    return isLive(session, person, this.rules, this.now);
  }

  /** Compares how an act ended, and all that it left behind, with what was promised. */
  async hold(said: string, answer: string | null, promised: string | null, rows: string[]): Promise<void> {
    this.#story.push(`${this.date.toISOString()} ${said}: ${answer ?? "done"}`);
    expect(answer, this.#told("the answer")).toBe(promised);
    const named = rows.map((row) => (row.includes(": ") ? row : `${this.whose?.name}: ${row}`));
    expect(await this.#newRows(), this.#told("rows of the log")).toEqual(named);
    const opening = await this.#openingTokens();
    for (const person of this.people) await this.#holdPerson(person, opening);
  }

  /** Whose session each token opens, of all that there ever were: what has ended never works again. */
  async #openingTokens(): Promise<{ token: string; accountId: string }[]> {
    for (const { sessions } of this.people) for (const { token } of sessions) this.#tokens.add(token);
    const hashes = [...this.#tokens].map(hashToken);
    // Those without a row open nothing, and need not be asked one by one.
    const rows = await database().session.findMany({
      where: { hash: { in: hashes } },
      select: { hash: true },
    });
    const kept = new Set(rows.map(({ hash }) => hash));
    const opened = [...this.#tokens].map(async (token) => {
      if (!kept.has(hashToken(token))) return [];
      const session = await findSession(token, this.date, false);
      return session ? [{ token, accountId: session.accountId }] : [];
    });
    return (await Promise.all(opened)).flat();
  }

  async #newRows(): Promise<string[]> {
    const rows = await database().auditRow.findMany({
      where: { id: { gt: this.#lastRow } },
      orderBy: { id: "asc" },
    });
    this.#lastRow = rows.at(-1)?.id ?? this.#lastRow;
    return rows.map(({ subjectId, event, result, reason }) => {
      const name = this.people.find(({ accountId }) => accountId === subjectId)?.name ?? "Admin";
      const end = result === "failure" ? "!" : "";
      return `${name}: ${event}${end} ${reason ?? ""}`.trim().replace(REFUSED_CODE, "code-refused");
    });
  }

  async #holdPerson(person: Person, opening: { token: string; accountId: string }[]): Promise<void> {
    const { accountId, name } = person;
    const live = person.sessions.filter((session) => this.#isLive(person, session)).map(({ token }) => token);
    const own = opening.flatMap((opened) => (opened.accountId === accountId ? [opened.token] : []));
    expect(own.sort(), this.#told(`${name}'s sessions`)).toEqual(live.sort());
    const { lockedUntil } = person.factorTries;
    const until = lockedUntil === Infinity ? FROZEN_UNTIL.getTime() : lockedUntil;
    const lock = (await secondFactorLock(accountId, this.date))?.until.getTime() ?? 0;
    expect(lock, this.#told(`${name}'s lock`)).toBe(until > this.now ? until : 0);
    const counted = (await failedTries({ id: accountId, email: person.email })).map(({ of, failures }) => [
      of,
      failures,
    ]);
    const tries = { secondFactor: person.factorTries.failures, password: person.passwordTries.failures };
    const failed = Object.entries(tries).filter(([, failures]) => failures > 0);
    expect(counted.sort(), this.#told(`${name}'s failures`)).toEqual(failed.sort());
    const { codesLeft, authenticators } = await database().account.findUniqueOrThrow({
      where: { id: accountId },
      select: { codesLeft: true, authenticators: { orderBy: { confirmedAt: "asc" } } },
    });
    const kept = authenticators.map(({ id, lastUsedStep }) => ({ id, lastUsedStep }));
    const promised = person.authenticators.map(({ id, lastUsedStep }) => ({ id, lastUsedStep }));
    expect(kept, this.#told(`${name}'s authenticators`)).toEqual(promised);
    expect(codesLeft, this.#told(`${name}'s recovery codes`)).toBe(person.codes?.length ?? 0);
  }

  #told(what: string): string {
    return [`${what}, after:`, ...this.#story].join("\n");
  }
}
