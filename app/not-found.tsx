// Owns the page for addresses that lead nowhere, and what guards answer.
import { NotFoundWords } from "@/app/not-found-words";

/**
 * Guards answer so as well where a session has ended (R72). It asks for none: Next renders it into every page, for later.
 * Whoever is signed in comes to their account by the link to signing in.
 */
export default function NotFoundPage() {
  return <NotFoundWords isSignedIn={false} />;
}
