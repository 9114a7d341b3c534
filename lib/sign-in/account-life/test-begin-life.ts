// Owns how a life of account-life.test.ts begins: an empty installation, two members and two administrators.
import { dropPolicy } from "@/lib/accounts/policy/test-policy";
import { makeAdmin, makeMember } from "@/lib/admin/resets/test-reset-people";
import { clearLog } from "@/lib/audit/chain/test-log";
import { database } from "@/lib/platform/db";
import { Life } from "@/lib/sign-in/account-life/test-life";
import { newPerson, type Person } from "@/lib/sign-in/account-life/test-model";
import { PASSWORD, plantRecoveryCodes } from "@/lib/two-factor/test-person";

/** Each member has an authenticator that nobody has used, and three recovery codes. */
export async function beginLife(): Promise<Life> {
  const life = new Life();
  await dropPolicy();
  await database().account.deleteMany();
  await database().attemptCounter.deleteMany();
  await clearLog();
  for (const name of ["Ann", "Ben"]) life.people.push(await settle(name, life.date));
  life.admins = [await makeAdmin(), await makeAdmin()];
  await life.skipRows();
  return life;
}

async function settle(name: string, now: Date): Promise<Person> {
  const { id: accountId, email, authenticatorId: id, phone } = await makeMember();
  const { lastUsedStep } = await database().authenticator.findUniqueOrThrow({ where: { id } });
  await database().session.deleteMany({ where: { accountId } });
  const own = newPerson({ name, accountId, email, password: PASSWORD });
  const codes = await plantRecoveryCodes(accountId, now);
  return { ...own, authenticators: [{ id, phone, lastUsedStep }], codes };
}
