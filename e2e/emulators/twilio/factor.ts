// Owns one TOTP factor, and how Twilio shows it.
import { EMULATED } from "../emulated-settings";
import type { EmulatorClock } from "../emulator-clock";
import type { CodeParameters } from "../one-time-code";

/** Friendly name of the service. */
const ISSUER = "Twofold Verify";

export interface Factor {
  sid: string;
  entitySid: string;
  identity: string;
  friendlyName: string;
  secret: string;
  parameters: CodeParameters;
  skew: number;
  status: "unverified" | "verified";
  /** Tries at its first code. */
  tries: number;
  lastStep: number;
  createdAt: number;
}

/** Address of all factors of a person. */
export function urlOf(identity: string, origin: string): string {
  return `${origin}/v2/Services/${EMULATED.serviceSid}/Entities/${identity}/Factors`;
}

/** A factor as Twilio's answers have it; the secret is not in it. */
export function shownFactor(factor: Factor, clock: EmulatorClock, origin: string) {
  const { sid, entitySid, identity, friendlyName, status, parameters, skew, createdAt } = factor;
  const { algorithm: alg, digits: code_length, period: time_step } = parameters;
  return {
    sid,
    account_sid: EMULATED.accountSid,
    service_sid: EMULATED.serviceSid,
    entity_sid: entitySid,
    identity,
    date_created: clock.iso(createdAt),
    date_updated: clock.iso(),
    friendly_name: friendlyName,
    status,
    factor_type: "totp",
    config: { alg, skew, code_length, time_step },
    metadata: null,
    url: `${urlOf(identity, origin)}/${sid}`,
  };
}

/** The otpauth URI that an app scans. */
export function uriOf({ friendlyName, secret, parameters: { algorithm, digits, period } }: Factor): string {
  const label = `${encodeURIComponent(ISSUER)}:${encodeURIComponent(friendlyName)}`;
  const issuer = encodeURIComponent(ISSUER);
  const rest = `algorithm=${algorithm.toUpperCase()}&digits=${digits}&period=${period}`;
  return `otpauth://totp/${label}?secret=${secret}&issuer=${issuer}&${rest}`;
}
