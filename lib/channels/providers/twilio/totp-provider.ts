// Owns sign-in codes of a TOTP factor that Twilio keeps: each check is a challenge that the code answers at once.
import "server-only";
import { z } from "zod";
import type { CodeProvider } from "@/lib/channels/provider";
import { type Call, judged } from "@/lib/channels/providers/judge-fault";
import { ProviderFault } from "@/lib/channels/providers/provider-fault";
import { readable } from "@/lib/channels/providers/readable";
import { withPatience } from "@/lib/channels/providers/resilience";
import { TOTP_MEANINGS } from "@/lib/channels/providers/twilio/error-numbers";
import { falseIfWrong } from "@/lib/channels/providers/twilio/totp-factor";
import { factorOf } from "@/lib/channels/providers/twilio/totp-identity";
import { verifyService } from "@/lib/channels/providers/twilio/verify-client";
import { accepted, refused } from "@/lib/platform/result";

const CODE = /^\d{6}$/;

const challenge = z.object({
  sid: z.string().regex(/^YC[0-9a-f]{32}$/i),
  identity: z.string(),
  factorSid: z.string(),
  status: z.enum(["pending", "expired", "approved", "denied"]),
});

const CHALLENGE: Call = { provider: "twilio", name: "challenge", sends: false, meanings: TOTP_MEANINGS };

export const twilioTotp: CodeProvider = {
  name: "twilio",

  /** The app shows the code; nothing can be sent. */
  send: async () => refused("destination-refused"),

  /** It is not known whether Twilio refuses a code that it accepted before, so the caller remembers what it spent. */
  async check(to, code) {
    if (!CODE.test(code)) return accepted(false);
    const respond = async () => {
      const { identity, factorSid } = factorOf(to);
      const { challenges } = (await verifyService()).entities(identity);
      const answer = readable(challenge, await challenges.create({ factorSid, authPayload: code }));
      const isOurs = answer.identity === identity && answer.factorSid === factorSid;
      if (!isOurs) throw new ProviderFault("unreadable");
      return answer.status === "approved";
    };
    return judged(CHALLENGE, () => withPatience("twilio", "once", () => falseIfWrong(respond)));
  },

  cancel: async () => accepted(null),
};
