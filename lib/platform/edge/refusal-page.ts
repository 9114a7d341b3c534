// Owns what a browser shows where the edge refuses a page, or the inside failed to make one: no script, and a way on.
import type { IncomingMessage } from "node:http";
import en from "@/messages/en.json";
import zhCN from "@/messages/zh-CN.json";
import type { RefusalStatus, RefusalWords } from "./refusal";
import { localeOf } from "./request-cookies";
import { isOfNext } from "./request-headers";

const WORDS = { en: en.refusals, "zh-CN": zhCN.refusals };

/** The tokens of app/theme.css that it needs. */
const STYLE = `
:root { color-scheme: light dark }
body { margin: 0; background: oklch(98.2% 0.004 210); color: oklch(24% 0.026 225); font: 1rem/1.6 system-ui, sans-serif }
main { max-width: 28rem; margin: 0 auto; padding: 20vh 1.25rem 4rem }
h1 { margin: 0 0 1rem; font-size: 1.875rem; line-height: 1.2; font-weight: 600 }
p { margin: 0 0 1.5rem }
small { display: block; margin-top: 2.5rem; color: oklch(45.5% 0.024 222); overflow-wrap: anywhere }
a { display: inline-block; padding: 0.625rem 1.25rem; border-radius: 0.625rem; font-weight: 500; text-decoration: none; background: oklch(43.5% 0.079 205); color: oklch(100% 0 0) }
a:focus-visible { outline: 3px solid oklch(43.5% 0.079 205); outline-offset: 3px }
@media (prefers-color-scheme: dark) {
  body { background: oklch(18.2% 0.013 222); color: oklch(95.5% 0.008 205) }
  small { color: oklch(77% 0.018 212) }
  a { background: oklch(80% 0.092 200); color: oklch(20% 0.035 215) }
  a:focus-visible { outline-color: oklch(80% 0.092 200) }
}`;

/** Whether a browser would show the answer to its reader. */
export function asksForPage({ method, headers }: IncomingMessage): boolean {
  const isRead = method === "GET" || method === "POST";
  return isRead && /\btext\/html\b/.test(headers.accept ?? "") && !Object.keys(headers).some(isOfNext);
}

/** Words a refusal as a page in the reader's language; `nonce` is that of the answer's policy. */
export function refusalPage(nonce: string, { headers }: IncomingMessage): RefusalWords {
  const locale = localeOf(headers);
  return (status, requestId) => {
    const text = pageText(locale, status, { nonce, requestId });
    return {
      status,
      fields: { "content-type": "text/html; charset=utf-8", "content-language": locale },
      text,
    };
  };
}

function pageText(
  locale: keyof typeof WORDS,
  status: RefusalStatus,
  { nonce, requestId }: { nonce: string; requestId: string },
): string {
  const { request, home, [status]: words } = WORDS[locale];
  return `<!doctype html>
<html lang="${locale}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>${words.title}</title>
<style nonce="${nonce}">${STYLE}</style>
</head>
<body>
<main>
<h1>${words.title}</h1>
<p role="alert">${words.text}</p>
${status === 421 ? "" : `<a href="/">${home}</a>`}
<small>${request} ${requestId}</small>
</main>
</body>
</html>
`;
}
