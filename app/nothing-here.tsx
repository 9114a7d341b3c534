// Owns the page of what is not there, where a page of ours finds out: with its status, and whole without JavaScript.
import { NotFoundWords } from "@/app/not-found-words";
import { requestContext } from "@/lib/platform/request-context";

/**
 * In the place of Next's notFound(), which in the middle of a page sends an empty document that only scripts fill. A page
 * returns it; guards still throw, for whatever they guard must not go on.
 * @param props.isSignedIn false for those who are told what an address that leads nowhere tells, whoever they are (R72)
 */
export function NothingHere({ isSignedIn = true }: { isSignedIn?: boolean }) {
  requestContext().answer.status = 404;
  return (
    <>
      <meta name="robots" content="noindex" />
      <NotFoundWords isSignedIn={isSignedIn} />
    </>
  );
}
