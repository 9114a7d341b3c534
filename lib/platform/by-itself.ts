// Owns the mark of requests that a page makes by itself: nobody pressed anything, so they are no use of a session (R61).

/** Name in the query of the page's own address. Whoever writes it by hand shortens their session and nothing else. */
export const BY_ITSELF = "by-itself";

/** Whether a request bears the mark. A form of such a page is sent to the same address, but somebody sends it. */
export function isByItself({ method, url = "" }: { method?: string; url?: string }): boolean {
  const queryAt = url.indexOf("?");
  return method === "GET" && queryAt >= 0 && new URLSearchParams(url.slice(queryAt + 1)).has(BY_ITSELF);
}
