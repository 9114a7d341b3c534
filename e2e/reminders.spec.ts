// Everybody without a second factor is asked by one press to add one.
import { expectAccessible } from "./expect-accessible";
import { expect, test } from "./fixtures";
import { mailsTo } from "./mailbox";
import { plantPeople } from "./planted-people";
import { POLICY_REQUIRED_URL } from "./servers";
import { change, written } from "./write-rows";

// A press reminds whomever it finds, those of the other test too.
test.describe.configure({ mode: "serial" });

/** People with confirmed addresses that begin alike; all but the first of every four are without a second factor. */
function plantConfirmed(count: number): string {
  const start = plantPeople(count);
  const sql = "UPDATE Account SET emailConfirmedAt = ? WHERE email LIKE ?";
  expect(change(POLICY_REQUIRED_URL, sql, written(Date.now()), `${start}%`)).toBe(count);
  return start;
}

test("from the list of those without one, and the mail leads to the sign-in page", async ({
  page,
  admin,
}) => {
  expect(admin.recoveryCodes.length).toBeGreaterThan(0);
  const start = plantConfirmed(3);
  await page.goto("/admin/users?filter=no-second-factor");
  await page.getByRole("link", { name: "Remind people" }).click();
  await expect(page).toHaveURL("/admin/users/remind");
  await expect(page.getByRole("heading", { name: /^\d+ people get the email$/ })).toBeVisible();
  await expectAccessible(page);
  await page.getByRole("button", { name: "Send reminders" }).click();
  await expect(page.getByRole("status")).toHaveText("The reminders are on their way.");
  await expect
    .poll(async () =>
      (await mailsTo(POLICY_REQUIRED_URL, `${start}-002@example.org`)).map(({ text }) => text),
    )
    .toEqual([expect.stringContaining(`${POLICY_REQUIRED_URL}/sign-in`)]);
  expect(await mailsTo(POLICY_REQUIRED_URL, `${start}-000@example.org`)).toEqual([]);
  await page.getByRole("link", { name: "Back to people" }).click();
  await expect(page).toHaveURL("/admin/users?filter=no-second-factor");
});

test.describe("without scripts, in Chinese", () => {
  test.use({ javaScriptEnabled: false, locale: "zh-CN" });

  test("the same", async ({ page, admin }) => {
    expect(admin.recoveryCodes.length).toBeGreaterThan(0);
    const start = plantConfirmed(2);
    await page.goto("/admin/users/remind");
    await page.getByRole("button", { name: "发送提醒" }).click();
    await expect(page.getByRole("status")).toHaveText("提醒邮件已陆续发出。");
    await expect.poll(() => mailsTo(POLICY_REQUIRED_URL, `${start}-001@example.org`)).toHaveLength(1);
  });
});
