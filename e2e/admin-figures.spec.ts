// The administrators' figures: what was just done is in them, in the page, in its tables and in the file.
import type { Page } from "@playwright/test";
import { expectAccessible } from "./expect-accessible";
import { expect, test } from "./fixtures";
import { spendRecoveryCode } from "./spend-recovery-code";

/** The number beside a name in "Also in this time". */
async function counted(page: Page, name: string): Promise<number> {
  const row = page.getByRole("region", { name: "Also in this time" }).locator("dl > div", { hasText: name });
  return Number((await row.getByRole("definition").textContent())?.replaceAll(",", ""));
}

test("what was just done is counted, and the file says the same", async ({ page, admin }) => {
  const { request } = page.context();
  await page.goto("/admin?days=7");
  const before = await counted(page, "Recovery codes used");
  await spendRecoveryCode(request, String(admin.recoveryCodes[0]), "end-sessions");
  await page.reload();
  // Other people of these tests use theirs meanwhile.
  const after = await counted(page, "Recovery codes used");
  expect(after).toBeGreaterThan(before);

  const share = page.getByRole("region", { name: "Share of accounts with a second factor" });
  await expect(
    share.getByRole("img", { name: /^Share of accounts with a second factor, from .+ to / }),
  ).toBeVisible();
  await share.getByText("Show as table").click();
  const today = share.getByRole("row").last();
  await expect(today.getByRole("cell")).toHaveCount(3);
  const [protectedNow = 0, accounts = 0] = (await today.getByRole("cell").allTextContents()).map((cell) =>
    Number(cell.replaceAll(",", "")),
  );
  expect(protectedNow).toBeGreaterThan(0);
  expect(accounts).toBeGreaterThanOrEqual(protectedNow);

  const file = await request.get(
    String(await page.getByRole("link", { name: "Download CSV" }).getAttribute("href")),
  );
  expect(file.headers()).toMatchObject({
    "content-type": "text/csv; charset=utf-8",
    "cache-control": "private, no-store",
  });
  expect(file.headers()["content-disposition"]).toMatch(
    /^attachment; filename="figures-[\d-]+-to-[\d-]+\.csv"$/,
  );
  const lines = (await file.text()).split("\r\n");
  expect(lines[0]).toBe("\ufeffday,name,value");
  const used = lines
    .filter((line) => line.includes(",codes.used,"))
    .map((line) => Number(line.split(",")[2]));
  expect(used.reduce((sum, value) => sum + value, 0)).toBeGreaterThanOrEqual(after);
});

test("accessible in every look, with the tables open", async ({ page, admin }) => {
  expect(admin.email).toBeTruthy();
  await page.goto("/admin?days=90");
  await expect(page.getByRole("link", { name: "90 days" })).toHaveAttribute("aria-current", "true");
  for (const summary of await page.getByText("Show as table").all()) await summary.click();
  await expectAccessible(page);
});
