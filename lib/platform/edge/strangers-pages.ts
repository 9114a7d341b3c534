// Owns which pages look the same to every stranger: they are rendered once a second and language, however many ask.
//
// Rendering takes milliseconds of the one thread that everybody waits for, and these pages are asked for most. What is
// rendered for all knows nothing of the one who asked but the language (decision 021).
import { randomUUID } from "node:crypto";
import type { IncomingMessage } from "node:http";
import { LOCALE_COOKIE, type Locale } from "@/lib/platform/locale";
import { type RequestContext, runWithRequestContext } from "@/lib/platform/request-context";
import { type CapturedAnswer, captureAnswer } from "./captured-answer";
import { type Asking, PageCache } from "./page-cache";
import { cookiesOf, localeOf } from "./request-cookies";
import { type InnerFacts, isOfNext, rewriteHeaders } from "./request-headers";
import { contentSecurityPolicy, type HeaderFacts } from "./security-headers";

export interface StrangersPages {
  /** Their pathnames. Of a request they read the session's cookie and the language, and nothing else. */
  paths: ReadonlySet<string>;
  /** Whether nobody can be signed in with these cookies. */
  isStranger(cookies: ReadonlyMap<string, string>): boolean;
}

/** The language in which a request asks for such a page, or undefined when it asks for anything else. */
function languageOf(
  { method, url = "", headers }: IncomingMessage,
  { paths, isStranger }: StrangersPages,
): Locale | undefined {
  if (method !== "GET" || !paths.has(url) || Object.keys(headers).some(isOfNext)) return undefined;
  return isStranger(cookiesOf(headers)) ? localeOf(headers) : undefined;
}

/**
 * Answers a stranger's request for one of these pages. False, and nothing sent, of every other request: it goes its own
 * way to Next.
 */
export function strangersPages(
  pages: StrangersPages,
  facts: HeaderFacts & Pick<InnerFacts, "appUrl">,
  next: Parameters<typeof captureAnswer>[0],
): (asking: Asking) => Promise<boolean> {
  const cache = new PageCache();

  async function render(url: string, host: string, locale: Locale, nonce: string): Promise<CapturedAnswer> {
    const context: RequestContext = { requestId: randomUUID(), clientAddress: "0.0.0.0", answer: {} };
    const headers = { host, cookie: `${LOCALE_COOKIE}=${locale}` };
    const policy = contentSecurityPolicy(nonce, facts);
    const inner = { ...context, ...facts, host, contentSecurityPolicy: policy };
    rewriteHeaders(headers, { ...inner, isOwn: false, isCookieless: false });
    const answer = await runWithRequestContext(context, () => captureAnswer(next, url, headers));
    return { ...answer, status: context.answer.status ?? answer.status };
  }

  return async (asking) => {
    const { url = "", headers } = asking.req;
    const locale = languageOf(asking.req, pages);
    if (!locale) return false;
    // A name of this server: others were refused.
    const host = (headers.host ?? "").toLowerCase();
    return cache.answer(`${host} ${locale} ${url}`, asking, (nonce) => render(url, host, locale, nonce));
  };
}
