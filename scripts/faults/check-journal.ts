// Owns comparing what clients were told with what the database holds: what is wrong, in words.
import { verifyChain } from "@/lib/audit/chain/verify-chain";
import { database } from "@/lib/platform/db";
import { secondFactorKey } from "@/lib/sign-in/attempts/attempt-counter";
import type { Journal, Told } from "@/scripts/faults/journal";

/** What is missing of acknowledged changes, and what happened twice. */
export async function faultsOf(journal: Journal): Promise<string[]> {
  const faults: string[] = [];
  for (const told of journal.people) faults.push(...(await faultsOfOne(told)));
  const { fault } = await verifyChain();
  if (fault) faults.push(`the security log is ${fault.kind} from row ${fault.from}`);
  return faults;
}

async function faultsOfOne(told: Told): Promise<string[]> {
  const { email, hasAccount, key, accepted, spent, lockedAt } = told;
  const select = { id: true, password: { select: { accountId: true } } } as const;
  const account = await database().account.findUnique({ where: { email }, select });
  if (!account) return hasAccount ? [`${email} is gone`] : [];
  const faults: string[] = [];
  const say = (isWrong: boolean, what: string) => isWrong && faults.push(`${email}: ${what}`);
  say(account.password === null, "has no password");
  const { id: accountId } = account;
  const [authenticator, ...more] = await database().authenticator.findMany({ where: { accountId } });
  const codes = await database().recoveryCode.findMany({ where: { batch: { accountId } } });
  say(key !== null && !authenticator, "the authenticator is gone");
  say(more.length > 0, "has two authenticators");
  say(authenticator !== undefined && codes.length !== 10, `has ${codes.length} recovery codes`);
  for (const [step, times] of accepted) {
    say(times > 1, `the code of step ${step} was accepted ${times} times`);
    say(times > 0 && (authenticator?.lastUsedStep ?? -1) < step, `step ${step} is forgotten`);
  }
  for (const [code, times] of spent) say(times > 1, `recovery code ${code} was accepted ${times} times`);
  const acceptedCodes = [...spent.values()].filter((times) => times > 0).length;
  const usedCodes = codes.filter(({ usedAt }) => usedAt !== null).length;
  say(usedCodes < acceptedCodes, `${usedCodes} recovery codes are used, and ${acceptedCodes} were accepted`);
  say(usedCodes > spent.size, `${usedCodes} recovery codes are used, and ${spent.size} were sent`);
  const where = { subjectId: accountId, event: "second-factor.checked", result: "success" };
  const successes = await database().auditRow.count({ where });
  // The first step that was sent belongs to the enrollment, not to a sign-in.
  const sent = Math.max(0, accepted.size - 1) + spent.size;
  say(successes > sent, `${successes} sign-ins with ${sent} codes`);
  if (lockedAt !== null) {
    const counter = await database().attemptCounter.findUnique({
      where: { key: secondFactorKey(accountId) },
    });
    say((counter?.lockedUntil?.getTime() ?? 0) <= lockedAt, "the lock is forgotten");
  }
  return faults;
}
