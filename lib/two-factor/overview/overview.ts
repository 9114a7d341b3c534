// Owns the summary of what protects an account, for its screens. No secret crosses.
import "server-only";
import { currentPolicy } from "@/lib/accounts/policy/current-policy";
import { mayGoWithout } from "@/lib/accounts/policy/second-factor-rule";
import { allowedFactors } from "@/lib/channels/allowed-factors";
import { isAppKind } from "@/lib/channels/kinds";
import type { PasskeyRule } from "@/lib/passkeys/passkey-rule";
import { takesPasskeys } from "@/lib/passkeys/relying-party";
import { RECOVERY_CODES_LOW } from "@/lib/platform/limits";
import {
  type AuthenticatorSummary,
  listAuthenticators,
} from "@/lib/two-factor/authenticators/authenticator-store";
import { type LastOf, lastFactors } from "@/lib/two-factor/overview/last-factors";
import { NO_OWN_FACTORS, type OwnFactors, ownFactors } from "@/lib/two-factor/overview/own-factors";
import {
  mayReadCodes,
  type RecoveryCodesReader,
} from "@/lib/two-factor/recovery-codes/manage-recovery-codes";
import { type RecoverySet, recoverySetOf } from "@/lib/two-factor/recovery-codes/recovery-set";
import { findRecoveryBatch, type RecoveryBatchRow } from "@/lib/two-factor/recovery-codes/recovery-store";

export interface TwoFactorOverview extends OwnFactors {
  authenticators: AuthenticatorSummary[];
  recoveryCodesLeft: number;
  /** "shown": still on offer to be saved, to this session. "unsaved": nobody said that they were saved. */
  recoveryCodes: "none" | "shown" | "unsaved" | "low" | "fine";
  /** The set of codes as its owner can tell it from an older one; null where there is none. */
  recoverySet: RecoverySet | null;
  mayTurnOff: boolean;
  /** Whether the policy lets passkeys alone count: authenticators and channels are there, and sign nobody in. */
  onlyPasskeysCount: boolean;
  /** By id, the factors that cannot be removed now, and why. */
  last: ReadonlyMap<string, LastOf>;
}

/** A session knows which kinds there are: one statement less where its account has none of them. */
interface Owner extends RecoveryCodesReader {
  role: string;
  hasPasskey: boolean;
  hasChannel: boolean;
  passkeyRule: PasskeyRule;
}

/** What protects an account now, as its own screens show it. Changes nothing. */
export async function twoFactorOverview(owner: Owner, now: Date): Promise<TwoFactorOverview> {
  const { accountId, role, hasPasskey, hasChannel, passkeyRule } = owner;
  const [others, authenticators, batch, policy] = await Promise.all([
    hasPasskey || hasChannel ? ownFactors(accountId, now) : NO_OWN_FACTORS,
    listAuthenticators(accountId),
    findRecoveryBatch(accountId, now),
    currentPolicy(),
  ]);
  const apps = others.channels.filter(({ kind }) => isAppKind(kind));
  const hasAny = others.passkeys.length + authenticators.length + apps.length > 0;
  const counting = { allowed: allowedFactors(policy, role), takesPasskeys: takesPasskeys(), passkeyRule };
  return {
    ...others,
    authenticators,
    recoveryCodesLeft: batch?.left ?? 0,
    recoveryCodes: stateOf(batch, owner),
    recoverySet: batch && recoverySetOf(batch),
    mayTurnOff: mayGoWithout(policy, role) && hasAny,
    onlyPasskeysCount: passkeyRule === "only",
    last: lastFactors({ ...others, authenticators }, counting),
  };
}

function stateOf(batch: RecoveryBatchRow | null, reader: Owner): TwoFactorOverview["recoveryCodes"] {
  if (!batch) return "none";
  if (!batch.acknowledgedAt)
    return batch.sealedCodes && mayReadCodes(reader, batch.createdAt) ? "shown" : "unsaved";
  return batch.left <= RECOVERY_CODES_LOW ? "low" : "fine";
}
