// Owns the guard of the second step's pages.
import "server-only";
import { redirect } from "next/navigation";
import { clock } from "@/lib/platform/clock";
import { TICKET_OVER_PATH } from "@/lib/sign-in/method-path";
import { findTicket, type LiveTicket } from "@/lib/sign-in/ticket";
import { readTicketCookie } from "@/lib/sign-in/ticket-cookie";

/** This browser's ticket. Without a live one, back to the password. */
export async function requireTicket(): Promise<LiveTicket> {
  const ticket = await readTicketCookie();
  if (!ticket) redirect("/sign-in");
  return (await findTicket(ticket, clock.now())) ?? redirect(TICKET_OVER_PATH);
}
