// Owns which request may bring a body that is larger than all others: what an administrator imports.
import type { IncomingMessage } from "node:http";
import { cookieName } from "@/lib/sign-in/cookies";

/** Answered by app/admin/users/import/file/route.ts, which asks who is there before it reads a byte. */
export const UPLOAD_PATH = "/admin/users/import/file";
/** The same for app/admin/users/import-secrets/file/route.ts, whose lists are far smaller. */
export const SECRETS_UPLOAD_PATH = "/admin/users/import-secrets/file";

const PATHS = [UPLOAD_PATH, SECRETS_UPLOAD_PATH];

/** Whether it is an upload of somebody who at least claims to be signed in: strangers send as little as everywhere. */
export function isUpload(req: IncomingMessage, pathname: string): boolean {
  if (req.method !== "POST" || !PATHS.includes(pathname)) return false;
  const cookies = (req.headers.cookie ?? "").split(";").map((cookie) => cookie.trim());
  return cookies.some((cookie) => cookie.startsWith(`${cookieName("session")}=`));
}
