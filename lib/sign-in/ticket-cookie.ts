// Owns the ticket's cookie.
import "server-only";
import { cookies } from "next/headers";
import { cookieName, cookieOptions } from "@/lib/sign-in/cookies";

/** The token of this browser's ticket, live or not; empty without one, which is nobody's. */
export async function readTicketCookie(): Promise<string> {
  return (await cookies()).get(cookieName("ticket"))?.value ?? "";
}

/** Keeps a ticket in this browser for as long as its row may live. */
export async function writeTicketCookie(token: string, maxAgeSeconds: number): Promise<void> {
  (await cookies()).set(cookieName("ticket"), token, cookieOptions("ticket", maxAgeSeconds));
}
