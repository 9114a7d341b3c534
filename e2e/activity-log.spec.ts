// One's own security log: filtered, turned over page by page, and unmoved by whatever stands in its address.
import type { Asker } from "./client";
import { expect, test } from "./fixtures";
import { postForm, readForm } from "./form-post";
import type { Person } from "./person";

const ACTIVITY = "/account/activity";

/** The right password again and again, as far as the second step: one entry in the log each time. */
async function offerPasswords(request: Asker, person: Person, times: number): Promise<void> {
  const form = await readForm(request, "/sign-in", "Sign in");
  for (let turn = 0; turn < times; turn += 1) {
    await postForm(request, form, [
      ["email", person.email],
      ["password", person.password],
    ]);
  }
}

test("the log filters by kind and goes on to older entries", async ({ page, member, request }) => {
  await offerPasswords(request, member, 26);
  await page.goto(ACTIVITY);
  const log = page.getByRole("main").locator("section").filter({ hasText: "Security log" });
  const entries = log.locator("time");
  await expect(entries).toHaveCount(25);
  await expect(page.getByRole("link", { name: "Newest" })).toHaveCount(0);
  await page.getByRole("link", { name: "Older" }).click();
  await expect(page).toHaveURL(/\?before=\d+-\d+$/);
  await expect(log.getByText("Account created")).toBeVisible();
  await expect(page.getByRole("link", { name: "Older" })).toHaveCount(0);
  await page.getByRole("link", { name: "Newest" }).click();
  await expect(page).toHaveURL(ACTIVITY);
  await page.getByRole("link", { name: "Account and data" }).click();
  await expect(page).toHaveURL(`${ACTIVITY}?kind=data`);
  await expect(entries).toHaveCount(1);
  await expect(page.getByRole("link", { name: "Account and data" })).toHaveAttribute("aria-current", "true");
  await page.getByRole("link", { name: "Sign-ins" }).click();
  await page.getByRole("link", { name: "Older" }).click();
  await expect(page).toHaveURL(/\?kind=sign-ins&before=/);
  await expect(log.getByText("Account created")).toHaveCount(0);
  await page.getByRole("link", { name: "Password and address" }).click();
  await expect(page.getByText("Nothing here")).toBeVisible();
});

test("whatever stands in the address of the log, it is a page and no server error (R22)", async ({
  page,
  member,
}) => {
  const { request } = page.context();
  expect(member.phone.issuer).toBe("Twofold");
  for (const query of [
    "kind=__proto__",
    "kind=constructor&before=toString",
    "kind[]=data&kind[$ne]=x",
    "kind=data&kind=sessions&before=1-1&before=2-2",
    "kind=%27%20OR%201%3D1%20--&before=1%27-1",
    "before=9999999999999-2147483647",
    "before=9999999999999-9999999999",
    "before=99999999999999999999-1",
    "before=-1--1",
    "before=NaN-Infinity",
    "before=0-0",
    "before=%00",
    "before=%ff%fe",
    "before=1-1%0d%0aSet-Cookie:a=b",
    `before=${"9".repeat(3000)}`,
  ]) {
    const response = await request.get(`${ACTIVITY}?${query}`, { maxRedirects: 0 });
    expect(response.status(), query).toBe(200);
  }
});
