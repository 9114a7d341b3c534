// Owns one request to a receiver: it goes to an address that was checked, follows no redirect, and ends in a fixed time.
import { Agent as HttpAgent, type IncomingMessage, request as requestHttp } from "node:http";
import { Agent as HttpsAgent, request as requestHttps } from "node:https";
import type { LookupFunction } from "node:net";
import { webhookResolver } from "@/lib/webhooks/target/one-at-a-time";
import { type AllowedAddress, type Resolver, resolveTarget } from "@/lib/webhooks/target/resolve-target";
import { TargetFault } from "@/lib/webhooks/target/target-fault";

/** As much of an answer is read, and no more. */
const ANSWER_BYTES = 4096;

export interface SignedPost {
  url: URL;
  body: string;
  headers: Record<string, string>;
  timeoutMs: number;
}

export interface TargetAnswer {
  status: number;
  /** Its first ANSWER_BYTES. */
  text: string;
}

// Our own agents: the global ones may obey proxy variables, and a connection that is kept would outlive its check.
const AGENTS = {
  "http:": { agent: new HttpAgent({ keepAlive: false }), request: requestHttp },
  "https:": { agent: new HttpsAgent({ keepAlive: false }), request: requestHttps },
};

/**
 * Posts, and returns the answer, whatever its status. The name is not looked up again between check and connection, so
 * that a name whose address changes in between (DNS rebinding) leads nowhere; TLS still expects the name.
 * @throws TargetFault "unresolved", "address-refused", "unreached" or "timed-out"
 */
export async function postSigned(post: SignedPost, resolver = webhookResolver): Promise<TargetAnswer> {
  const over = AbortSignal.timeout(post.timeoutMs);
  const timedOut = new Promise<never>((_, reject) => {
    over.addEventListener("abort", () => reject(new TargetFault("timed-out")), { once: true });
  });
  try {
    return await Promise.race([exchange(post, resolver, over), timedOut]);
  } catch (error) {
    if (error instanceof TargetFault) throw error;
    throw new TargetFault(over.aborted ? "timed-out" : "unreached");
  }
}

async function exchange(post: SignedPost, resolver: Resolver, signal: AbortSignal): Promise<TargetAnswer> {
  const { url, body } = post;
  const addresses = await resolveTarget(url, resolver, signal);
  signal.throwIfAborted();
  const { agent, request } = AGENTS[url.protocol === "http:" ? "http:" : "https:"];
  const headers = {
    ...post.headers,
    "content-type": "application/json",
    "content-length": Buffer.byteLength(body),
  };
  return new Promise((resolve, reject) => {
    const options = { method: "POST", agent, headers, signal, lookup: pinnedTo(addresses) };
    const sent = request(url, options, (answer) => readAnswer(answer).then(resolve, reject));
    sent.on("error", reject);
    sent.end(body);
  });
}

/** A look-up that answers with the checked addresses, whatever name it is asked for. */
function pinnedTo(addresses: AllowedAddress[]): LookupFunction {
  return (_name, { all }, done) => {
    const [first] = addresses;
    if (all) done(null, addresses);
    else done(null, first?.address ?? "", first?.family);
  };
}

/** Reads ANSWER_BYTES at most, and ends the connection. */
async function readAnswer(answer: IncomingMessage): Promise<TargetAnswer> {
  const parts: Buffer[] = [];
  let length = 0;
  for await (const part of answer as AsyncIterable<Buffer>) {
    parts.push(part);
    length += part.length;
    if (length >= ANSWER_BYTES) break;
  }
  const text = Buffer.concat(parts).subarray(0, ANSWER_BYTES).toString("utf8");
  return { status: answer.statusCode ?? 0, text };
}
