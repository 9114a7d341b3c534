// Owns what every act of account-life.test.ts is: who does it, and two numbers that choose among what there is.
import { TRACE } from "@/lib/audit/test-trace";
import type { Life } from "@/lib/sign-in/account-life/test-life";
import { type Grant, MINUTE, type Person, type Session } from "@/lib/sign-in/account-life/test-model";
import type { OwnAct } from "@/lib/sign-in/step-up/permitted-act";
import type { StepUpPurpose } from "@/lib/sign-in/step-up/step-up-purpose";
import { claimFor } from "@/lib/sign-in/step-up/test-claim";

export interface Choice {
  pick: number;
  how: number;
}

/** Does something to the model and with the real verb, and compares; or nothing, where there is nothing to do it with. */
export type Act = (life: Life, person: Person, choice: Choice) => Promise<void>;

export function choose<T>(from: readonly T[], number: number): T | undefined {
  return from[number % from.length];
}

/** A session of a person: the newest one, mostly; else any, one that has ended too. */
export function sessionOf({ sessions }: Person, number: number): Session | undefined {
  return number % 4 === 3 ? choose(sessions, number) : sessions.at(-1);
}

/** A permit for an act on one's own account: any grant that was earned before, used or not, or a fresh one. */
export async function permitFor(
  life: Life,
  person: Person,
  { session, purpose, how }: { session: Session; purpose: StepUpPurpose; how: number },
): Promise<{ act: OwnAct; isGood: boolean; spend: () => void }> {
  const grant =
    (how % 3 === 0 && choose(person.grants, how)) || (await freshGrant(life, person, session, purpose));
  const claim = { token: grant.token, sessionId: session.id, purpose };
  const isGood = grant.endsAt > life.now && grant.purpose === purpose && grant.sessionId === session.id;
  const spend = () => {
    grant.endsAt = -Infinity;
  };
  return { act: { accountId: person.accountId, claim, trace: TRACE, now: life.date }, isGood, spend };
}

async function freshGrant(
  life: Life,
  person: Person,
  { id: sessionId }: Session,
  purpose: StepUpPurpose,
): Promise<Grant> {
  const claim = await claimFor(sessionId, purpose, purpose, life.date);
  const grant = { ...claim, endsAt: life.now + 5 * MINUTE };
  person.grants.push(grant);
  return grant;
}
