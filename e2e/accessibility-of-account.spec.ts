// Every signed-in page under axe, those behind a step-up among them, with sessions and trusted browsers to list. Each shows
// the way out, and loads from this origin alone: the watch over a test's browsers fails it for any request to elsewhere.
import { everyPage, signInAndTrust } from "./every-page";
import { expectAccessible } from "./expect-accessible";
import { expect, test } from "./fixtures";
import { CONFIRMED_URL } from "./servers";

test.use({ baseURL: CONFIRMED_URL });

test("every signed-in page is accessible, shows the way out, and loads from this origin alone (R66, R100)", async ({
  page,
  member,
}) => {
  test.setTimeout(300_000);
  await page.context().clearCookies();
  await signInAndTrust(page.context().request, member);
  for await (const path of everyPage(page.context().request, member)) {
    await page.goto(path);
    const signOut = page.getByRole("button", { name: "Sign out" });
    await expect(signOut, path).toBeVisible();
    await expect(signOut, path).toBeInViewport();
    await expectAccessible(page);
  }
});
