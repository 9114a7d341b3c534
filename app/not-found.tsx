// Owns the page for addresses that lead nowhere, and what guards answer from within an act.
import { NotFoundWords } from "@/app/not-found-words";
import { AtFirst } from "@/components/ui/at-first";
import { currentSession } from "@/lib/sign-in/require-session";

/**
 * Guards answer so as well where a session has ended (R72), so the session decides on the words here as it does there.
 * Next renders this into every page, for later: then it may be over, and a page must not fail because it cannot be read.
 */
export default async function NotFoundPage() {
  const later = <NotFoundWords isSignedIn={false} />;
  if (!(await currentSession().catch(() => null))) return later;
  return (
    <AtFirst later={later}>
      <NotFoundWords isSignedIn />
    </AtFirst>
  );
}
