// Owns how many mails strangers can cause: to one address, and from one client. Beyond that nothing is sent, in silence.
import { createHash } from "node:crypto";
import { RateLimiterPrisma, RateLimiterRes } from "rate-limiter-flexible";
import { mailboxOf } from "@/lib/accounts/email/mailbox";
import { countForAddress } from "@/lib/platform/address-limits";
import { database } from "@/lib/platform/db";
import { MAIL_REQUESTS_WINDOW_SECONDS } from "@/lib/platform/durations";
import { MAIL_REQUESTS_TO_ADDRESS } from "@/lib/platform/limits";
import { shared } from "@/lib/platform/shared";

function toAddress(): RateLimiterPrisma {
  return shared("mail-limit.to-address", () => {
    const table = { storeClient: database(), tableName: "rateLimit", clearExpiredByTimeout: false };
    const window = { points: MAIL_REQUESTS_TO_ADDRESS, duration: MAIL_REQUESTS_WINDOW_SECONDS };
    return new RateLimiterPrisma({ ...table, ...window, keyPrefix: "mails-to-address" });
  });
}

/** Each has a count of its own, so that nobody can use up somebody's way to a new password by signing up for them. */
export type MailCause = "sign-up" | "email" | "password";

/**
 * Counts a mail that somebody not signed in asks for. The answer to them is the same either way.
 * @param email canonical address, with an account or not
 * @param clientAddress canonical, as the edge saw it
 */
export async function mayCauseMail(cause: MailCause, email: string, clientAddress: string): Promise<boolean> {
  if ((await countForAddress("mail-requests", clientAddress)) !== null) return false;
  try {
    await toAddress().consume(
      `${cause}:${createHash("sha256").update(mailboxOf(email)).digest("base64url")}`,
    );
    return true;
  } catch (refusal) {
    if (refusal instanceof RateLimiterRes) return false;
    throw refusal;
  }
}
