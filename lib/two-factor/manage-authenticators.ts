// Owns renaming and removing one authenticator, and turning the second factor off. Each consumes a step-up grant.
import "server-only";
import { needsSecondFactor } from "@/lib/accounts/second-factor-rule";
import { recordEvent } from "@/lib/audit/store";
import type { Trace } from "@/lib/audit/trace";
import type { Tx } from "@/lib/platform/db";
import { accepted, allOrNothing, type Result, refused } from "@/lib/platform/result";
import { endSessions } from "@/lib/sign-in/session";
import { consumeStepUpGrant, type StepUpClaim } from "@/lib/sign-in/step-up-grant";
import { endTickets } from "@/lib/sign-in/ticket";
import {
  countAuthenticators,
  deleteAllAuthenticators,
  deleteAuthenticatorRow,
  renameAuthenticatorRow,
} from "@/lib/two-factor/authenticator-store";
import type { TwoFactorError } from "@/lib/two-factor/errors";
import { deleteRecoveryBatch } from "@/lib/two-factor/recovery-store";

/** Who acts, with what permit, on which of their own things. */
export interface ManagementAct {
  accountId: string;
  role: string;
  claim: StepUpClaim;
  trace: Trace;
  now: Date;
}

/** The permit that each act takes. */
const PURPOSES = {
  "authenticator.renamed": "rename-authenticator",
  "authenticator.removed": "remove-authenticator",
  "two-factor.turned-off": "turn-off",
} as const;

type ManagementEvent = keyof typeof PURPOSES;

/** Gives an authenticator another name. Errors: step-up-required, authenticator-missing. */
export function renameAuthenticator(act: ManagementAct, id: string, name: string) {
  return steppedUp(act, "authenticator.renamed", async (tx) => {
    const renamed = await renameAuthenticatorRow(tx, { id, accountId: act.accountId }, name);
    return renamed ? accepted(null) : refused("authenticator-missing");
  });
}

/**
 * Removes an authenticator; the last one only where the policy lets the account turn two-factor off, in its own way.
 * Errors: step-up-required, authenticator-missing, last-authenticator.
 */
export function removeAuthenticator(act: ManagementAct, id: string) {
  return steppedUp(act, "authenticator.removed", async (tx) => {
    if (!(await deleteAuthenticatorRow(tx, { id, accountId: act.accountId }))) {
      return refused("authenticator-missing");
    }
    const isLast = (await countAuthenticators(tx, act.accountId)) === 0;
    return isLast ? refused("last-authenticator") : accepted(null);
  });
}

/** Turns two-factor authentication off: authenticators and recovery codes go. Errors: step-up-required, two-factor-required. */
export function turnOffTwoFactor(act: ManagementAct) {
  return steppedUp(act, "two-factor.turned-off", async (tx) => {
    if (needsSecondFactor(act.role)) return refused("two-factor-required");
    await deleteAllAuthenticators(tx, act.accountId);
    await deleteRecoveryBatch(tx, act.accountId);
    return accepted(null);
  });
}

/** What factors there are has changed, so everything that was proven elsewhere under the old ones ends. */
async function endElsewhere(tx: Tx, { accountId, claim }: ManagementAct): Promise<void> {
  await endSessions(tx, accountId, claim.sessionId);
  await endTickets(tx, accountId);
}

function steppedUp(
  act: ManagementAct,
  event: ManagementEvent,
  change: (tx: Tx) => Promise<Result<null, TwoFactorError>>,
): Promise<Result<null, TwoFactorError>> {
  return allOrNothing(async (tx) => {
    if (!(await consumeStepUpGrant(tx, act.claim, PURPOSES[event], act.now)))
      return refused("step-up-required");
    const changed = await change(tx);
    if (!changed.ok) return changed;
    if (event !== "authenticator.renamed") await endElsewhere(tx, act);
    await recordEvent(tx, { event, result: "success", actorId: act.accountId }, act.trace, act.now);
    return changed;
  });
}
