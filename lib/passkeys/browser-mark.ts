// Owns the mark of a browser that was asked for a passkey before anybody said who they are. It opens nothing.
import { hashToken, newToken } from "@/lib/platform/random-token";

export interface BrowserMark {
  /** For the cookie. */
  token: string;
  /** What challenges are bound to. */
  mark: string;
}

const NO_TOKEN = hashToken("");

/** The mark of a cookie's value; null where there is none, or it is none of ours. */
export function browserMark(token: string | undefined): BrowserMark | null {
  const mark = hashToken(token ?? "");
  return token === undefined || mark === NO_TOKEN ? null : { token, mark };
}

/** A mark for a browser that has none. */
export function newBrowserMark(): BrowserMark {
  const { token, hash } = newToken();
  return { token, mark: hash };
}
