// Owns how the channels of a policy travel: as boxes of a form, and as letters in the one word of a choice. Pure.
import { CHANNEL_FACTORS, type ChannelFactor } from "@/lib/channels/kinds";

/** One letter for each, so that the word of a choice stays short enough for a step-up. */
const LETTERS: Record<ChannelFactor, string> = {
  "twilio-totp": "t",
  authy: "a",
  sms: "s",
  voice: "v",
  email: "e",
};

/** The letters of factors, in one order, whichever they come in. */
export function lettersOf(factors: readonly ChannelFactor[]): string {
  const named = CHANNEL_FACTORS.filter((factor) => factors.includes(factor));
  return named.map((factor) => LETTERS[factor]).join("");
}

/** The factors behind letters; null when they are none of ours, or not as `lettersOf` writes them. */
export function factorsOf(letters: string): ChannelFactor[] | null {
  const factors = CHANNEL_FACTORS.filter((factor) => letters.includes(LETTERS[factor]));
  return lettersOf(factors) === letters ? factors : null;
}

/** Name of a factor's box on the form. */
export const boxOf = (factor: ChannelFactor) => `channel-${factor}`;

export const CHANNEL_BOXES = CHANNEL_FACTORS.map(boxOf);

/** The letters of the boxes that are ticked. */
export function tickedLetters(posted: FormData): string {
  return lettersOf(CHANNEL_FACTORS.filter((factor) => posted.get(boxOf(factor)) === "on"));
}
