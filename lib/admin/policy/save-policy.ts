// Owns changing the policy: a step-up, the revision that the administrator saw, the log, and word to the others.
import "server-only";
import { currentPolicy, forgetPolicy } from "@/lib/accounts/policy/current-policy";
import { type Policy, startPolicy } from "@/lib/accounts/policy/policy";
import { readPolicy, replacePolicy } from "@/lib/accounts/policy/policy-store";
import type { AdminError } from "@/lib/admin/errors";
import { changedParts, nextPolicy } from "@/lib/admin/policy/next-policy";
import type { PolicyChoice } from "@/lib/admin/policy/policy-choice";
import { endAllTrust, endMembersEnrollments, otherAdminIds } from "@/lib/admin/policy/policy-store";
import { whyNotDemand } from "@/lib/admin/policy/why-not-demand";
import { recordEvent } from "@/lib/audit/record-event";
import { notify } from "@/lib/notices/notify";
import { startOfDay } from "@/lib/platform/calendar-day";
import { database, isUniqueViolation, type Tx } from "@/lib/platform/db";
import { settings } from "@/lib/platform/env";
import { accepted, type Result, refused } from "@/lib/platform/result";
import { adminSteppedUp, type NoPermit } from "@/lib/sign-in/step-up/admin-stepped-up";
import type { AdminAct } from "@/lib/sign-in/step-up/permitted-act";

export interface PolicyChange extends AdminAct {
  choice: PolicyChoice;
}

type ReviewError = Extract<
  AdminError,
  "policy-changed-meanwhile" | "policy-unchanged" | "own-passkey-missing" | "passkeys-impossible"
>;
type SaveError = ReviewError | NoPermit;

/** The policy that a choice would make of `before`. Errors: those of reviewPolicy. */
async function resolve(
  db: Tx,
  before: Policy,
  { actorId, choice, now }: Pick<PolicyChange, "actorId" | "choice" | "now">,
): Promise<Result<Policy, ReviewError>> {
  if (choice.revision !== before.revision) return refused("policy-changed-meanwhile");
  const after = nextPolicy(before, choice, (day) => startOfDay(day, settings().appTimezone), now);
  if (changedParts(before, after).length === 0) return refused("policy-unchanged");
  const refusal = await whyNotDemand(db, actorId, before, after);
  return refusal ? refused(refusal) : accepted(after);
}

/**
 * Whether an administrator could save a choice now. Changes nothing.
 * Errors: policy-changed-meanwhile, policy-unchanged, own-passkey-missing, passkeys-impossible.
 */
export async function reviewPolicy(
  actorId: string,
  choice: PolicyChoice,
  now: Date,
): Promise<Result<Policy, ReviewError>> {
  return resolve(database(), await currentPolicy(), { actorId, choice, now });
}

/**
 * Saves the choice; it counts from the next request on, in every session. What is refused consumes no grant.
 * Errors: step-up-required, not-admin-any-more, those of reviewPolicy.
 */
export async function savePolicy(change: PolicyChange): Promise<Result<null, SaveError>> {
  try {
    return await adminSteppedUp(change, "change-policy", (tx) => saveIn(tx, change));
  } catch (error) {
    // The first two policies of an installation, at once.
    if (isUniqueViolation(error)) return refused("policy-changed-meanwhile");
    throw error;
  } finally {
    forgetPolicy();
  }
}

async function saveIn(tx: Tx, change: PolicyChange): Promise<Result<null, SaveError>> {
  const { actorId, trace, now } = change;
  // The row itself, and not what this process remembers of it.
  const before = (await readPolicy(tx)) ?? startPolicy();
  const resolved = await resolve(tx, before, change);
  if (!resolved.ok) return resolved;
  const after = resolved.value;
  if (!(await replacePolicy(tx, after, actorId, now))) return refused("policy-changed-meanwhile");
  if (after.members === "off") await endMembersEnrollments(tx);
  if (!after.trustedDevices) await endAllTrust(tx);
  const entry = { event: "policy.changed", result: "success", actorId } as const;
  for (const reason of changedParts(before, after)) await recordEvent(tx, { ...entry, reason }, trace, now);
  for (const id of await otherAdminIds(tx, actorId))
    await notify(tx, { accountId: id, kind: "policy-changed" }, trace, now);
  return accepted(null);
}
