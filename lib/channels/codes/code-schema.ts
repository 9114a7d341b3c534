// Owns the shape of posted codes of channels. Messages are error codes.
import { z } from "zod";
import { OWN_CODE_DIGITS } from "@/lib/channels/codes/own-code";
import { mailsOwnCodes } from "@/lib/channels/codes/own-mail";
import type { ChannelError } from "@/lib/channels/errors";
import { CHANNEL_FACTORS, type ChannelFactor, WAYS } from "@/lib/channels/kinds";
import { formSchema } from "@/lib/platform/actions/form-schema";
import { normalizeCode } from "@/lib/totp/normalize-code";

/** Twilio's codes, by telephone and in an app. */
const USUAL_DIGITS = [6];
/** Authy's own app shows seven, another app that scanned its QR code six, and it may be set to eight. */
const AUTHY_DIGITS = [6, 7, 8];

const error = (name: ChannelError) => name;

/** How many digits the codes of a factor have. */
export function codeLengths(factor: ChannelFactor): number[] {
  if (factor === "authy") return AUTHY_DIGITS;
  return factor === "email" && mailsOwnCodes() ? [OWN_CODE_DIGITS] : USUAL_DIGITS;
}

/** The fields of a form that proves a factor with a code. */
export const channelCodeFields = {
  with: z.enum(CHANNEL_FACTORS),
  code: z.string({ error: error("channel-code-missing") }),
};

interface TypedCode {
  with: ChannelFactor;
  code: string;
}

/** The code as bare digits. One with another number of digits than the factor's codes is refused, and no attempt counts. */
export function typedChannelCode({ with: kind, code: typed }: TypedCode, context: z.RefinementCtx) {
  const code = codeLengths(kind)
    .map((digits) => normalizeCode(typed, digits))
    .find((digits) => digits !== null);
  if (code) return { kind, code };
  const refusal = typed.trim() === "" ? error("channel-code-missing") : error("channel-code-malformed");
  context.addIssue({ code: "custom", message: refusal, path: ["code"] });
  return z.NEVER;
}

export const signInCodeSchema = formSchema(channelCodeFields).transform(typedChannelCode);

/** A press on "Send code": the factor whose page it is on, and the way of its button. */
export const sendCodeSchema = formSchema({ with: z.enum(CHANNEL_FACTORS), way: z.enum(WAYS) });
