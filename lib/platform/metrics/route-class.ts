// Owns the classes of addresses that figures and traces are told by: few and fixed, so that no id, e-mail or token is in them.

/** An address belongs to the longest of these that it equals or lies below. */
const ROUTE_CLASSES: ReadonlySet<string> = new Set([
  "/_next",
  "/account",
  "/account/activity",
  "/account/api-keys",
  "/account/privacy",
  "/account/sessions",
  "/account/two-factor",
  "/account/two-factor/enroll",
  "/account/two-factor/recovery-codes",
  "/admin",
  "/admin/audit",
  "/admin/channels",
  "/admin/policy",
  "/admin/resets",
  "/admin/users",
  "/admin/webhooks",
  "/api/2fa",
  "/api/csp-reports",
  "/api/health",
  "/api/metrics",
  "/api/openapi.json",
  "/cancel-reset",
  "/confirm-email",
  "/confirm-sign-up",
  "/docs/api",
  "/forgot-password",
  "/invitation",
  "/not-me",
  "/re-enroll",
  "/reset-password",
  "/setup",
  "/sign-in",
  "/sign-in/code",
  "/sign-in/passkey",
  "/sign-in/recovery",
  "/sign-in/verify",
  "/sign-up",
  "/step-up",
  "/tools/totp",
  "/undo-email",
]);

/** Every address that is in no class; scanners make up a great many. */
const OTHER = "other";

/** The class of a pathname. */
export function routeClass(pathname: string): string {
  if (pathname === "/") return "/";
  for (let path = pathname; path !== ""; path = path.slice(0, path.lastIndexOf("/"))) {
    if (ROUTE_CLASSES.has(path)) return path;
  }
  return OTHER;
}

const METHODS: ReadonlySet<string> = new Set(["GET", "HEAD", "POST", "OPTIONS"]);

/** The method, or "other": a client may write any word there. */
export function methodClass(method: string): string {
  return METHODS.has(method) ? method : OTHER;
}

const STATUS_CLASSES = ["none", "1xx", "2xx", "3xx", "4xx", "5xx"] as const;

/** "2xx" and the like; "none" where the client left before the answer began. */
export function statusClass(status: number | undefined): string {
  return STATUS_CLASSES[Math.floor((status ?? 0) / 100)] ?? OTHER;
}
