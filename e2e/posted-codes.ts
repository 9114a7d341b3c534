// Owns collecting the codes that a page posts.
import type { Page } from "@playwright/test";

/** Every code that `page` posts from now on, as it comes. */
export function postedCodes(page: Page): string[] {
  const codes: string[] = [];
  page.on("request", (request) => {
    const code = /name="(?:_\d+_)?code"\r\n\r\n([^\r]*)/.exec(request.postData() ?? "")?.[1];
    if (request.method() === "POST") codes.push(code ?? "no code");
  });
  return codes;
}
