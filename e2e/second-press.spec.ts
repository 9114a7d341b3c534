// A second press on a slow line, with JavaScript off: it must not give up the post whose answer bears the session's new token.
import type { Page } from "@playwright/test";
import { expect, test } from "./fixtures";
import { PATHS } from "./person";
import { plantAccount } from "./planted-member";

const LINE = { offline: false, latency: 400, downloadThroughput: -1, uploadThroughput: -1 };

test.use({ javaScriptEnabled: false });

/** The enrollment page of somebody new; counts what is posted from it. */
async function openEnrollment(page: Page) {
  const posts: string[] = [];
  await page.goto("/account/two-factor/enroll");
  page.on("request", (request) => {
    if (request.method() === "POST") posts.push(request.url());
  });
  return { posts, button: page.getByRole("button", { name: "Show a new QR code" }) };
}

test("it is dropped, and the session goes on (R60)", async ({ page, person }) => {
  await plantAccount(page.context().request, person);
  const { posts, button } = await openEnrollment(page);
  const line = await page.context().newCDPSession(page);
  await line.send("Network.enable");
  await line.send("Network.emulateNetworkConditions", LINE);
  const answered = page.waitForResponse((response) => response.request().method() === "GET");
  // As slow as people press; two presses in one turn of the browser are one post anyway.
  await button.click({ clickCount: 2, delay: 80, noWaitAfter: true });
  await answered;
  await expect(page).toHaveURL(PATHS.enroll);
  expect(posts).toHaveLength(1);
  await page.reload();
  await expect(page).toHaveURL(PATHS.enroll);
});

test("a page that no answer came to can be sent again", async ({ page, person }) => {
  await plantAccount(page.context().request, person);
  const { posts, button } = await openEnrollment(page);
  await page.route(PATHS.enroll, (route) => route.abort("aborted"), { times: 1 });
  await button.click();
  await expect.poll(() => posts.length).toBe(1);
  await button.click({ force: true });
  await button.click();
  await expect.poll(() => posts.length).toBe(2);
  await expect(page).toHaveURL(PATHS.enroll);
});
