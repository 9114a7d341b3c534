// Owns reading the ticket's cookie.
import "server-only";
import { cookies } from "next/headers";
import { cookieName } from "@/lib/sign-in/cookies";

/** The token of this browser's ticket, live or not; empty without one, which is nobody's. */
export async function readTicketCookie(): Promise<string> {
  return (await cookies()).get(cookieName("ticket"))?.value ?? "";
}
