// Owns the browser without a window: it asks a server, follows where it is sent, and keeps cookies. Playwright's own costs
// several times as much of the processor, and the tests of guards ask thousands of times.
import { type IncomingMessage, request } from "node:http";
import { buffer } from "node:stream/consumers";
import { gunzipSync } from "node:zlib";
import type { BrowserContext } from "@playwright/test";

/** What a request carries beside the cookies that are kept. */
export interface Question {
  /** A cookie among them goes instead of those that are kept. */
  headers?: Record<string, string>;
  /** 0 for an answer that says where it sends its reader; otherwise that is followed. */
  maxRedirects?: 0;
  /** A form. */
  multipart?: FormData;
  /** Another body. */
  data?: string | Buffer;
}

/** What tests read of an answer. */
export interface Answer {
  status(): number;
  /** By lower-case names. */
  headers(): Record<string, string>;
  headersArray(): { name: string; value: string }[];
  text(): Promise<string>;
  /** Where it came from in the end. */
  url(): string;
}

/** Whoever asks and keeps cookies: a client, or a browser of Playwright's. */
export interface Asker {
  get(address: string, question?: Question): Promise<Answer>;
  post(address: string, question?: Question): Promise<Answer>;
}

function answerOf(response: IncomingMessage, packed: Buffer, url: URL): Answer {
  const raw = response.rawHeaders;
  const isPacked = response.headers["content-encoding"] === "gzip" && packed.length > 0;
  const list = raw.flatMap((name, at) => (at % 2 === 0 ? [{ name, value: String(raw[at + 1]) }] : []));
  return {
    status: () => response.statusCode ?? 0,
    headers: () =>
      Object.fromEntries(Object.entries(response.headers).map(([name, value]) => [name, String(value)])),
    headersArray: () => list,
    text: async () => (isPacked ? gunzipSync(packed) : packed).toString(),
    url: () => url.href,
  };
}

/** Asks the server at `address`, whose cookies all have the path `/`. */
export class Client implements Asker {
  readonly cookies = new Map<string, string>();

  constructor(private readonly address: string) {}

  get(address: string, question: Question = {}): Promise<Answer> {
    return this.ask("GET", address, question);
  }

  head(address: string, question: Question = {}): Promise<Answer> {
    return this.ask("HEAD", address, question);
  }

  post(address: string, question: Question = {}): Promise<Answer> {
    return this.ask("POST", address, question);
  }

  addCookies(cookies: { name: string; value: string }[]): void {
    for (const { name, value } of cookies) this.cookies.set(name, value);
  }

  private async ask(method: string, address: string, question: Question): Promise<Answer> {
    const url = new URL(address, this.address);
    const form = question.multipart && new Response(question.multipart);
    const body = form ? Buffer.from(await form.arrayBuffer()) : question.data;
    const kept = [...this.cookies].map(([name, value]) => `${name}=${value}`).join("; ");
    const headers = {
      accept: "*/*",
      "accept-encoding": "gzip",
      ...(kept && { cookie: kept }),
      ...(form && { "content-type": String(form.headers.get("content-type")) }),
      ...(body !== undefined && { "content-length": String(Buffer.byteLength(body)) }),
      ...question.headers,
    };
    const response = await new Promise<IncomingMessage>((resolve, reject) => {
      // A connection of its own: one that is kept may be closed by the server at the moment in which it is used again.
      request(url, { method, headers, agent: false }, resolve).on("error", reject).end(body);
    });
    for (const field of response.headers["set-cookie"] ?? []) this.keep(field);
    const answer = answerOf(response, await buffer(response), url);
    const { location } = response.headers;
    if (location === undefined || question.maxRedirects === 0) return answer;
    return this.get(new URL(location, url).href, question.headers && { headers: question.headers });
  }

  private keep(field: string): void {
    const [, name = "", value = ""] = /^([^=]+)=([^;]*)/.exec(field) ?? [];
    const end = /;\s*expires=([^;]+)/i.exec(field)?.[1];
    const isOver = /;\s*max-age=0/i.test(field) || (end !== undefined && Date.parse(end) <= Date.now());
    if (isOver) this.cookies.delete(name);
    else this.cookies.set(name, value);
  }
}

/** A client with the cookies that a browser has now. */
export async function clientOf(context: BrowserContext, address: string): Promise<Client> {
  const client = new Client(address);
  client.addCookies(await context.cookies(address));
  return client;
}
