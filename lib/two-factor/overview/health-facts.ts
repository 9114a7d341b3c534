// Owns turning what the account's pages have read into the facts of its health: nothing is asked of the database. Pure.
import { isAppKind } from "@/lib/channels/kinds";
import { CHECK_UP_SECONDS, RECOVERY_TEST_SECONDS } from "@/lib/platform/durations";
import { secondsAfter } from "@/lib/platform/seconds-after";
import type { LiveSession } from "@/lib/sign-in/sessions/session";
import { clockState } from "@/lib/two-factor/authenticators/clock-drift";
import type { HealthFacts } from "@/lib/two-factor/overview/account-health";
import type { TwoFactorOverview } from "@/lib/two-factor/overview/overview";

interface Owner extends Pick<LiveSession, "emailConfirmed" | "secondFactorDue" | "checkedUpAt"> {
  /** Whether browsers make passkeys at this address. */
  takesPasskeys: boolean;
}

const NONE_COUNTS: Pick<TwoFactorOverview, "authenticators" | "channels"> = {
  authenticators: [],
  channels: [],
};

/** The facts that `accountHealth` judges. */
export function healthFacts(owner: Owner, overview: TwoFactorOverview, now: Date): HealthFacts {
  const { passkeys, recoveryCodes, onlyPasskeysCount } = overview;
  // What opens nothing protects nothing, and needs no care.
  const { authenticators, channels } = onlyPasskeysCount ? NONE_COUNTS : overview;
  return {
    emailConfirmed: owner.emailConfirmed,
    isOffered: owner.secondFactorDue.state !== "off",
    authenticators: authenticators.length + channels.filter(({ kind }) => isAppKind(kind)).length,
    takesPasskeys: owner.takesPasskeys,
    passkeys: passkeys.length,
    isPasskeyDoubtful: doubtfulOf(overview) !== undefined,
    recoveryCodes,
    isDrifting: driftingOf({ authenticators }) !== undefined,
    isCheckUpDue: isCheckUpDue(owner, { authenticators }, now),
    isCodeTestDue: isCodeTestDue(overview, now),
  };
}

/** The authenticator whose clock its owner should see to, if there is one. */
export function driftingOf({ authenticators }: Pick<TwoFactorOverview, "authenticators">) {
  return authenticators.find((authenticator) => clockState(authenticator).kind === "drifting");
}

/** The passkey that may have been copied, if there is one. */
export function doubtfulOf({ passkeys }: Pick<TwoFactorOverview, "passkeys">) {
  return passkeys.find(({ counterFellAt }) => counterFellAt !== null);
}

/** Once for each authenticator, CHECK_UP_SECONDS after it was added. */
export function isCheckUpDue(
  { checkedUpAt }: Pick<Owner, "checkedUpAt">,
  { authenticators }: Pick<TwoFactorOverview, "authenticators">,
  now: Date,
): boolean {
  return authenticators.some(({ confirmedAt }) => {
    const isDue = secondsAfter(confirmedAt, CHECK_UP_SECONDS) <= now;
    return isDue && (checkedUpAt === null || checkedUpAt < confirmedAt);
  });
}

/** A year after the set was saved, or a code of it was last tested. Another set begins anew. */
export function isCodeTestDue({ recoverySet }: Pick<TwoFactorOverview, "recoverySet">, now: Date): boolean {
  const since = recoverySet?.testedAt ?? recoverySet?.acknowledgedAt;
  return since ? secondsAfter(since, RECOVERY_TEST_SECONDS) <= now : false;
}
