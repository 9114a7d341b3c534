// Owns renaming and removing one authenticator, and turning the second factor off. Each consumes a step-up grant.
import "server-only";
import { currentPolicy } from "@/lib/accounts/current-policy";
import { mayGoWithout } from "@/lib/accounts/second-factor-rule";
import { recordEvent } from "@/lib/audit/store";
import type { Trace } from "@/lib/audit/trace";
import { deleteAllChannels } from "@/lib/channels/adding/channel-rows";
import type { Tx } from "@/lib/platform/db";
import { accepted, allOrNothing, type Result, refused } from "@/lib/platform/result";
import { endElsewhere } from "@/lib/sign-in/end-sessions";
import { consumeStepUpGrant, type StepUpClaim } from "@/lib/sign-in/step-up-grant";
import {
  deleteAllAuthenticators,
  deleteAuthenticatorRow,
  renameAuthenticatorRow,
} from "@/lib/two-factor/authenticator-store";
import type { TwoFactorError } from "@/lib/two-factor/errors";
import { factorCountOf } from "@/lib/two-factor/protection-counts";
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
    return renamed ? accepted({ about: name }) : refused("authenticator-missing");
  });
}

/**
 * Removes an authenticator; the last one, those that a provider keeps included, only where the policy lets the account
 * turn two-factor off, in its own way.
 * Errors: step-up-required, authenticator-missing, last-authenticator.
 */
export function removeAuthenticator(act: ManagementAct, id: string) {
  return steppedUp(act, "authenticator.removed", async (tx) => {
    const about = await deleteAuthenticatorRow(tx, { id, accountId: act.accountId });
    if (about === null) return refused("authenticator-missing");
    const isLast = (await factorCountOf(tx, act.accountId)) === 0;
    return isLast ? refused("last-authenticator") : accepted({ about });
  });
}

/**
 * Turns two-factor authentication off: authenticators, channels and recovery codes go.
 * Errors: step-up-required, two-factor-required, authenticator-missing where it is off already.
 */
export function turnOffTwoFactor(act: ManagementAct) {
  return steppedUp(act, "two-factor.turned-off", async (tx) => {
    if (!mayGoWithout(await currentPolicy(tx), act.role)) return refused("two-factor-required");
    if ((await factorCountOf(tx, act.accountId)) === 0) return refused("authenticator-missing");
    await deleteAllAuthenticators(tx, act.accountId);
    await deleteAllChannels(tx, act.accountId, act.now);
    await deleteRecoveryBatch(tx, act.accountId);
    return accepted({});
  });
}

/** What ends everything that was proven elsewhere, because what factors there are has changed; a name ends nothing. */
const END_REASONS = {
  "authenticator.removed": "authenticator-removed",
  "two-factor.turned-off": "two-factor-turned-off",
} as const;

async function endAfter(tx: Tx, event: ManagementEvent, act: ManagementAct): Promise<void> {
  if (event === "authenticator.renamed") return;
  const { accountId, claim, trace, now } = act;
  await endElsewhere(tx, { accountId, sparedId: claim.sessionId, reason: END_REASONS[event] }, trace, now);
}

function steppedUp(
  act: ManagementAct,
  event: ManagementEvent,
  /** Gives the name of what was changed, where it has one. */
  change: (tx: Tx) => Promise<Result<{ about?: string }, TwoFactorError>>,
): Promise<Result<null, TwoFactorError>> {
  return allOrNothing(async (tx) => {
    if (!(await consumeStepUpGrant(tx, act.claim, PURPOSES[event], act.now)))
      return refused("step-up-required");
    const changed = await change(tx);
    if (!changed.ok) return changed;
    await endAfter(tx, event, act);
    const entry = { event, result: "success", actorId: act.accountId, ...changed.value } as const;
    await recordEvent(tx, entry, act.trace, act.now);
    return accepted(null);
  }, `account:${act.accountId}`);
}
