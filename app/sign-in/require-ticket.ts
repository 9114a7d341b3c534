// Owns the guard of the second step's pages.
import "server-only";
import { cookies } from "next/headers";
import { redirect } from "next/navigation";
import { clock } from "@/lib/platform/clock";
import { cookieName } from "@/lib/sign-in/cookies";
import { findTicket, type LiveTicket } from "@/lib/sign-in/ticket";

/** This browser's ticket. Without a live one, back to the password. */
export async function requireTicket(): Promise<LiveTicket> {
  const ticket = (await cookies()).get(cookieName("ticket"))?.value;
  if (!ticket) redirect("/sign-in");
  return (await findTicket(ticket, clock.now())) ?? redirect("/sign-in?again=expired");
}
