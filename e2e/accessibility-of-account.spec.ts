// Every signed-in page under axe, those behind a step-up among them, with sessions and trusted browsers to list.
import { everyPage, signInAndTrust } from "./every-page";
import { expectAccessible } from "./expect-accessible";
import { test } from "./fixtures";
import { CONFIRMED_URL } from "./servers";

test.use({ baseURL: CONFIRMED_URL });

test("every signed-in page", async ({ page, member }) => {
  test.setTimeout(300_000);
  await page.context().clearCookies();
  await signInAndTrust(page.context().request, member);
  for await (const path of everyPage(page.context().request, member)) {
    await page.goto(path);
    await expectAccessible(page);
  }
});
