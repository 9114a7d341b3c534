// Owns what a policy says, and the one that holds until somebody saves one: it comes from the settings.
import type { SecondFactorPolicy } from "@/lib/accounts/policy/second-factor-rule";
import type { ChannelFactor } from "@/lib/channels/kinds";
import {
  ADMIN_SESSION_ABSOLUTE_SECONDS,
  ADMIN_SESSION_IDLE_SECONDS,
  SESSION_ABSOLUTE_SECONDS,
  SESSION_IDLE_SECONDS,
} from "@/lib/platform/durations";
import { settings } from "@/lib/platform/env";

export interface SessionTimes {
  idleSeconds: number;
  absoluteSeconds: number;
}

/** Session times of members and of administrators. */
export type TimesByRole = Record<"member" | "admin", SessionTimes>;

export interface Policy extends SecondFactorPolicy {
  /** Whether members' browsers may skip the second factor. Administrators' never may (R67). */
  trustedDevices: boolean;
  /** The ways that members may add and use beside authenticators. Administrators never may (R50). */
  channels: readonly ChannelFactor[];
  /** Whether those of each role who must have a second factor must have a passkey, and use it. */
  membersNeedPasskey: boolean;
  adminsNeedPasskey: boolean;
  times: TimesByRole;
  /** Whether a second administrator must approve every reset, members' too. */
  resetsNeedTwoAdmins: boolean;
  /** Counts changes; 0 while nobody has saved a policy. */
  revision: number;
}

/** Required from the beginning of time: everybody's grace period has passed. */
const SINCE_EVER = new Date(0);

/** What holds while nobody has saved a policy: TWO_FACTOR_POLICY, TRUSTED_DEVICES and the durations. */
export function startPolicy(): Policy {
  const { twoFactorPolicy, trustedDevices } = settings();
  const since = twoFactorPolicy === "required" ? SINCE_EVER : null;
  return {
    members: twoFactorPolicy,
    requiredFrom: null,
    graceDays: 0,
    graceSince: since,
    inForceSince: since,
    trustedDevices: trustedDevices === "allowed",
    channels: [],
    membersNeedPasskey: false,
    adminsNeedPasskey: false,
    times: {
      member: { idleSeconds: SESSION_IDLE_SECONDS, absoluteSeconds: SESSION_ABSOLUTE_SECONDS },
      admin: { idleSeconds: ADMIN_SESSION_IDLE_SECONDS, absoluteSeconds: ADMIN_SESSION_ABSOLUTE_SECONDS },
    },
    resetsNeedTwoAdmins: false,
    revision: 0,
  };
}

/**
 * What holds while the saved one cannot be read: a second factor of everybody. Whether that has to be a passkey, and how
 * long sessions live, comes from what was read last: a passkey cannot be required where it is not known to work.
 */
export function strictPolicy(lastRead: Policy = startPolicy()): Policy {
  return {
    ...lastRead,
    members: "required",
    requiredFrom: null,
    graceDays: 0,
    graceSince: SINCE_EVER,
    inForceSince: SINCE_EVER,
    trustedDevices: false,
    channels: [],
    resetsNeedTwoAdmins: true,
  };
}
