// Owns what every provider of codes can do, so that nothing else knows which of them it talks to.
import type { Way } from "@/lib/channels/kinds";
import type { Locale } from "@/lib/platform/locale";
import type { Result } from "@/lib/platform/result";

/**
 * Why a provider did not do what it was asked. "provider-down": nothing was sent, and another try may help.
 * "provider-unsure": nobody knows whether something was sent, so nothing is sent again. "destination-refused": it takes no
 * such number. "provider-limit": it has had enough requests for this destination. "code-gone": it waits for no code.
 */
export const PROVIDER_ERRORS = [
  "provider-down",
  "provider-unsure",
  "destination-refused",
  "provider-limit",
  "code-gone",
] as const;

export type ProviderError = (typeof PROVIDER_ERRORS)[number];

/** Who delivers. "own" is our own mail. */
export type ProviderName = "own" | "twilio" | "authy";

/** Where a code goes: an address, a number in E.164, an Authy id, or the identity and factor that Twilio knows. */
export type Destination = string;

export interface CodeProvider {
  name: ProviderName;
  /**
   * Has a code of its own making delivered. Never sends a second one for one call.
   * @returns the provider's name for this send; null where it has none
   */
  send(to: Destination, way: Way, locale: Locale): Promise<Result<{ ref: string | null }, ProviderError>>;
  /**
   * Whether a code is right. The provider consumes a right one.
   * @param ref the provider's name for the send; null where nothing was sent, or the answer never came
   */
  check(to: Destination, code: string, ref: string | null): Promise<Result<boolean, ProviderError>>;
  /**
   * Makes the code of an earlier send worthless. Refuses with "code-gone" where it was that already; after every other
   * refusal the provider may send that code again. A provider that has no such call, and no names for sends, accepts.
   */
  cancel(ref: string): Promise<Result<null, ProviderError>>;
}
