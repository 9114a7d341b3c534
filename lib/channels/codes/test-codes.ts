// Owns the codes of tests: asked for as a person would, and read where they arrive.
import type { RunningEmulators } from "@/e2e/emulators/start-emulators";
import { setPolicy } from "@/lib/accounts/policy/test-policy";
import { TRACE } from "@/lib/audit/test-trace";
import { findChannel } from "@/lib/channels/channel-store";
import { judgeChannelCode, spendChannelCode } from "@/lib/channels/codes/check-code";
import { sendCode } from "@/lib/channels/codes/send-code";
import { CHANNEL_FACTORS, type ChannelKind, type Way } from "@/lib/channels/kinds";
import { registerUser } from "@/lib/channels/providers/authy/users";
import { createTotpFactor, verifyTotpFactor } from "@/lib/channels/providers/twilio/totp-factor";
import { totpIdentity } from "@/lib/channels/providers/twilio/totp-identity";
import { plantChannel } from "@/lib/channels/test-channels";
import { queuedMails } from "@/lib/mail/test-mails";
import { transaction } from "@/lib/platform/db";
import type { Binding } from "@/lib/sign-in/binding";
import { makeProtectedPerson, mustHave, NOW } from "@/lib/two-factor/test-person";

export const TICKET: Binding = { for: "ticket", ticketId: "one" };

export interface Asking {
  binding?: Binding;
  way?: Way;
  now?: Date;
  /** The client that asks. */
  address?: string;
}

export async function channelOf(accountId: string, kind: ChannelKind) {
  const channel = await findChannel(accountId, kind);
  if (!channel) throw new Error(`no ${kind}`);
  return channel;
}

/** Presses "Send code". */
export async function askForCode(accountId: string, kind: ChannelKind, asking: Asking = {}) {
  const {
    binding = TICKET,
    way = kind === "email" ? "email" : "sms",
    now = NOW,
    address = "192.0.2.7",
  } = asking;
  const channel = await channelOf(accountId, kind);
  return sendCode({ accountId, channel, way, binding, locale: "en", address, trace: TRACE, now });
}

/** The codes that our own mail brought to an address, oldest first. */
export async function mailedCodes(to: string): Promise<string[]> {
  return (await queuedMails(to)).flatMap(({ kind, values }) =>
    kind === "channel-code" && values.code ? [values.code] : [],
  );
}

/** The code of the newest mail. */
export async function mailedCode(to: string): Promise<string> {
  return (await mailedCodes(to)).at(-1) ?? "none";
}

/** Another code of the same length. */
export function wrongCode(code: string): string {
  return code.replace(/^./, (digit) => String((Number(digit) + 1) % 10));
}

/** Judges a code, and spends a right one. Returns "spent", or why not. */
export async function tryCode(
  accountId: string,
  kind: ChannelKind,
  code: string,
  { binding = TICKET, now = NOW }: Asking = {},
): Promise<string> {
  const channel = await channelOf(accountId, kind);
  const judged = await judgeChannelCode({ accountId, channel, binding, code, now });
  if (!judged.ok) return judged.error;
  const isSpent = await transaction((tx) => spendChannelCode(tx, judged.value, now), `account:${accountId}`);
  return isSpent ? "spent" : "too late";
}

let numbers = 1000;

/** Another number for each person: limits count what goes to one destination. */
export function nextNumber(): string {
  numbers += 1;
  return `+1501712${numbers}`;
}

/** A member with an authenticator and a telephone. */
export async function personWithPhone(now: Date = NOW) {
  const person = await makeProtectedPerson(now);
  const { accountId } = person.session;
  const number = nextNumber();
  await plantChannel(accountId, "phone", number, `•••• ${number.slice(-2)}`);
  return { ...person, accountId, number };
}

/** Lets the policy allow every factor of channels. */
export const allowAll = () => setPolicy({ channels: CHANNEL_FACTORS });

/** Registers an account with the emulated Authy. The person has its app, which shows `codeNow()`. */
export async function plantAuthy(emulators: RunningEmulators, accountId: string) {
  const phone = nextNumber().slice(2);
  const registration = { email: "authy@example.test", phone, countryCallingCode: "1" };
  const { authyId } = mustHave(await registerUser(registration));
  const user = emulators.authy.users.find(authyId);
  if (!user) throw new Error("not registered");
  user.hasApp = true;
  await plantChannel(accountId, "authy", authyId, "•••• 61");
  return { authyId, codeNow: () => emulators.appCode(authyId) };
}

/** Gives an account a verified factor at the emulated Twilio, whose app shows `codeNow()`. */
export async function plantTwilioTotp(emulators: RunningEmulators, accountId: string) {
  const { destination } = mustHave(await createTotpFactor(totpIdentity(accountId), "Person"));
  mustHave(await verifyTotpFactor(destination, emulators.appCode(destination)));
  await plantChannel(accountId, "twilio-totp", destination, "Authenticator");
  return { codeNow: () => emulators.appCode(destination) };
}
