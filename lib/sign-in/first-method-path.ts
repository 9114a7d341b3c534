// Owns where somebody with a fresh ticket begins: at what they used last, if it still counts, else at the strongest.
import "server-only";
import { methodPath, TICKET_OVER_PATH } from "@/lib/sign-in/method-path";
import { findTicket } from "@/lib/sign-in/ticket";
import { firstMethod, signInMethods } from "@/lib/two-factor/verification/sign-in-methods";

/** The page on which the holder of a ticket proves the second factor; where the ticket is over, the page that says so. */
export async function firstMethodPath(ticket: string, now: Date): Promise<string> {
  const live = await findTicket(ticket, now);
  return live ? methodPath(firstMethod(await signInMethods(live.accountId, now))) : TICKET_OVER_PATH;
}
