// Owns what a request line may look like: one spelling per address, so that no two parts can read it differently.

const LONGEST_TARGET = 4096;

/**
 * The path of a request target. Below /api/ a slash at its end does not count: Next would redirect to the address without it,
 * which few programs follow with a post.
 */
export function pathnameOf(target = ""): string {
  const path = target.split("?", 1)[0] ?? "";
  return path.startsWith("/api/") && path.endsWith("/") ? path.slice(0, -1) : path;
}

/** Whether a query names Next's own route parameters, which only a proxy of Next's may set (R98). */
function hasInnerParameters(query: string): boolean {
  return query !== "" && [...new URLSearchParams(query).keys()].some((name) => /^nxt[PI]/.test(name));
}

/** Whether a path is UTF-8 (RFC 3986 2.5): what is not, Next fails to decode where a part of the address is variable. */
function isUtf8(path: string): boolean {
  if (!path.includes("%")) return true;
  try {
    decodeURIComponent(path);
    return true;
  } catch {
    return false;
  }
}

/**
 * Checks a request target (`/path?query`). Answers the status to refuse it with, or undefined when it is good:
 * 400 for what is no path at all, 404 for a path that some other part might fold into another one
 * (empty, dot or encoded-slash segments, backslashes).
 */
export function targetRefusal(target: string): 400 | 404 | 414 | undefined {
  if (target.length > LONGEST_TARGET) return 414;
  const queryAt = target.indexOf("?");
  const path = queryAt < 0 ? target : target.slice(0, queryAt);
  const query = queryAt < 0 ? "" : target.slice(queryAt + 1);
  // Printable ASCII without "#"; an absolute target (`http://…`, `*`) is for proxies.
  if (!/^\/[!-~]*$/.test(path) || path.includes("#") || !/^[!-~]*$/.test(query)) return 400;
  if (/%(?![0-9a-f]{2})|%00|%0[ad]/i.test(path) || !isUtf8(path)) return 400;
  if (hasInnerParameters(query)) return 400;
  if (/\\|%5c|%2f|\/\/|%25/i.test(path)) return 404;
  if (/(^|\/)(\.|%2e){1,2}(\/|$)/i.test(path)) return 404;
  // R119: no address of ours begins a segment with a dot, but RFC 8615's; `.env` and `.git` are what scanners ask for.
  if (/\/(\.|%2e)/i.test(path.replace(/^\/\.well-known(?=\/|$)/, ""))) return 404;
  return undefined;
}
