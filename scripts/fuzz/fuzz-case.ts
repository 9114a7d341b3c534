// Owns what one malformed request is, before anybody's cookies are in it.
import type { Kind } from "@/scripts/fuzz/cast";

/** What the head says of the body's length. A lie is told on a connection that is closed after it. */
export type Length =
  | "right"
  | "too-short"
  | "too-long"
  | "none"
  | "twice"
  | "chunked"
  | "torn-chunks"
  | "word";

/** What is done to the cookies of who sends it. */
export type CookieFault = "none" | "garbage" | "cut" | "swapped" | "twice" | "renamed" | "missing";

export interface FuzzCase {
  kind: Kind;
  method: string;
  /** As it stands in the request line: a character a byte. */
  target: string;
  /** All but Host, Cookie, Origin and the length. */
  fields: [name: string, value: string][];
  host: "right" | "missing" | "twice" | "foreign";
  origin: "right" | "missing" | "foreign" | "null";
  body: Buffer;
  length: Length;
  cookieFault: CookieFault;
  /** Server action that it is for. */
  action: string | undefined;
  /** Whether the act that the action is for is permitted beforehand, for those who have a session. */
  isPermitted: boolean;
}
