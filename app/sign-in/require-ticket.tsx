// Owns the guard of the second step's pages, and the notice that stands there while the account is locked.
import "server-only";
import { cookies } from "next/headers";
import { redirect } from "next/navigation";
import { LockNotice } from "@/app/lock-notice";
import { clock } from "@/lib/platform/clock";
import { cookieName } from "@/lib/sign-in/cookies";
import { accountOfTicket } from "@/lib/sign-in/ticket";

/** The lock notice of the ticket's account, empty when it is not locked. Without a live ticket, back to the password. */
export async function requireTicket() {
  const ticket = (await cookies()).get(cookieName("ticket"))?.value;
  if (!ticket) redirect("/sign-in");
  const accountId = await accountOfTicket(ticket, clock.now());
  if (!accountId) redirect("/sign-in?again=expired");
  return <LockNotice accountId={accountId} />;
}
