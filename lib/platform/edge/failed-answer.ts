// Owns putting an answer of our own in the place of one that the inside failed to give.
import type { ServerResponse } from "node:http";

/**
 * Calls `replace`, once, where an answer turns out to be a 500 before any of it has left; what was to be sent is dropped.
 * `replace` sends the whole answer.
 */
export function replaceFailure(res: ServerResponse, replace: () => void): void {
  const { writeHead, write, end } = res;
  let isReplaced = false;
  /** Whether nothing that the inside sends counts, from now on. */
  const isFailed = (status: number): boolean => {
    if (isReplaced || res.headersSent || status !== 500) return isReplaced;
    isReplaced = true;
    // Whatever compresses in between has put itself in these places.
    Object.assign(res, { writeHead, write, end });
    replace();
    Object.assign(res, { writeHead: () => res, write: () => true, end: () => res });
    return true;
  };
  const ours = {
    writeHead: (...head: Parameters<typeof writeHead>) =>
      isFailed(head[0]) ? res : writeHead.apply(res, head),
    write: (...chunk: Parameters<typeof write>) => isFailed(res.statusCode) || write.apply(res, chunk),
    end: (...chunk: Parameters<typeof end>) => (isFailed(res.statusCode) ? res : end.apply(res, chunk)),
  };
  Object.assign(res, ours);
}
