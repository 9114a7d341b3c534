// One person as administrators see them: what the page tells, and acts that take effect in the person's own browser.
import type { Page } from "@playwright/test";
import { Client } from "./client";
import { query } from "./database";
import { expectAccessible } from "./expect-accessible";
import { expect, statusLine, test } from "./fixtures";
import { enterPassword, newPerson, PATHS, type Person } from "./person";
import { type CookieHolder, plantSignedIn } from "./plant-signed-in";
import { plantAccount } from "./planted-member";
import { giveRole } from "./planted-rows";
import { POLICY_REQUIRED_URL } from "./servers";
import { spendRecoveryCode } from "./spend-recovery-code";

/** Somebody else, signed in in a browser or a client of their own; with the address of their page. */
async function somebodyIn(other: CookieHolder) {
  const somebody = newPerson();
  await plantSignedIn(other, somebody, POLICY_REQUIRED_URL);
  return { somebody, path: pathOf(somebody) };
}

/** Address of somebody's page. */
function pathOf({ email }: Person): string {
  const sql = "SELECT id FROM Account WHERE email = ?";
  const [account] = query<{ id: string }>(POLICY_REQUIRED_URL, sql, email);
  return `/admin/users/${account?.id}`;
}

interface Act {
  way: string;
  button?: string;
  done: string;
}

/** Presses the way to an act, and its button, with the step-up for it already done, and is told that it is done. */
async function act(page: Page, path: string, { way, button = way, done }: Act): Promise<void> {
  await page.goto(path);
  await page.getByRole("main").getByRole("link", { name: way, exact: true }).click();
  await page.getByRole("main").getByRole("button", { name: button, exact: true }).click();
  await expect(page).toHaveURL(path);
  await expect(page.getByRole("status")).toHaveText(done);
}

const permit = (page: Page, admin: Person, purpose: Parameters<typeof spendRecoveryCode>[2]) =>
  spendRecoveryCode(page.context().request, String(admin.recoveryCodes.pop()), purpose);

test("the page tells who it is and what protects them, keeps a note, and ends their sessions (R64, R73)", async ({
  page,
  admin,
  otherBrowser,
}) => {
  const other = await otherBrowser();
  const { somebody, path } = await somebodyIn(other.context());
  await page.goto(path);
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(somebody.email);
  await expect(page.getByRole("region", { name: "Second factor", exact: true })).toContainText("Test phone");
  await expect(page.getByRole("region", { name: "Second factor", exact: true })).toContainText(
    "10 recovery codes",
  );
  await expect(page.getByRole("region", { name: "Sessions" }).getByRole("listitem")).toHaveCount(1);
  await expectAccessible(page);
  await page.getByLabel("New note").fill("Called about a new phone.\nCall back on Monday.");
  await page.getByRole("button", { name: "Add note" }).click();
  await expect(page.getByRole("status")).toHaveText("The note is kept.");
  await expect(page.getByRole("region", { name: "Notes" })).toContainText(admin.email);
  await permit(page, admin, "end-person-sessions");
  await act(page, path, { way: "End all sessions", done: "All sessions were ended." });
  await expect(page.getByRole("region", { name: "Sessions" })).toContainText("Not signed in anywhere.");
  await other.goto("/account");
  await expect(other).toHaveURL(PATHS.signIn);
});

test("a temporary code is offered where one is to be had, and else it is said why not (R75)", async ({
  page,
  admin,
}) => {
  expect(admin.email).not.toBe("");
  const { somebody, path } = await somebodyIn(new Client(POLICY_REQUIRED_URL));
  const lost = page.getByRole("region", { name: "If the second factor is lost" });
  await page.goto(path);
  await expect(lost.getByRole("link", { name: "Give a temporary code" })).toBeVisible();
  giveRole(POLICY_REQUIRED_URL, somebody.email, "admin");
  await page.reload();
  await expect(lost).toContainText("You cannot make a temporary code for an administrator");
  await expect(lost.getByRole("link")).toHaveText(["Reset the second factor"]);
});

test("nobody is offered a reset of nothing: it is said what to do in its place", async ({
  page,
  admin,
  otherBrowser,
}) => {
  expect(admin.email).not.toBe("");
  const newcomer = newPerson();
  await plantAccount((await otherBrowser()).context().request, newcomer);
  await page.goto(pathOf(newcomer));
  const lost = page.getByRole("region", { name: "If the second factor is lost" });
  await expect(lost).toContainText("Its owner can sign in and set one up.");
  await expect(lost.getByRole("link")).toHaveCount(0);
});

test("deactivation signs the other browser out, and the right password gets the usual refusal (R63)", async ({
  page,
  admin,
  otherBrowser,
}) => {
  const other = await otherBrowser();
  const { somebody, path } = await somebodyIn(other.context());
  await permit(page, admin, "deactivate-person");
  await act(page, path, {
    way: "Deactivate",
    done: "The account is deactivated, and every session has ended.",
  });
  await other.goto("/account");
  await expect(other).toHaveURL(PATHS.signIn);
  await enterPassword(other, somebody);
  await expect(other.getByRole("alert").first()).toContainText("Email or password is not right");
  await permit(page, admin, "reactivate-person");
  await act(page, path, { way: "Let in again", done: "This person can sign in again." });
  await enterPassword(other, somebody);
  await expect(other).toHaveURL(PATHS.verify);
});

test("demotion takes the administration at once, and nobody acts on themselves (R63, R76)", async ({
  page,
  admin,
  otherBrowser,
  faults,
}) => {
  const other = await otherBrowser();
  const { somebody, path } = await somebodyIn(other.context());
  giveRole(POLICY_REQUIRED_URL, somebody.email, "admin");
  await other.goto(path);
  await expect(other.getByText("This is your own account")).toBeVisible();
  await expect(other.getByRole("main").getByRole("link", { name: "Change role" })).toHaveCount(0);
  await permit(page, admin, "change-role");
  await act(page, path, {
    way: "Change role",
    button: "Make member",
    done: "The role was changed, and every session has ended.",
  });
  faults.expectError(statusLine(404));
  expect((await other.goto(path))?.status()).toBe(404);
});
