// Owns the TOTP factors that Twilio keeps: made, verified with a first code, and removed.
import "server-only";
import { z } from "zod";
import type { Destination, ProviderError } from "@/lib/channels/provider";
import { type Call, judged } from "@/lib/channels/providers/judge-fault";
import { isProviderFault, ProviderFault } from "@/lib/channels/providers/provider-fault";
import { readable } from "@/lib/channels/providers/readable";
import { withPatience } from "@/lib/channels/providers/resilience";
import {
  MAKING_MEANINGS,
  TOTP_MEANINGS,
  WRONG_CODE_NUMBERS,
} from "@/lib/channels/providers/twilio/error-numbers";
import { factorOf } from "@/lib/channels/providers/twilio/totp-identity";
import { verifyService } from "@/lib/channels/providers/twilio/verify-client";
import { accepted, type Result } from "@/lib/platform/result";

const FACTOR = /^YF[0-9a-f]{32}$/i;
const LONGEST_NAME = 64;

/** As every authenticator app takes them (RFC 6238), whatever the service's own defaults are. */
const PARAMETERS = {
  "config.alg": "sha1",
  "config.codeLength": 6,
  "config.timeStep": 30,
  "config.skew": 1,
} as const;

const made = z.object({
  sid: z.string().regex(FACTOR),
  identity: z.string(),
  status: z.literal("unverified"),
  binding: z.object({
    secret: z.string().regex(/^[A-Z2-7]{16,128}=*$/),
    uri: z.string().startsWith("otpauth://totp/"),
  }),
});

const updated = z.object({ sid: z.string(), status: z.enum(["unverified", "verified"]) });

export interface MadeTotpFactor {
  /** To be sealed into the channel's row. */
  destination: Destination;
  /** Base32, and the URI that holds it: shown once, kept nowhere. */
  secret: string;
  uri: string;
}

const call = (name: string, meanings = TOTP_MEANINGS): Call => ({
  provider: "twilio",
  name,
  sends: false,
  meanings,
});

/**
 * Has Twilio make a factor, which counts only once it is verified. Errors: those of a provider.
 * @param identity from `totpIdentity`
 * @param friendlyName account name in the authenticator app; cut at 64 characters
 */
export function createTotpFactor(
  identity: string,
  friendlyName: string,
): Promise<Result<MadeTotpFactor, ProviderError>> {
  const wanted = {
    friendlyName: [...friendlyName].slice(0, LONGEST_NAME).join(""),
    factorType: "totp",
    ...PARAMETERS,
  } as const;
  const create = async () => {
    const answer = await (await verifyService()).entities(identity).newFactors.create(wanted);
    const { sid, identity: owner, binding } = readable(made, answer);
    if (owner !== identity) throw new ProviderFault("unreadable");
    return { destination: `${identity}/${sid}`, secret: binding.secret, uri: binding.uri };
  };
  return judged(call("create factor", MAKING_MEANINGS), () => withPatience("twilio", "once", create));
}

/** Whether the first code of a factor is right; if so, the factor counts. One of five tries. */
export function verifyTotpFactor(to: Destination, code: string): Promise<Result<boolean, ProviderError>> {
  const verify = async () => {
    const { identity, factorSid } = factorOf(to);
    const factor = (await verifyService()).entities(identity).factors(factorSid);
    const answer = readable(updated, await factor.update({ authPayload: code }));
    if (answer.sid !== factorSid) throw new ProviderFault("unreadable");
    return answer.status === "verified";
  };
  return judged(call("verify factor"), () => withPatience("twilio", "once", () => falseIfWrong(verify)));
}

/** Has Twilio forget a factor. Accepts as well where Twilio does not know it any more. */
export async function removeTotpFactor(to: Destination): Promise<Result<void, ProviderError>> {
  const remove = async () => {
    const { identity, factorSid } = factorOf(to);
    await (await verifyService()).entities(identity).factors(factorSid).remove();
  };
  const result = await judged(call("remove factor"), () => withPatience("twilio", "again", remove));
  return !result.ok && result.error === "code-gone" ? accepted(undefined) : result;
}

/** Runs a check whose wrong code may come as an error: older answers of Twilio are 403. */
export async function falseIfWrong(check: () => Promise<boolean>): Promise<boolean> {
  try {
    return await check();
  } catch (error) {
    if (isProviderFault(error) && WRONG_CODE_NUMBERS.includes(error.errorNumber ?? "")) return false;
    throw error;
  }
}
