// Owns renaming and removing one authenticator, and turning the second factor off. Each consumes a step-up grant.
import "server-only";
import { currentPolicy } from "@/lib/accounts/policy/current-policy";
import { mayGoWithout } from "@/lib/accounts/policy/second-factor-rule";
import { endAllChannels } from "@/lib/channels/leaving/end-channels";
import { deleteAllPasskeys } from "@/lib/passkeys/passkey-store";
import { accepted, refused } from "@/lib/platform/result";
import { factorCountOf } from "@/lib/two-factor/account-store";
import {
  deleteAllAuthenticators,
  deleteAuthenticatorRow,
  renameAuthenticatorRow,
} from "@/lib/two-factor/authenticators/authenticator-store";
import { type ManagementAct, manageFactor } from "@/lib/two-factor/management-act";
import { standingFactors } from "@/lib/two-factor/overview/standing-factors";
import { deleteRecoveryBatch } from "@/lib/two-factor/recovery-codes/recovery-store";

/** Gives an authenticator another name. Errors: step-up-required, authenticator-missing. */
export function renameAuthenticator(act: ManagementAct, id: string, name: string) {
  return manageFactor(act, "authenticator.renamed", async (tx) => {
    const renamed = await renameAuthenticatorRow(tx, { id, accountId: act.accountId }, name);
    return renamed ? accepted({ about: name }) : refused("authenticator-missing");
  });
}

/**
 * Removes an authenticator; the last second factor, passkeys and apps of providers included, only where the policy lets
 * the account turn two-factor off, in its own way.
 * Errors: step-up-required, authenticator-missing, last-authenticator.
 */
export function removeAuthenticator(act: ManagementAct, id: string) {
  return manageFactor(act, "authenticator.removed", async (tx) => {
    const about = await deleteAuthenticatorRow(tx, { id, accountId: act.accountId });
    if (about === null) return refused("authenticator-missing");
    const isLast = (await standingFactors(tx, act.accountId)) === 0;
    return isLast ? refused("last-authenticator") : accepted({ about });
  });
}

/**
 * Turns two-factor authentication off: authenticators, passkeys, channels and recovery codes go.
 * Errors: step-up-required, two-factor-required, authenticator-missing where it is off already.
 */
export function turnOffTwoFactor(act: ManagementAct) {
  return manageFactor(act, "two-factor.turned-off", async (tx) => {
    if (!mayGoWithout(await currentPolicy(tx), act.role)) return refused("two-factor-required");
    if ((await factorCountOf(tx, act.accountId)) === 0) return refused("authenticator-missing");
    await deleteAllAuthenticators(tx, act.accountId);
    await deleteAllPasskeys(tx, act.accountId);
    await endAllChannels(tx, act.accountId, act.now);
    await deleteRecoveryBatch(tx, act.accountId);
    return accepted({});
  });
}
