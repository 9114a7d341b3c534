// Owns the policies of tests: rows written as a save would write them, in force at once.
import { forgetPolicy } from "@/lib/accounts/policy/current-policy";
import { type Policy, startPolicy } from "@/lib/accounts/policy/policy";
import { readPolicy, replacePolicy } from "@/lib/accounts/policy/policy-store";
import { database, transaction } from "@/lib/platform/db";
import { NOW } from "@/lib/two-factor/test-person";

/** Changes the policy in force, or the one of the settings; everything else of it stays. */
export async function setPolicy(change: Partial<Policy>, by?: string): Promise<Policy> {
  const before = (await readPolicy(database())) ?? startPolicy();
  const policy = { ...before, ...change, revision: before.revision + 1 };
  await transaction((tx) => replacePolicy(tx, policy, by ?? null, NOW));
  forgetPolicy();
  return policy;
}

/** Takes the row away, so that the settings count again. */
export async function dropPolicy(): Promise<void> {
  await database().policy.deleteMany();
  forgetPolicy();
}
