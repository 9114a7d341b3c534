// Owns the TOTP API of tests: the real route behind a real edge, a clock that is set by hand, and planted keys.
import { hashPassword } from "@/lib/accounts/passwords/password-hash";
import { insertAccount } from "@/lib/accounts/store";
import { database, transaction } from "@/lib/platform/db";
import { type Answer, type RunningEdge, startEdge } from "@/lib/platform/edge/edge-fixture";
import { newId } from "@/lib/platform/random-token";
import { totpApiRefusal, totpApiRoute } from "./answer-totp-api";
import { type ApiKeyKind, newApiKey } from "./key-format";
import { freshAddress } from "./test-address";

export const API_PATH = "/api/2fa";
/** Base32 of the twenty-byte seed of RFC 6238. */
export const RFC_SECRET = "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ";

export interface ApiAnswer extends Answer {
  // biome-ignore lint/suspicious/noExplicitAny: what comes back is what the tests are about.
  body: any;
}

export class TestApi {
  now = new Date("2031-05-06T07:08:10.000Z");

  private constructor(readonly edge: RunningEdge) {}

  static async start(): Promise<TestApi> {
    const holder: { api?: TestApi } = {};
    const route = totpApiRoute(() => holder.api?.now ?? new Date(0));
    // One trusted hop, so that a test may be any client.
    const parts = {
      routes: new Map([[API_PATH, route]]),
      refusalWords: new Map([[API_PATH, totpApiRefusal]]),
    };
    holder.api = new TestApi(await startEdge({ trustedProxyHops: 1 }, parts));
    return holder.api;
  }

  /** Posts a body; text goes as it is. Without an address of its own each call comes from a fresh one. */
  async post(body: unknown, headers: Record<string, string> = {}): Promise<ApiAnswer> {
    return this.ask({ body: typeof body === "string" ? body : JSON.stringify(body), headers });
  }

  async ask(ask: {
    method?: string;
    path?: string;
    body?: string | Buffer;
    headers?: Record<string, string>;
    isChunked?: boolean;
  }): Promise<ApiAnswer> {
    const { method = "POST", path = API_PATH, headers = {}, ...rest } = ask;
    const own = {
      host: `localhost:${this.edge.port}`,
      "content-type": "application/json",
      "x-forwarded-for": freshAddress(),
    };
    const answer = await this.edge.ask({ method, path, headers: { ...own, ...headers }, ...rest });
    const isJson = answer.headers["content-type"]?.includes("json");
    return { ...answer, body: isJson && answer.text !== "" ? JSON.parse(answer.text) : undefined };
  }

  close(): Promise<void> {
    return this.edge.close();
  }
}

/** Plants an account that holds keys; nobody signs in to it. */
export async function plantKeyOwner(): Promise<string> {
  const id = newId();
  const password = await hashPassword("plum orbit kettle");
  await transaction((tx) =>
    insertAccount(
      tx,
      { id, email: `${id}@example.test`.toLowerCase(), password, locale: "en" },
      "member",
      new Date(),
    ),
  );
  return id;
}

/** Plants a key, without the verb and its permit. */
export async function plantKey(
  accountId: string,
  kind: ApiKeyKind = "live",
  expiresAt = new Date("2040-01-01"),
) {
  const { key, hash, hint } = newApiKey(kind);
  const id = newId();
  await database().apiKey.create({
    data: { id, accountId, name: "Program", kind, hash, hint, createdAt: new Date(), expiresAt },
  });
  return { id, key, bearer: { authorization: `Bearer ${key}` } };
}
