// Owns codes that Twilio Verify makes and delivers: text messages, calls and e-mail.
import "server-only";
import { z } from "zod";
import type { Way } from "@/lib/channels/kinds";
import type { CodeProvider, Destination } from "@/lib/channels/provider";
import { type Call, judged } from "@/lib/channels/providers/judge-fault";
import { ProviderFault } from "@/lib/channels/providers/provider-fault";
import { readable } from "@/lib/channels/providers/readable";
import { type Repeat, withPatience } from "@/lib/channels/providers/resilience";
import {
  CANCEL_MEANINGS,
  CHECK_MEANINGS,
  START_MEANINGS,
} from "@/lib/channels/providers/twilio/error-numbers";
import { verifyService } from "@/lib/channels/providers/twilio/verify-client";
import { accepted, refused } from "@/lib/platform/result";

const VERIFICATION = /^VE[0-9a-f]{32}$/i;
const CODE = /^\d{4,10}$/;

/** One number in E.164, or one address, and nothing that could hide a list, a header or an extension (R55). */
const DESTINATION = {
  phone: /^\+[1-9]\d{6,14}$/,
  email: /^[^\s,;:<>"@\p{Cc}]{1,64}@[^\s,;:<>"@\p{Cc}]{1,255}$/u,
};

const CHANNEL_OF = { sms: "sms", voice: "call", email: "email" } as const satisfies Record<Way, string>;

const started = z.object({ sid: z.string().regex(VERIFICATION), status: z.literal("pending") });

/** "approved" without `valid`, or `valid` without "approved", is no answer that we know. */
const checked = z.union([
  z.object({ sid: z.string(), status: z.literal("approved"), valid: z.literal(true) }),
  z.object({
    sid: z.string(),
    status: z.enum(["pending", "canceled", "max_attempts_reached", "deleted", "failed", "expired"]),
    valid: z.literal(false),
  }),
]);

const canceled = z.object({ sid: z.string(), status: z.literal("canceled") });

const START: Call = { provider: "twilio", name: "start verification", sends: true, meanings: START_MEANINGS };
const CHECK: Call = {
  provider: "twilio",
  name: "check verification",
  sends: false,
  meanings: CHECK_MEANINGS,
};
const CANCEL: Call = { ...CHECK, name: "cancel verification", meanings: CANCEL_MEANINGS };

type Service = Awaited<ReturnType<typeof verifyService>>;

const ask = <T>(call: Call, repeat: Repeat, request: (service: Service) => Promise<T>) =>
  judged(call, () => withPatience("twilio", repeat, async () => request(await verifyService())));

export const twilioVerify: CodeProvider = {
  name: "twilio",

  async send(to, way, locale) {
    if (!isDestination(to, way)) return refused("destination-refused");
    return ask(START, "once", async ({ verifications }) => {
      const answer = await verifications.create({ to, channel: CHANNEL_OF[way], locale });
      return { ref: readable(started, answer).sid };
    });
  },

  /**
   * Without the SID of its send, which we miss where the answer came too late, the one verification of the destination
   * is asked: the caller knows that it sent one for this very use, and had those before it cancelled (R52).
   */
  async check(to, code, ref) {
    if (ref !== null && !VERIFICATION.test(ref)) return refused("code-gone");
    if (!CODE.test(code)) return accepted(false);
    const which = ref === null ? { to } : { verificationSid: ref };
    // Once: each check uses up one of five, and a right code is right only once.
    return ask(CHECK, "once", async ({ verificationChecks }) => {
      const answer = readable(checked, await verificationChecks.create({ code, ...which }));
      if (ref !== null && answer.sid !== ref) throw new ProviderFault("unreadable");
      if (answer.status === "max_attempts_reached") throw new ProviderFault("answered", null, "60202");
      if (answer.status !== "approved" && answer.status !== "pending")
        throw new ProviderFault("answered", null, "20404");
      return answer.status === "approved";
    });
  },

  async cancel(ref) {
    if (!VERIFICATION.test(ref)) return refused("code-gone");
    return ask(CANCEL, "again", async ({ verifications }) => {
      readable(canceled, await verifications(ref).update({ status: "canceled" }));
      return null;
    });
  },
};

function isDestination(to: Destination, way: Way): boolean {
  return (way === "email" ? DESTINATION.email : DESTINATION.phone).test(to);
}
