// Owns where somebody with a fresh ticket begins: at what they used last, if it still counts, else at the strongest.
import "server-only";
import { methodPath, TICKET_OVER_PATH } from "@/lib/sign-in/method-path";
import { accountOfTicket } from "@/lib/sign-in/ticket";
import { firstMethod, signInMethods } from "@/lib/two-factor/sign-in-methods";

/** The page on which the holder of a ticket proves the second factor; where the ticket is over, the page that says so. */
export async function firstMethodPath(ticket: string, now: Date): Promise<string> {
  const accountId = await accountOfTicket(ticket, now);
  return accountId ? methodPath(firstMethod(await signInMethods(accountId, now))) : TICKET_OVER_PATH;
}
