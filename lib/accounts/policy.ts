// Owns what a policy says, and what it says where nobody has decided anything: the settings.
import type { SecondFactorPolicy } from "@/lib/accounts/second-factor-rule";
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

/** Times of members' sessions, and of administrators'. */
export type TimesByRole = Record<"member" | "admin", SessionTimes>;

export interface Policy extends SecondFactorPolicy {
  /** Whether members' browsers may leave the second factor out. Administrators' never may (R67). */
  trustedDevices: boolean;
  /** What members may add beside authenticators and use. Administrators never may (R50). */
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

/** Required from the beginning: whoever is there has had their time. */
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
 * What holds while the saved one cannot be read: everything is asked of everybody. Whether that is a passkey, and how long
 * sessions live, comes from what was read last: nobody can be asked for a passkey where it is not known to work.
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
