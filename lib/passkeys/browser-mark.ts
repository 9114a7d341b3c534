// Owns the mark of a browser that is asked for a passkey before it is known whose it is. The mark opens nothing.
import { hashToken, newToken } from "@/lib/platform/random-token";

export interface BrowserMark {
  /** For the cookie. */
  token: string;
  /** What challenges are bound to. */
  mark: string;
}

const NO_TOKEN = hashToken("");

/** The mark behind a cookie's value; null where there is none, or it is not one of ours. */
export function browserMark(token: string | undefined): BrowserMark | null {
  const mark = hashToken(token ?? "");
  return token === undefined || mark === NO_TOKEN ? null : { token, mark };
}

/** A mark for a browser that has none. */
export function newBrowserMark(): BrowserMark {
  const { token, hash } = newToken();
  return { token, mark: hash };
}
