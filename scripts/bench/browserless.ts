// Owns what a server sees of a browser with JavaScript off: cookies, forms, redirects.
import { randomUUID } from "node:crypto";
import { Agent } from "node:http";
import { type Answered, exchange } from "@/scripts/bench/exchange";
import { type Fields, filledIn, formWith, multipart } from "@/scripts/bench/filled-form";
import { formsOf, type Page, type PageForm } from "@/scripts/bench/page-form";

const LONGEST_REDIRECT_CHAIN = 5;
/**
 * Unused connections are closed before the server closes them (after 5 s by Node's default, 65 by ours): a request sent
 * at that moment would be lost, and only browsers send it again.
 */
const IDLE_CONNECTION_MS = 2_000;

/** Connections that are used again while they are fresh. */
export function keepAliveAgent(): Agent {
  return new Agent({ keepAlive: true, timeout: IDLE_CONNECTION_MS });
}

export class Browserless {
  readonly #origin: string;
  /** The cookies that it sends with everything, by name. */
  readonly cookies = new Map<string, string>();
  readonly #agent: Agent;
  readonly #headers: Record<string, string>;

  /**
   * @param origin of the server, e.g. `http://127.0.0.1:3000`
   * @param agent another way to it than its name and port
   * @param headers sent with everything
   */
  constructor(origin: string, agent = keepAliveAgent(), headers: Record<string, string> = {}) {
    this.#origin = origin;
    this.#agent = agent;
    this.#headers = headers;
  }

  /** Opens a page and goes wherever it redirects to. */
  async open(path: string): Promise<Page> {
    return this.#follow(await this.#send("GET", path), path);
  }

  /**
   * Fills in the form of `page` that has all the fields of `typed`, sends it, and follows to the next page.
   * @param button words on the form's button, where its fields do not tell it from the others
   */
  async submit(page: Page, typed: Fields, button?: string): Promise<Page> {
    return this.#follow(await this.post(page, typed, button), page.path);
  }

  /** As `submit`, but stops at the answer of the form itself: for races, where that answer is the question. */
  async post(page: Page, typed: Fields, button?: string): Promise<Answered> {
    return this.#postForm(page, formWith(page, typed, button), typed);
  }

  /** Sends one of the forms of `page`, with what of `typed` it has fields for, and follows to the next page. */
  async submitForm(page: Page, form: PageForm, typed: Fields): Promise<Page> {
    const address = form.action || page.path;
    if (form.method === "POST") return this.#follow(await this.#postForm(page, form, typed), address);
    const query = new URLSearchParams(filledIn(form, typed));
    return this.open(`${address.split("?")[0]}?${query}`);
  }

  /** Becomes signed in as the other browser is, on connections of its own. */
  takeCookiesOf(other: Browserless): void {
    for (const [name, value] of other.cookies) this.cookies.set(name, value);
  }

  /** Posts JSON as a page's own script does, and stops at the answer. */
  async call(path: string, body: Record<string, string>): Promise<Answered> {
    const headers = { origin: this.#origin, "content-type": "application/json" };
    return this.#send("POST", path, { headers, body: JSON.stringify(body) });
  }

  /** Closes the connections. */
  close(): void {
    this.#agent.destroy();
  }

  #postForm(page: Page, form: PageForm, typed: Fields): Promise<Answered> {
    const boundary = `form-${randomUUID()}`;
    return this.#send("POST", form.action || page.path, {
      headers: { origin: this.#origin, "content-type": `multipart/form-data; boundary=${boundary}` },
      body: multipart(filledIn(form, typed), boundary),
    });
  }

  async #send(
    method: "GET" | "POST",
    path: string,
    { headers = {}, body }: { headers?: Record<string, string>; body?: string } = {},
  ): Promise<Answered> {
    const cookie = [...this.cookies].map(([name, value]) => `${name}=${value}`).join("; ");
    const url = new URL(path, this.#origin);
    const all = {
      ...this.#headers,
      ...headers,
      ...(cookie && { cookie }),
      ...(body && { "content-length": byteLength(body) }),
    };
    const answer = await exchange({ method, url, headers: all, body }, this.#agent);
    for (const line of answer.setCookies) this.#keep(line);
    return answer;
  }

  /** A cookie that ends at once is taken away (RFC 6265 5.3); no other attribute matters to one honest server. */
  #keep(setCookie: string): void {
    const [pair = "", ...attributes] = setCookie.split(/;\s*/);
    const name = pair.slice(0, pair.indexOf("="));
    const isOver = attributes.some((attribute) =>
      /^(max-age=0|expires=thu, 01 jan 1970.*)$/i.test(attribute),
    );
    if (isOver) this.cookies.delete(name);
    else this.cookies.set(name, pair.slice(name.length + 1));
  }

  async #follow(first: Answered, firstPath: string): Promise<Page> {
    let answer = first;
    let path = firstPath;
    for (let redirects = 0; answer.location !== undefined; redirects += 1) {
      if (redirects === LONGEST_REDIRECT_CHAIN) throw new Error(`redirected without end at ${path}`);
      const { pathname, search } = new URL(answer.location, new URL(path, this.#origin));
      path = `${pathname}${search}`;
      answer = await this.#send("GET", path);
    }
    return { path, status: answer.status, html: answer.text, forms: formsOf(answer.text) };
  }
}

function byteLength(text: string): string {
  return String(Buffer.byteLength(text));
}
