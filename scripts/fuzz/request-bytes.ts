// Owns the bytes of a malformed request, with its sender's cookies.
import { randomBytes } from "node:crypto";
import type { Somebody } from "@/scripts/fuzz/cast";
import type { CookieFault, FuzzCase, Length } from "@/scripts/fuzz/fuzz-case";
import type { RawRequest } from "@/scripts/fuzz/raw-exchange";

const PREFIX = "twofold.";

/** The cookie lines of the head. */
function cookieLines(jar: ReadonlyMap<string, string>, fault: CookieFault): string[] {
  if (fault === "missing") return [];
  const changed = [...jar].map(([name, value], index): [string, string] => {
    if (fault === "garbage") return [name, randomBytes(60).toString("base64url")];
    if (fault === "cut") return [name, value.slice(0, value.length / 2)];
    if (fault === "renamed") return [name.replace(PREFIX, `__Host-${PREFIX}`), value];
    // Each under the name of the next one: a ticket as a session, a session as a grant.
    if (fault === "swapped") return [name, [...jar.values()][(index + 1) % jar.size] ?? value];
    return [name, value];
  });
  const strange =
    fault === "swapped" && jar.size < 2 ? [`${PREFIX}session=x; ${PREFIX}grant=%; ${PREFIX}ticket="`] : [];
  const pairs = [...changed.map(([name, value]) => `${name}=${value}`), ...strange].join("; ");
  if (pairs === "") return fault === "garbage" ? [`cookie: ${PREFIX}session=\xff; =; ;;; a`] : [];
  return fault === "twice"
    ? [`cookie: ${pairs}`, `cookie: ${pairs}; ${PREFIX}session=x`]
    : [`cookie: ${pairs}`];
}

function lengthLines(length: Length, bytes: number): string[] {
  if (length === "none" || (bytes === 0 && length === "right")) return [];
  if (length === "chunked" || length === "torn-chunks") return ["transfer-encoding: chunked"];
  if (length === "word") return ["content-length: 1e3"];
  if (length === "twice") return [`content-length: ${bytes}`, `content-length: ${bytes + 1}`];
  const lie = length === "too-short" ? Math.floor(bytes / 2) : length === "too-long" ? bytes + 9 : bytes;
  return [`content-length: ${lie}`];
}

function framed(body: Buffer, length: Length): Buffer {
  if (length !== "chunked" && length !== "torn-chunks") return body;
  const half = Math.ceil(body.length / 2);
  const chunks = [body.subarray(0, half), body.subarray(half)].filter((chunk) => chunk.length > 0);
  const pieces = chunks.flatMap((chunk) => [
    Buffer.from(`${chunk.length.toString(16)}\r\n`),
    chunk,
    Buffer.from("\r\n"),
  ]);
  return Buffer.concat([...pieces, Buffer.from(length === "torn-chunks" ? "zz\r\n" : "0\r\n\r\n")]);
}

function originLine(origin: FuzzCase["origin"], own: string): string[] {
  if (origin === "missing") return [];
  return [`origin: ${origin === "right" ? own : origin === "null" ? "null" : "https://evil.example"}`];
}

/** Whether the head is wrong about the body; then our half of the connection is closed after sending. */
export const endsHalf = ({ length, fields }: Pick<FuzzCase, "length" | "fields">) =>
  length !== "right" || fields.some(([name]) => name === "transfer-encoding");

/**
 * @param own origin of the server
 * @param more cookies besides those of the sender
 */
export function requestBytes(
  fuzzed: FuzzCase,
  who: Somebody,
  own: string,
  more: ReadonlyMap<string, string>,
): RawRequest {
  const { method, target, fields, host, origin, body, length, cookieFault } = fuzzed;
  const { host: name } = new URL(own);
  const hosts = { right: [name], missing: [], twice: [name, name], foreign: ["evil.example"] }[host];
  const isPost = method !== "GET" && method !== "HEAD";
  const lines = [
    `${method} ${target} HTTP/1.1`,
    ...hosts.map((each) => `host: ${each}`),
    "connection: close",
    ...(isPost ? originLine(origin, own) : []),
    ...cookieLines(new Map([...who.cookies, ...more]), cookieFault),
    ...fields.map(([field, value]) => `${field}: ${value}`),
    ...lengthLines(length, body.length),
  ];
  const head = Buffer.from(`${lines.join("\r\n")}\r\n\r\n`, "latin1");
  return { bytes: Buffer.concat([head, framed(body, length)]), endsHalf: endsHalf(fuzzed) };
}
