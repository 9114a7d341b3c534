// Owns the mark of requests that a page makes by itself: nobody pressed anything, so they are no use of a session (R61).

/** A name in the query of the page's address. Whoever adds it to a request only makes their own session end sooner. */
export const BY_ITSELF = "by-itself";

/** Whether a request bears the mark. A form posted to that address does not count: somebody sent it. */
export function isByItself({ method, url = "" }: { method?: string; url?: string }): boolean {
  const queryAt = url.indexOf("?");
  return method === "GET" && queryAt >= 0 && new URLSearchParams(url.slice(queryAt + 1)).has(BY_ITSELF);
}
