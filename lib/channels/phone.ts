// Owns telephone numbers: from whatever a person pastes to E.164, and back to what they recognize.
// Not for the browser: its tables are large.
import "server-only";
import {
  type CountryCode,
  getCountries,
  getCountryCallingCode,
  isSupportedCountry,
  type PhoneNumber,
  parsePhoneNumberFromString,
} from "libphonenumber-js/max";
import type { ChannelError } from "@/lib/channels/errors";
import type { Locale } from "@/lib/platform/locale";
import { accepted, type Result, refused } from "@/lib/platform/result";

export interface ParsedPhone {
  /** `+` and at most 15 digits. */
  e164: string;
  /** ISO 3166; the number's own, whichever was chosen beside it. */
  country: string;
}

type PhoneError = Extract<
  ChannelError,
  "phone-missing" | "phone-malformed" | "phone-country-refused" | "phone-kind-refused"
>;

/** Far beyond any way to write a number; normalizing long runs of combining marks takes quadratic time. */
const LONGEST_TYPED = 64;
/** Marks of direction that telephones put around a copied number. */
const INVISIBLE = /[\u200e\u200f\u202a-\u202e\u2066-\u2069]/g;
const DASHES = /[\u2010-\u2015\u2212]/g;
/** Digits and what people set between them: nothing that a second number or a header could be made of (R55). */
const SHAPE = /^\+?[\d ().\-/]+$/;
const EXTENSION = /\d[\s,;.]*(?:ext|x|#)/i;
/** Premium, shared-cost, pager, company-wide and internet numbers cost others money or reach nobody (R54). */
const KINDS = new Set(["MOBILE", "FIXED_LINE", "FIXED_LINE_OR_MOBILE"]);

/**
 * Reads a number in any usual form: national, or with + or 00 before the code of any country, which then counts instead
 * of the chosen one. Full-width digits are digits.
 * Errors: phone-missing, phone-malformed, phone-country-refused, phone-kind-refused.
 * @param country the one that was chosen, ISO 3166
 * @param allowed the countries where codes may go, ISO 3166
 */
export function parsePhone(
  typed: string,
  country: string,
  allowed: readonly string[],
): Result<ParsedPhone, PhoneError> {
  const text = typed
    .slice(0, LONGEST_TYPED + 1)
    .normalize("NFKC")
    .replace(INVISIBLE, "")
    .replace(DASHES, "-")
    .trim();
  if (text === "") return refused("phone-missing");
  if (text.length > LONGEST_TYPED) return refused("phone-malformed");
  if (!SHAPE.test(text)) return refused(EXTENSION.test(text) ? "phone-kind-refused" : "phone-malformed");
  const number = numberOf(text, country);
  if (!number?.isValid()) return refused("phone-malformed");
  // A number without a country belongs to a service that spans the world.
  if (!number.country || !allowed.includes(number.country)) return refused("phone-country-refused");
  if (!KINDS.has(number.getType() ?? "")) return refused("phone-kind-refused");
  return accepted({ e164: number.number, country: number.country });
}

function numberOf(text: string, chosen: string): PhoneNumber | undefined {
  const defaultCountry = isSupportedCountry(chosen) ? chosen : undefined;
  const read = (form: string) => parsePhoneNumberFromString(form, { defaultCountry, extract: false });
  // 00 is what most of the world dials before the code of another country, and no national number begins with it.
  return text.startsWith("00") ? read(`+${text.slice(2)}`) : read(text);
}

/**
 * The countries whose numbers may be registered with Authy: those where codes may go, or all of them where no code is
 * ever sent, because its app needs none.
 */
export function authyCountries(allowed: readonly string[]): readonly string[] {
  return allowed.length > 0 ? allowed : getCountries();
}

export interface PhoneCountry {
  country: string;
  /** In the reader's language. */
  name: string;
  /** Without its +. */
  callingCode: string;
}

/** Countries where codes may go, sorted by name as the reader's language sorts. */
export function phoneCountries(allowed: readonly string[], locale: Locale): PhoneCountry[] {
  const names = new Intl.DisplayNames([locale], { type: "region" });
  const { compare } = new Intl.Collator(locale);
  return allowed
    .filter((country): country is CountryCode => isSupportedCountry(country))
    .map((country) => ({
      country,
      name: names.of(country) ?? country,
      callingCode: getCountryCallingCode(country),
    }))
    .sort((left, right) => compare(left.name, right.name));
}

/** A number as its owner writes it at home, for the form in which they typed it: `(501) 712-2661`. */
export function nationalForm(e164: string): string {
  return parsePhoneNumberFromString(e164)?.formatNational() ?? e164;
}

/** What is shown of a number everywhere else (R56): `+1 ••• ••• ••61`. */
export function maskPhone(e164: string): string {
  const number = parsePhoneNumberFromString(e164);
  if (!number) return `•••${e164.slice(-2)}`;
  const code = `+${number.countryCallingCode}`;
  const national = number.formatInternational().slice(code.length);
  const shown = national.length - 2;
  return code + national.slice(0, shown).replace(/\d/g, "•") + national.slice(shown);
}

/** The parts of a number as Authy takes them: the calling code, and the digits after it. Null where it is none. */
export function callingParts(e164: string): { countryCallingCode: string; phone: string } | null {
  const number = parsePhoneNumberFromString(e164);
  return number ? { countryCallingCode: number.countryCallingCode, phone: number.nationalNumber } : null;
}
