// Owns how tests sign in with codes of channels: sent for a ticket, and given with it.
import { TRACE } from "@/lib/audit/test-trace";
import type { ChannelFactor, Way } from "@/lib/channels/kinds";
import { completeSignIn } from "@/lib/sign-in/complete-sign-in";
import { sendSignInCode } from "@/lib/sign-in/send-sign-in-code";
import { NOW } from "@/lib/two-factor/test-person";

/** Presses "Send code" with a ticket. */
export const send = (ticket: string, factor: ChannelFactor, now = NOW, way?: Way) =>
  sendSignInCode({ ticket, factor, way, locale: "en", address: "192.0.2.9", trace: TRACE, now });

/** Gives a code with a ticket. */
export const withCode = (ticket: string, kind: ChannelFactor, code: string, now = NOW) =>
  completeSignIn({ ticket, proof: { kind, code } }, TRACE, now);
