// The list of people as an administrator uses it: looked through, taken out, and added to.
import { readFileSync } from "node:fs";
import { expectAccessible } from "./expect-accessible";
import { expect, test } from "./fixtures";
import { nextLink } from "./mailbox";
import { newPerson, PATHS } from "./person";
import { plantPeople } from "./planted-people";
import { POLICY_REQUIRED_URL } from "./servers";
import { spendRecoveryCode } from "./spend-recovery-code";

test("people are searched, filtered, paged, and taken out as a file", async ({ page, admin }) => {
  const start = plantPeople(70);
  await page.goto("/admin/users");
  await page.getByLabel("Search").fill(start.toUpperCase());
  await page.getByRole("button", { name: "Search" }).click();
  const rows = page.getByRole("table").getByRole("row");
  await expect(rows).toHaveCount(1 + 50);
  await page.getByRole("link", { name: "Next page" }).click();
  await expect(rows).toHaveCount(1 + 20);
  await expect(rows.last()).toContainText(`${start}-069@example.org`);
  await page.getByRole("link", { name: "First page" }).click();
  await page.getByRole("link", { name: "No second factor" }).click();
  await expect(rows.nth(1)).toContainText(`Person 1 of ${start}`);
  await expect(rows.nth(1)).toContainText("No second factor");
  await page.getByRole("link", { name: "Next page" }).click();
  await expect(rows).toHaveCount(1 + 2);
  await expectAccessible(page);
  await spendRecoveryCode(page.context().request, String(admin.recoveryCodes[0]), "export-people");
  await page.getByRole("link", { name: "Export as CSV" }).click();
  await expect(page.getByText(`Begins with: ${start}`)).toBeVisible();
  const downloaded = page.waitForEvent("download");
  await page.getByRole("button", { name: "Download" }).click();
  const download = await downloaded;
  expect(download.suggestedFilename()).toMatch(/^people-no-second-factor-\d{4}-\d\d-\d\d\.csv$/);
  const lines = readFileSync(await download.path(), "utf8")
    .trimEnd()
    .split("\r\n");
  expect(lines[0]).toMatch(/^\ufeffemail,/);
  expect(lines).toHaveLength(1 + 52);
});

test("somebody is added by hand: the link is shown once, and makes the account", async ({
  page,
  admin,
  otherBrowser,
}) => {
  const added = newPerson();
  await page.goto("/admin/users");
  await page.getByRole("link", { name: "Add person" }).click();
  await expect(page).toHaveURL(/\/step-up\?for=add-person$/);
  await spendRecoveryCode(page.context().request, String(admin.recoveryCodes[0]), "add-person");
  await page.goto("/admin/users/add");
  await page.getByLabel("Email").fill(admin.email);
  await page.getByLabel("Role").selectOption("Administrator");
  await page.getByRole("button", { name: "Send invitation" }).click();
  await expect(page.locator("main").getByRole("alert")).toHaveText(/has this email address already/);
  await expect(page.getByLabel("Role")).toHaveValue("admin");
  await page.getByLabel("Email").fill(added.email);
  await page.getByLabel("Name").fill("  Zoë   Added ");
  await page.getByLabel("Role").selectOption("Member");
  await page.getByRole("button", { name: "Send invitation" }).click();
  await expect(page.getByRole("status").first()).toContainText(added.email);
  const link = await page.getByLabel("Invitation link").inputValue();
  expect(link).toBe(await nextLink(POLICY_REQUIRED_URL, added.email, "/invitation"));
  expect(page.url()).not.toContain(link.split("#")[1]);
  await expectAccessible(page);
  await page.getByRole("link", { name: "Back to people" }).click();
  await expect(page.getByText("Zoë Added")).toBeVisible();
  const other = await otherBrowser();
  await other.goto(link);
  await other.getByLabel("Password").fill(added.password);
  await other.getByRole("button", { name: "Create account" }).click();
  await expect(other).toHaveURL(PATHS.enroll);
  await page.goto("/admin/users?q=zo%C3%AB+added");
  await expect(page.getByRole("row").last()).toContainText(added.email);
});

test.describe("without scripts", () => {
  test.use({ javaScriptEnabled: false });

  test("the link is shown once as well, and can be withdrawn", async ({ page, admin }) => {
    const { email } = newPerson();
    await spendRecoveryCode(page.context().request, String(admin.recoveryCodes[0]), "add-person");
    await page.goto("/admin/users/add");
    await page.getByLabel("Email").fill(email);
    await page.getByRole("button", { name: "Send invitation" }).click();
    await expect(page.getByLabel("Invitation link")).toHaveValue(/\/invitation#[\w-]{43}$/);
    await page.goto("/admin/users/add");
    await expect(page).toHaveURL(/\/step-up\?for=add-person$/);
    await page.goto("/admin/users");
    await page.getByRole("button", { name: `Withdraw ${email}` }).click();
    await expect(page).toHaveURL(/\/admin\/users$/);
    await expect(page.getByText(email)).toHaveCount(0);
  });
});
