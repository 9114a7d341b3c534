// The first administrator: the link that the start printed works once, and even where the policy leaves it open
// an administrator needs a second factor.
import { readFileSync } from "node:fs";
import { expectAccessible } from "./expect-accessible";
import { expect, statusLine, test } from "./fixtures";
import { enroll, PATHS, saveCodes, signIn, signOut } from "./person";
import { POLICY_OPTIONAL_URL, serverFile } from "./servers";

test.use({ baseURL: POLICY_OPTIONAL_URL });

test("the printed link makes one administrator, who must enroll, and is gone for ever after (R3)", async ({
  page,
  person,
  faults,
}) => {
  faults.expectError(statusLine(404));
  const printed = readFileSync(serverFile(POLICY_OPTIONAL_URL, "server.log"), "utf8");
  const link = /http:\S+\/setup\?token=\S+/.exec(printed)?.[0] ?? "";
  for (const wrong of ["/setup", "/setup?token=", "/setup?token=x", "/setup?token[]=x"]) {
    await page.goto(wrong);
    await expect(page.getByRole("heading", { name: "Nothing here" })).toBeVisible();
  }
  await page.goto(link);
  await expectAccessible(page);
  const create = page.getByRole("main").getByRole("button").last();
  await page.getByLabel("Email").fill(person.email);
  await page.getByLabel("Password").fill("short");
  await create.click();
  await expect(page.locator("main").getByRole("alert")).toHaveText(/too short/);
  await page.getByLabel("Password").fill(person.password);
  await create.click();
  await expect(page).toHaveURL(PATHS.enroll);
  await page.goto("/account");
  await expect(page, "an administrator always needs a second factor").toHaveURL(PATHS.enroll);
  await enroll(page, person);
  await saveCodes(page, person);
  await signOut(page, person);
  await signIn(page, person);
  await page.goto("/account/two-factor");
  await expect(page.getByRole("link", { name: "Add authenticator" })).toBeVisible();
  await expect(page.getByRole("link", { name: "Turn off" })).toHaveCount(0);
  await page.context().clearCookies();
  await page.goto(link);
  await expect(page.getByRole("heading", { name: "Nothing here" })).toBeVisible();
});
