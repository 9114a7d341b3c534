// Owns the page for addresses that lead nowhere, and what guards answer from within an act.
import { cookies } from "next/headers";
import { NotFoundWords } from "@/app/not-found-words";
import { AtFirst } from "@/components/ui/at-first";
import { cookieName } from "@/lib/sign-in/cookies";
import { readSessionCookie } from "@/lib/sign-in/session-cookie";

/**
 * It asks for no session: Next renders it into every page, for later, when a guard says so because one has ended (R72). At
 * an address that leads nowhere that is no reason, and the cookie tells well enough which way to show.
 */
export default async function NotFoundPage() {
  const later = <NotFoundWords isSignedIn={false} />;
  if (!readSessionCookie((await cookies()).get(cookieName("session"))?.value)) return later;
  return (
    <AtFirst later={later}>
      <NotFoundWords isSignedIn />
    </AtFirst>
  );
}
