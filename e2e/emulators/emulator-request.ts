// Owns the shapes of a request to an emulator and of its answer.
import type { IncomingHttpHeaders, IncomingMessage } from "node:http";

export interface EmulatorRequest {
  method: string;
  /** Path with its query, as it came. */
  target: string;
  path: string;
  query: URLSearchParams;
  headers: IncomingHttpHeaders;
  /** As it came. */
  body: string;
  /** The body's fields; empty unless it is form-encoded. */
  form: URLSearchParams;
}

export type EmulatorAnswer =
  | { status: number; json: unknown }
  | { status: number; text: string; type: string; location?: string }
  | { status: number; bytes: Uint8Array; type: string }
  | { status: number };

const LONGEST_BODY = 64 * 1024;

/** Reads a request and its whole body. */
export async function readRequest(message: IncomingMessage): Promise<EmulatorRequest> {
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of message as AsyncIterable<Buffer>) {
    length += chunk.length;
    if (length > LONGEST_BODY) throw new Error("a body that no client of ours sends");
    chunks.push(chunk);
  }
  const target = message.url ?? "/";
  const { pathname: path, searchParams: query } = new URL(target, "http://emulator.invalid");
  const body = Buffer.concat(chunks).toString();
  const isForm = /^application\/x-www-form-urlencoded(;|$)/.test(message.headers["content-type"] ?? "");
  const form = new URLSearchParams(isForm ? body : "");
  return { method: message.method ?? "GET", target, path, query, headers: message.headers, body, form };
}
