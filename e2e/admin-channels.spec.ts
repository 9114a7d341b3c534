// The board of sends: what came back is told, and a way is switched off and on again behind a step-up.
import { expectAccessible } from "./expect-accessible";
import { expect, test } from "./fixtures";
import { plantVerifiedSends } from "./planted-sends";
import { POLICY_REQUIRED_URL } from "./servers";
import { spendRecoveryCode } from "./spend-recovery-code";

test("administrators see what came back, switch a way off, and on again", async ({ page, admin }) => {
  const { request } = page.context();
  plantVerifiedSends(POLICY_REQUIRED_URL, "voice", "CN", 12);
  await page.goto("/admin");
  await page.getByRole("link", { name: "Channels" }).click();
  const places = page.getByRole("region", { name: "By way and country" });
  await expect(places.getByText("Phone call · China").first()).toBeVisible();
  for (const summary of await page.getByText("Show as table").all()) await summary.click();
  await expectAccessible(page);

  await expect(page.getByText("You can do it by hand as well.")).toBeVisible();
  const file = await request.get("/admin/channels/file?days=7");
  expect(file.headers()["content-type"]).toBe("text/csv; charset=utf-8");
  expect(await file.text()).toMatch(/^\ufeffday,way,country,.*\r\n(.*\r\n)*[\d-]+,voice,CN,\d+,/);

  await spendRecoveryCode(request, String(admin.recoveryCodes.pop()), "pause-channel");
  await page.getByRole("link", { name: "Switch something off" }).click();
  await page.getByLabel("Way").selectOption({ label: "Phone call" });
  await page.getByLabel("Country").selectOption({ label: "China" });
  await page.getByLabel("Why").selectOption({ label: "It costs too much" });
  await expectAccessible(page);
  await page.getByRole("button", { name: "Switch off" }).click();
  await expect(page.getByText("It is switched off.")).toBeVisible();

  await spendRecoveryCode(request, String(admin.recoveryCodes.pop()), "resume-channel");
  await page.getByRole("listitem").filter({ hasText: "Phone call · China" }).getByRole("link").click();
  await expect(page.getByText("It costs too much")).toBeVisible();
  await page.getByRole("button", { name: "Switch on again" }).click();
  await expect(page.getByText("It is switched on again.")).toBeVisible();
});
