// Owns renaming and removing one passkey. Each consumes a step-up grant.
import "server-only";
import { findPasskeyRule } from "@/lib/passkeys/find-passkey-rule";
import { deletePasskeyRow, renamePasskeyRow } from "@/lib/passkeys/passkey-store";
import { accepted, refused } from "@/lib/platform/result";
import { type ManagementAct, manageFactor } from "@/lib/two-factor/management-act";
import { standingFactors } from "@/lib/two-factor/overview/standing-factors";

/** Gives a passkey another name. Errors: step-up-required, passkey-missing. */
export function renamePasskey(act: ManagementAct, id: string, name: string) {
  return manageFactor(act, "passkey.renamed", async (tx) => {
    const renamed = await renamePasskeyRow(tx, { id, accountId: act.accountId }, name);
    return renamed ? accepted({ about: name }) : refused("passkey-missing");
  });
}

/**
 * Removes a passkey, unless it is the last second factor, which only turning two-factor off takes away, or the last
 * passkey of somebody whom the policy asks for one.
 * Errors: step-up-required, passkey-missing, last-authenticator, last-passkey.
 */
export function removePasskey(act: ManagementAct, id: string) {
  return manageFactor(act, "passkey.removed", async (tx) => {
    const about = await deletePasskeyRow(tx, { id, accountId: act.accountId });
    if (about === null) return refused("passkey-missing");
    const isLast = (await standingFactors(tx, act.accountId)) === 0;
    if (isLast) return refused("last-authenticator");
    // A passkey that the policy asks for is not given up for something weaker.
    const isDemanded = (await findPasskeyRule(tx, act.accountId, act.now)) === "due";
    return isDemanded ? refused("last-passkey") : accepted({ about });
  });
}
