// Owns the shape of a malformed request, without anybody's cookies.
import type { Kind } from "@/scripts/fuzz/cast";

/** What the head says about the body's length. After a lie the connection is closed. */
export type Length =
  | "right"
  | "too-short"
  | "too-long"
  | "none"
  | "twice"
  | "chunked"
  | "torn-chunks"
  | "word";

/** What is done to the sender's cookies. */
export type CookieFault = "none" | "garbage" | "cut" | "swapped" | "twice" | "renamed" | "missing";

export interface FuzzCase {
  kind: Kind;
  method: string;
  /** As in the request line: one byte per character. */
  target: string;
  /** All fields except Host, Cookie, Origin and the length. */
  fields: [name: string, value: string][];
  host: "right" | "missing" | "twice" | "foreign";
  origin: "right" | "missing" | "foreign" | "null";
  body: Buffer;
  length: Length;
  cookieFault: CookieFault;
  /** The server action that it is for. */
  action: string | undefined;
  /** Whether the sender, if signed in, gets the grant that the action needs. */
  isPermitted: boolean;
}
