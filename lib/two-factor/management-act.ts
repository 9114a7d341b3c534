// Owns how an act on one's own second factors is done: it consumes a step-up grant, and ends what was proven elsewhere.
import "server-only";
import { recordEvent } from "@/lib/audit/record-event";
import type { Tx } from "@/lib/platform/db";
import { accepted, type Result } from "@/lib/platform/result";
import { endSessionsAndTrust } from "@/lib/sign-in/sessions/end-sessions";
import type { OwnAct } from "@/lib/sign-in/step-up/permitted-act";
import { steppedUp } from "@/lib/sign-in/step-up/stepped-up";

/** Who acts, with what permit, on which of their own things. */
export interface ManagementAct extends OwnAct {
  role: string;
}

/** The permit that each act takes, and the reason for which everything that was proven elsewhere ends; a name ends nothing. */
const ACTS = {
  "authenticator.renamed": { purpose: "rename-authenticator", ends: null },
  "authenticator.removed": { purpose: "remove-authenticator", ends: "authenticator-removed" },
  "two-factor.turned-off": { purpose: "turn-off", ends: "two-factor-turned-off" },
  "passkey.renamed": { purpose: "rename-passkey", ends: null },
  "passkey.removed": { purpose: "remove-passkey", ends: "passkey-removed" },
} as const;

/** Does one act under the lock of its account, and writes it down. Errors: step-up-required, and those of the change. */
export function manageFactor<E extends string>(
  act: ManagementAct,
  event: keyof typeof ACTS,
  /** Gives the name of what was changed, where it has one. */
  change: (tx: Tx) => Promise<Result<{ about?: string }, E>>,
): Promise<Result<null, E | "step-up-required">> {
  const { accountId, claim, trace, now } = act;
  const { purpose, ends } = ACTS[event];
  return steppedUp({ claim, now, lock: `account:${accountId}` }, purpose, async (tx) => {
    const changed = await change(tx);
    if (!changed.ok) return changed;
    // What factors there are has changed.
    if (ends)
      await endSessionsAndTrust(tx, { accountId, sparedId: claim.sessionId, reason: ends }, trace, now);
    const entry = { event, result: "success", actorId: accountId, ...changed.value } as const;
    await recordEvent(tx, entry, trace, now);
    return accepted(null);
  });
}
