// Owns the shape of the posted forms that add, confirm and remove a channel. Messages are error codes.
import { z } from "zod";
import { canonicalEmail } from "@/lib/accounts/email/email";
import type { ChannelError } from "@/lib/channels/errors";
import { WAYS } from "@/lib/channels/kinds";
import { authyCountries, parsePhone } from "@/lib/channels/phone";
import type { PlatformError } from "@/lib/platform/actions/errors";
import { formSchema } from "@/lib/platform/actions/form-schema";
import { settings } from "@/lib/platform/env";
import { normalizeCode } from "@/lib/totp/normalize-code";

const code = (error: ChannelError) => error;
const malformed: PlatformError = "field-malformed";

/** How many digits codes have: eight in ours by e-mail, seven in Authy's app, six in most, up to ten at Authy. */
const CODE_DIGITS = [8, 7, 6, 9, 10] as const;

const country = z
  .string({ error: code("phone-country-refused") })
  .regex(/^[A-Z]{2}$/, code("phone-country-refused"));
const phone = z.string({ error: code("phone-missing") });

interface TypedPhone {
  country: string;
  phone: string;
}

const allowed = () => settings().providers.smsAllowedCountries;

/** The number that was typed, judged by the countries that count; a refusal stands beside the field. */
function judgePhone(
  { country: chosen, phone: typed }: TypedPhone,
  countries: readonly string[],
  context: z.RefinementCtx,
) {
  const parsed = parsePhone(typed, chosen, countries);
  if (parsed.ok) return parsed.value;
  context.addIssue({ code: "custom", message: parsed.error, path: ["phone"] });
  return z.NEVER;
}

const way = z.enum(["sms", "voice"], malformed);

export const startPhoneSchema = formSchema({ country, phone, way }).transform((posted, context) => ({
  phone: judgePhone(posted, allowed(), context),
  way: posted.way,
}));

/** Authy for somebody else, by an administrator. */
export const registerAuthySchema = formSchema({ id: z.string().max(64), country, phone }).transform(
  (posted, context) => ({ id: posted.id, phone: judgePhone(posted, authyCountries(allowed()), context) }),
);

export const startAuthySchema = formSchema({ country, phone }).transform((posted, context) => ({
  phone: judgePhone(posted, authyCountries(allowed()), context),
}));

/** One address, and nothing that a header or a second one could be made of (R55). */
export const startEmailSchema = formSchema({
  email: z.string({ error: code("email-destination-malformed") }).transform((typed, context) => {
    const email = canonicalEmail(typed);
    if (email === null) context.addIssue(code("email-destination-malformed"));
    return email ?? z.NEVER;
  }),
});

/** Digits alone, as many as some provider's codes have. */
export const channelCodeSchema = formSchema({
  code: z.string({ error: code("channel-code-missing") }).transform((typed, context) => {
    if (typed.trim() === "") context.addIssue(code("channel-code-missing"));
    const digits = CODE_DIGITS.map((count) => normalizeCode(typed, count)).find((bare) => bare !== null);
    if (!digits) context.addIssue(code("channel-code-malformed"));
    return digits ?? z.NEVER;
  }),
});

export const sendAgainSchema = formSchema({ way: z.enum(WAYS, malformed) });
export const removeChannelSchema = formSchema({ id: z.string().max(64) });
