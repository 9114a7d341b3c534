// Owns the guard of the second step's pages, and the notice that stands there while the account is locked.
import "server-only";
import { cookies } from "next/headers";
import { redirect } from "next/navigation";
import { LockNotice } from "@/app/lock-notice";
import { clock } from "@/lib/platform/clock";
import { cookieName } from "@/lib/sign-in/cookies";
import { findTicket, type LiveTicket } from "@/lib/sign-in/ticket";

/** This browser's ticket. Without a live one, back to the password. */
export async function requireLiveTicket(): Promise<LiveTicket> {
  const ticket = (await cookies()).get(cookieName("ticket"))?.value;
  if (!ticket) redirect("/sign-in");
  return (await findTicket(ticket, clock.now())) ?? redirect("/sign-in?again=expired");
}

/** The account of this browser's ticket. */
export async function requireTicketAccount(): Promise<string> {
  return (await requireLiveTicket()).accountId;
}

/** The lock notice of the ticket's account, empty when it is not locked. Without a live ticket, back to the password. */
export async function requireTicket() {
  return <LockNotice accountId={await requireTicketAccount()} />;
}
