// Owns which methods each address answers, so that the Allow of a 405 names these and no others (RFC 9110 15.5.6).

type Methods = readonly string[];

const READ: Methods = ["GET", "HEAD"];
const SEND: Methods = ["POST"];
/** A page is read, and its forms post to it; no page of another origin has anything to ask in advance. */
const PAGE: Methods = [...READ, ...SEND];

/** Every address that is no page, by pathname. A test holds them against the route handlers of app/. */
const ROUTES: ReadonlyMap<string, Methods> = new Map([
  ["/api/2fa", ["POST", "OPTIONS"]],
  ["/api/csp-reports", SEND],
  ["/api/health", READ],
  ["/api/openapi.json", READ],
  ["/account/privacy/export/file", SEND],
  ["/admin/audit/export", SEND],
  ["/admin/channels/file", READ],
  ["/admin/figures/file", READ],
  ["/admin/users/export", SEND],
  ["/admin/users/import-secrets/file", SEND],
  ["/admin/users/import/file", SEND],
]);
/** Where programs ask: no page is there, and what is not in the list above is nothing. */
const OF_PROGRAMS = /^\/api(\/|$)/;
const BAD_ROWS = /^\/admin\/users\/import\/[^/]+\/bad-rows$/;

interface OtherAddresses {
  isFile(pathname: string): boolean;
  /** What is there by a setting alone; figures, which are read. */
  tokenRoutes: { has(pathname: string): boolean } | undefined;
}

/** A function that tells the methods of a pathname: none where a program asks for what there is not. */
export function methodsByPath({ isFile, tokenRoutes }: OtherAddresses): (pathname: string) => Methods {
  return (pathname) => {
    const known = ROUTES.get(pathname);
    if (known) return known;
    // A file is read and nothing else: of other methods Next makes a 500, for it has no page that says 405.
    const isRead = tokenRoutes?.has(pathname) || BAD_ROWS.test(pathname) || isFile(pathname);
    if (isRead) return READ;
    return OF_PROGRAMS.test(pathname) ? [] : PAGE;
  };
}
