// Owns the cache of pages that are the same for all: for a second each, and sent to everybody with a nonce of their own.
import type { IncomingMessage, OutgoingHttpHeaders, ServerResponse } from "node:http";
import { promisify } from "node:util";
import { gzip } from "node:zlib";
import { acceptsCoding } from "./accepts-coding";
import type { CapturedAnswer } from "./captured-answer";

/** So long a page may lag behind a change of the policy. */
const CACHE_MS = 1_000;
/** Longer than any rendering takes. Of one that never ends, whoever comes later begins another. */
const RENDERING_MS = 5_000;

/** Far more than there are pages, languages and names: a machine of one's own answers to names without end. */
const MAX_CACHED = 64;

interface CachedAnswer extends CapturedAnswer {
  nonce: string;
}

interface CachedPage {
  /** While it is being rendered, whoever comes waits for the end. */
  untilMs: number;
  answer: Promise<CachedAnswer | null>;
}

/** Who asks, and the nonce of the policy of their answer. */
export interface Asking {
  req: IncomingMessage;
  res: ServerResponse;
  nonce: string;
}

const compressed = promisify(gzip);

/** Only a page as such is for all: nothing that sets a cookie, leads elsewhere or failed. */
function isForAll({ status, fields }: CapturedAnswer): boolean {
  return status === 200 && fields["set-cookie"] === undefined;
}

/** The nonce of an answer stands in attributes, in what scripts read and in its fields, always as it is. */
function withNonce(
  { fields, body, nonce }: CachedAnswer,
  own: string,
): Pick<CachedAnswer, "fields" | "body"> {
  const renewed = (text: string) => text.replaceAll(nonce, own);
  const ownFields: OutgoingHttpHeaders = {};
  for (const [name, value] of Object.entries(fields)) {
    if (Array.isArray(value)) ownFields[name] = value.map(renewed);
    else ownFields[name] = typeof value === "string" ? renewed(value) : value;
  }
  return { fields: ownFields, body: renewed(body) };
}

export class PageCache {
  readonly #pages = new Map<string, CachedPage>();

  /**
   * Answers with the page of that key, rendered now or up to a second ago. False, and nothing sent, where it turned out
   * not to be the same for all. Rejects with what rendering throws.
   * @param render renders it with this nonce
   */
  async answer(
    key: string,
    { req, res, nonce }: Asking,
    render: (nonce: string) => Promise<CapturedAnswer>,
  ): Promise<boolean> {
    const cached = await this.#pageOf(key, nonce, render);
    if (!cached) return false;
    const own = withNonce(cached, nonce);
    const page = Buffer.from(own.body);
    const isPacked = acceptsCoding(req, "gzip");
    const body = isPacked ? await compressed(page) : page;
    const encoding = isPacked ? { "content-encoding": "gzip" } : {};
    res.writeHead(200, { ...own.fields, ...encoding, "content-length": body.length });
    res.end(body);
    return true;
  }

  #pageOf(
    key: string,
    nonce: string,
    render: (nonce: string) => Promise<CapturedAnswer>,
  ): Promise<CachedAnswer | null> {
    const known = this.#pages.get(key);
    if (known && known.untilMs > performance.now()) return known.answer;
    const page: CachedPage = { untilMs: performance.now() + RENDERING_MS, answer: Promise.resolve(null) };
    page.answer = render(nonce)
      .then((answer) => (isForAll(answer) ? { ...answer, nonce } : null))
      .finally(() => {
        page.untilMs = performance.now() + CACHE_MS;
      });
    // Whoever comes after a failure tries again.
    page.answer.catch(() => this.#pages.delete(key));
    this.#cache(key, page);
    return page.answer;
  }

  #cache(key: string, page: CachedPage): void {
    this.#pages.delete(key);
    this.#pages.set(key, page);
    const [oldest] = this.#pages.keys();
    if (this.#pages.size > MAX_CACHED && oldest !== undefined) this.#pages.delete(oldest);
  }
}
