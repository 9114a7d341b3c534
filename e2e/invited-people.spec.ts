// Those who were invited and have not joined: everybody of a large import is found, and can be taken back.
import { invitedPath } from "@/lib/admin/people/invited-query";
import { expectAccessible } from "./expect-accessible";
import { expect, test } from "./fixtures";
import { plantInvitations } from "./planted-people";

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
