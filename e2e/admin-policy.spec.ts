// The policy in a browser: what holds, what a change would do, and one that is saved. Nothing here changes what other
// tests on the same server are held to.
import type { Page } from "@playwright/test";
import { expectAccessible } from "./expect-accessible";
import { expect, test } from "./fixtures";
import { enterCode, newPerson } from "./person";
import { plantAccount } from "./planted-member";
import { POLICY_OPTIONAL_URL } from "./servers";

const IN_FORCE = "Members choose for themselves whether to use a second factor.";

test.use({ baseURL: POLICY_OPTIONAL_URL });
// One after the other: a policy that one test saves is not what another has opened.
test.describe.configure({ mode: "default" });

const see = (page: Page) => page.getByRole("button", { name: "See who is affected" }).click();

test("a change is previewed with whom it hits, proved, and saved", async ({ page, admin, otherBrowser }) => {
  // Somebody without a second factor, whom it would hit.
  await plantAccount((await otherBrowser()).context().request, newPerson());
  await page.goto("/admin/policy");
  await expect(page.getByText(IN_FORCE)).toBeVisible();
  await expectAccessible(page);
  await see(page);
  await expect(page.locator("main").getByRole("alert")).toHaveText(/These are already the values in force/);

  await page.getByRole("radio", { name: /^Required/ }).check();
  await page.getByLabel("Required from").fill("2099-10-01");
  await page.getByLabel("Days of grace").fill("7");
  await see(page);
  await expect(
    page.getByText(/need a second factor from Oct 1, 2099 on; new people get 7 days/),
  ).toBeVisible();
  await expect(page.getByText(/see(s)? only enrollment from Oct 1, 2099/)).toBeVisible();
  await expectAccessible(page);

  // Another one is saved, which nobody else here notices.
  await page.getByRole("link", { name: "Change the values" }).click();
  await expect(page.getByLabel("Days of grace")).toHaveValue("7");
  await page.getByRole("radio", { name: "Everybody’s own choice" }).check();
  await page.getByLabel("Days of grace").fill("0");
  await page.getByRole("group", { name: "Sessions of administrators" }).getByLabel("Minutes").fill("14");
  await see(page);
  await expect(page.getByText(/those of administrators after 14 minutes/)).toBeVisible();
  await page.getByRole("link", { name: "Continue" }).click();
  await expect(page.getByText("Before you change the policy.")).toBeVisible();
  await enterCode(page, admin, await admin.phone.nextCode(), admin.names.verify);
  await expect(page).toHaveURL(/\/admin\/policy\/preview\/optional_/);
  await page.getByRole("button", { name: "Save policy" }).click();
  await expect(page.getByRole("status")).toHaveText("The policy is saved. It applies from now on.");
  await expect(page.getByText(/those of administrators after 14 minutes/)).toBeVisible();
  await expect(page.getByText(IN_FORCE)).toBeVisible();
});

test.describe("without scripts", () => {
  test.use({ javaScriptEnabled: false });

  test("nonsense is refused beside its field and keeps what was typed; a preview comes by a plain post", async ({
    page,
    admin,
  }) => {
    await page.goto("/admin/policy");
    await page.getByRole("radio", { name: "Switched off" }).check();
    await page.getByLabel("Days of grace").fill("91");
    await see(page);
    const alert = page.locator("main").getByRole("alert");
    await expect(alert).toHaveText("Enter a whole number of days from 0 to 90.");
    await expect(page.getByRole("radio", { name: "Switched off" })).toBeChecked();
    await expect(page.getByLabel("Days of grace")).toHaveValue("91");
    await page.getByLabel("Days of grace").fill("3");
    await see(page);
    await expect(page.getByText("No member loses access.")).toBeVisible();
    await page.goto("/admin/policy");
    await expect(page.getByText(IN_FORCE), `nothing is saved for ${admin.email}`).toBeVisible();
  });
});
