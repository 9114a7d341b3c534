// Owns one verification, and how Twilio shows it.
import { EMULATED } from "../emulated-settings";
import type { EmulatorClock } from "../emulator-clock";

export type Channel = "sms" | "call" | "email";

export interface Verification {
  sid: string;
  to: string;
  channel: Channel;
  code: string;
  status: "pending" | "approved" | "canceled";
  createdAt: number;
  sends: { time: string; channel: string; channel_id: null }[];
  checks: number;
}

const KNOWN = {
  name: "Carrier Name",
  mobile_country_code: "310",
  mobile_network_code: "150",
  type: "mobile",
};
const UNKNOWN = { name: null, mobile_country_code: null, mobile_network_code: null, type: null };

/** A verification as Twilio's answers have it; the code is not in it. */
export function shownVerification(verification: Verification, clock: EmulatorClock, origin: string) {
  const { sid, to, channel, status, createdAt, sends } = verification;
  return {
    sid,
    service_sid: EMULATED.serviceSid,
    account_sid: EMULATED.accountSid,
    to,
    channel,
    status,
    valid: status === "approved",
    date_created: clock.iso(createdAt),
    date_updated: clock.iso(),
    lookup: { carrier: { error_code: null, ...(channel === "email" ? UNKNOWN : KNOWN) } },
    amount: null,
    payee: null,
    send_code_attempts: sends,
    url: `${origin}/v2/Services/${EMULATED.serviceSid}/Verifications/${sid}`,
  };
}
