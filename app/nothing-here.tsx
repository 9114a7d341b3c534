// Owns the page of what is not there, where a page of ours finds out: with its status, and whole without JavaScript.
import { NotFoundWords } from "@/app/not-found-words";
import { requestContext } from "@/lib/platform/request-context";
import { currentSession } from "@/lib/sign-in/require-session";

/**
 * In the place of Next's notFound(), which in the middle of a page sends an empty document that only scripts fill. A page
 * returns it; guards still throw, for whatever they guard must not go on.
 */
export async function NothingHere() {
  requestContext().answer.status = 404;
  return (
    <>
      <meta name="robots" content="noindex" />
      <NotFoundWords isSignedIn={(await currentSession()) !== null} />
    </>
  );
}
