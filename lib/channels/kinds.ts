// Owns the names of channels: what a person adds, how codes travel, and which factor each proves. Pure.

/** What a person can add, at most one of each. */
export const CHANNEL_KINDS = ["email", "phone", "authy", "twilio-totp"] as const;

export type ChannelKind = (typeof CHANNEL_KINDS)[number];

/** How a code is sent. */
export const WAYS = ["email", "sms", "voice"] as const;

export type Way = (typeof WAYS)[number];

/**
 * Factors that a channel proves, the strongest first: an app of a provider, then what is sent (NIST SP 800-63B 3.1.3).
 * The policy allows each by itself.
 */
export const CHANNEL_FACTORS = ["twilio-totp", "authy", "sms", "voice", "email"] as const;

export type ChannelFactor = (typeof CHANNEL_FACTORS)[number];

/** Apps of providers: with one of them an account has a second factor, as with an authenticator of its own. */
export const APP_KINDS = ["authy", "twilio-totp"] as const satisfies readonly ChannelKind[];

/** The factors of each kind: a telephone takes text messages and calls. */
export const FACTORS_OF: Record<ChannelKind, readonly ChannelFactor[]> = {
  email: ["email"],
  phone: ["sms", "voice"],
  authy: ["authy"],
  "twilio-totp": ["twilio-totp"],
};

/**
 * Ways in which each kind can be sent a code. Apps show theirs. Authy sends one as well, when asked to, but only to the
 * telephone: its mail goes to an address that nobody proved here, and its factor would be worth no more than a mailbox
 * (R51).
 */
export const WAYS_OF: Record<ChannelKind, readonly Way[]> = {
  email: ["email"],
  phone: ["sms", "voice"],
  authy: ["sms", "voice"],
  "twilio-totp": [],
};

/** Whether a factor is proven by a channel. */
export function isChannelFactor(factor: string): factor is ChannelFactor {
  return CHANNEL_FACTORS.some((known) => known === factor);
}

/** The kind of channel that proves a factor. */
export function kindOf(factor: ChannelFactor): ChannelKind {
  return factor === "sms" || factor === "voice" ? "phone" : factor;
}

/** Whether a channel is a provider's app, which shows codes whether or not one is sent. */
export function isAppKind(kind: string): boolean {
  return APP_KINDS.some((app) => app === kind);
}

/** How the codes of a factor are sent; null for apps of providers, which show theirs. */
export function wayOf(factor: ChannelFactor): Way | null {
  return WAYS.find((way) => way === factor) ?? null;
}
