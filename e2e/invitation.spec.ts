// Where accounts are by invitation: no form without one, and an account for whoever holds it.
import { execFileSync } from "node:child_process";
import { dirname } from "node:path";
import { expectAccessible } from "./expect-accessible";
import { expect, test } from "./fixtures";
import { nextLink } from "./mailbox";
import { enroll, PATHS, saveCodes } from "./person";
import { giveRole } from "./planted-rows";
import { INVITE_URL, serverFile } from "./servers";

test.use({ baseURL: INVITE_URL });

/** Runs the command line beside the running server, as an operator does. */
function inviteByCommand(email: string): string {
  const folder = dirname(serverFile(INVITE_URL, "twofold.db"));
  const env = {
    ...process.env,
    APP_URL: INVITE_URL,
    DATABASE_URL: `file:${serverFile(INVITE_URL, "twofold.db")}`,
    OUTBOX_DIR: `${folder}/outbox`,
  };
  const cwd = process.env.TWOFOLD_SERVER_FOLDER;
  const output = execFileSync(process.execPath, ["dist/twofold.mjs", "users", "invite", email], { cwd, env });
  return output.toString().trim();
}

test("nobody signs up without an invitation", async ({ page }) => {
  await page.goto("/sign-up");
  await expect(page.getByRole("heading", { name: "Accounts by invitation" })).toBeVisible();
  await expect(page.getByLabel("Email")).toHaveCount(0);
  await expectAccessible(page);
});

test("an invitation is mailed, and makes one account", async ({ page, person, otherBrowser }) => {
  const printed = inviteByCommand(person.email);
  // The server sends what another process queued.
  const link = await nextLink(INVITE_URL, person.email, "/invitation");
  expect(printed).toBe(link);
  await page.goto(link);
  await expectAccessible(page);
  await page.getByLabel("Password").fill("short");
  await page.getByRole("button", { name: "Create account" }).click();
  await expect(page.locator("main").getByRole("alert")).toHaveText(/too short/);
  await page.getByLabel("Password").fill(person.password);
  await page.getByRole("button", { name: "Create account" }).click();
  await expect(page).toHaveURL(PATHS.enroll);
  await enroll(page, person);
  await saveCodes(page, person);
  await expect(page.getByText(`Signed in as ${person.email}`)).toBeVisible();
  const other = await otherBrowser();
  await other.goto(link);
  await other.getByLabel("Password").fill(person.password);
  await other.getByRole("button", { name: "Create account" }).click();
  await expect(other.locator("main").getByRole("alert")).toHaveText(/no longer works/);

  // No provider is configured here: there is nothing that an administrator could switch off.
  giveRole(INVITE_URL, person.email, "admin");
  await page.goto("/admin/channels");
  const off = page.getByRole("region", { name: "What is switched off" });
  await expect(off).toContainText("is switched off by itself");
  await expect(off.getByRole("link")).toHaveCount(0);
  await expect(off).not.toContainText("by hand");
});
