// Owns turning what a person wants to add into what is kept: a destination, how it is shown, and what an app scans.
import "server-only";
import { maskEmail } from "@/lib/accounts/email/mask-email";
import type { ChannelError } from "@/lib/channels/errors";
import type { ChannelKind } from "@/lib/channels/kinds";
import { callingParts, maskPhone, type ParsedPhone } from "@/lib/channels/phone";
import type { Destination } from "@/lib/channels/provider";
import { registerUser } from "@/lib/channels/providers/authy/users";
import { createTotpFactor } from "@/lib/channels/providers/twilio/totp-factor";
import { totpIdentity } from "@/lib/channels/providers/twilio/totp-identity";
import { accepted, type Result, refused } from "@/lib/platform/result";

/** What a person wants to add. Numbers and addresses are in canonical form: the schemas saw to it. */
export type ChannelWish =
  | { kind: "phone"; phone: ParsedPhone }
  | { kind: "email"; email: string }
  | { kind: "authy"; phone: ParsedPhone }
  | { kind: "twilio-totp" };

export interface PreparedDestination {
  kind: ChannelKind;
  to: Destination;
  /** Masked (R56). */
  hint: string;
  country: string | null;
  /** `otpauth:` URI that an authenticator app scans; null where there is none. */
  uri: string | null;
}

/**
 * Prepares a destination; for a provider's app it registers the person there. Errors: phone-malformed, and those of the
 * provider.
 * @param owner the account, with the address that it signs in with
 */
export async function prepareDestination(
  wish: ChannelWish,
  owner: { accountId: string; email: string },
): Promise<Result<PreparedDestination, ChannelError>> {
  const { kind } = wish;
  switch (kind) {
    case "phone": {
      const { e164, country } = wish.phone;
      return accepted({ kind, to: e164, hint: maskPhone(e164), country, uri: null });
    }
    case "email":
      return accepted({ kind, to: wish.email, hint: maskEmail(wish.email), country: null, uri: null });
    case "authy":
      return prepareAuthy(wish.phone, owner.email);
    case "twilio-totp": {
      const made = await createTotpFactor(totpIdentity(owner.accountId), owner.email);
      if (!made.ok) return made;
      const { destination: to, uri } = made.value;
      return accepted({ kind, to, hint: "Twilio", country: null, uri });
    }
  }
}

/**
 * Registers a number with Authy. Its QR code for other apps is not asked for here: Authy takes a number for one person,
 * so whoever typed somebody else's would scan what makes that person's codes (see `showAppQrCode`).
 */
async function prepareAuthy(
  { e164, country }: ParsedPhone,
  email: string,
): Promise<Result<PreparedDestination, ChannelError>> {
  const parts = callingParts(e164);
  if (!parts) return refused("phone-malformed");
  const registered = await registerUser({ email, ...parts });
  if (!registered.ok) return registered;
  const to = registered.value.authyId;
  return accepted({ kind: "authy", to, hint: maskPhone(e164), country, uri: null });
}
