// Those who were invited and have not joined: everybody of a large import is found, and can be taken back.
import { invitedPath } from "@/lib/admin/people/invited-query";
import { expectAccessible } from "./expect-accessible";
import { expect, test } from "./fixtures";
import { nextLink } from "./mailbox";
import { plantInvitations } from "./planted-people";
import { POLICY_REQUIRED_URL } from "./servers";
import { spendRecoveryCode } from "./spend-recovery-code";

test("the invited are found from a search among the people, page by page", async ({ page, admin }) => {
  expect(admin.recoveryCodes.length).toBeGreaterThan(0);
  const start = plantInvitations(70);
  await page.goto("/admin/users");
  await page.getByLabel("Search").fill(start.toUpperCase());
  await page.getByRole("button", { name: "Search" }).click();
  await page.getByRole("link", { name: "Search the invitations" }).click();
  await expect(page).toHaveURL(`/admin/users/invited?q=${start}`);
  const rows = page.getByRole("region", { name: `Begins with “${start}”` }).getByRole("listitem");
  await expect(rows).toHaveCount(50);
  await expectAccessible(page);
  await page.getByRole("link", { name: "Next page" }).click();
  await expect(rows).toHaveCount(20);
  await expect(rows.last()).toContainText(`${start}-069@example.org`);
  await page.getByRole("button", { name: `Withdraw ${start}-069@example.org` }).click();
  await expect(page.getByRole("status").filter({ hasText: "withdrawn" })).toBeVisible();
  await expect(rows).toHaveCount(19);
  await page.getByRole("link", { name: "First page" }).click();
  await expect(rows).toHaveCount(50);
  await page.getByLabel("Search").fill(`${start}-069`);
  await page.getByRole("button", { name: "Search" }).click();
  await page.getByRole("link", { name: "Search the list of people" }).click();
  await expect(page).toHaveURL(`/admin/users?q=${start}-069`);
});

test.describe("without scripts", () => {
  test.use({ javaScriptEnabled: false });

  test("somebody is invited again without being typed again, and has one invitation", async ({
    page,
    admin,
  }) => {
    const start = plantInvitations(1);
    const email = `${start}-000@example.org`;
    await page.goto(invitedPath({ search: start }));
    const again = page.getByRole("link", { name: `Invite again ${email}` });
    const path = String(await again.getAttribute("href"));
    await again.click();
    const asked = new URL(page.url());
    expect(asked.pathname + asked.search).toBe(`/step-up?for=add-person&id=${path.split("/").at(-1)}`);
    await spendRecoveryCode(page.context().request, String(admin.recoveryCodes[0]), "add-person");
    await page.goto(path);
    await expect(page.getByLabel("Email")).toHaveValue(email);
    await expect(page.getByLabel("Role")).toHaveValue("member");
    await page.getByRole("button", { name: "Send invitation" }).click();
    const link = await page.getByLabel("Invitation link").inputValue();
    expect(link).toBe(await nextLink(POLICY_REQUIRED_URL, email, "/invitation"));
    await page.goto(invitedPath({ search: start }));
    await expect(again).toHaveCount(1);
    await expect(again).not.toHaveAttribute("href", path);
  });

  test("all of them are a link away from the list of people", async ({ page, admin }) => {
    expect(admin.recoveryCodes.length).toBeGreaterThan(0);
    const start = plantInvitations(1);
    await page.goto("/admin/users");
    await page.getByRole("link", { name: "All who are invited" }).click();
    await page.getByLabel("Search").fill(start);
    await page.getByRole("button", { name: "Search" }).click();
    await page.getByRole("button", { name: `Withdraw ${start}-000@example.org` }).click();
    await expect(page.getByRole("status").filter({ hasText: "withdrawn" })).toBeVisible();
    await expect(page.getByText("Nobody found")).toBeVisible();
    // A page behind the last one, as after the last withdrawal on it, is the first one.
    await page.goto(
      invitedPath({ search: start, after: { walk: 0, id: "-", key: `${start}-999@example.org` } }),
    );
    await expect(page).toHaveURL(invitedPath({ search: start }));
  });
});
