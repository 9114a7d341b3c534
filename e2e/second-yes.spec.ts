// A reset that waits for a second administrator: what they are told, and that one answer leaves nothing else to press.
import type { Page } from "@playwright/test";
import { Client } from "./client";
import { expect, test } from "./fixtures";
import { newPerson, type Person } from "./person";
import { plantSignedIn } from "./plant-signed-in";
import { giveName, plantWaitingReset, settleAdmin } from "./planted-rows";
import { POLICY_REQUIRED_URL } from "./servers";
import { spendRecoveryCode } from "./spend-recovery-code";

/** Comes to the page on which an administrator decides on the reset of somebody of a name. */
async function goToReset(page: Page, admin: Person): Promise<Person> {
  const lost = newPerson();
  await plantSignedIn(new Client(POLICY_REQUIRED_URL), lost, POLICY_REQUIRED_URL);
  giveName(POLICY_REQUIRED_URL, lost.email, "Ann Example");
  settleAdmin(POLICY_REQUIRED_URL, admin.email);
  const id = plantWaitingReset(POLICY_REQUIRED_URL, lost.email);
  await page.goto(`/admin/resets/${id}`);
  await expect(page.getByRole("link", { name: "Look at the person" })).toHaveAttribute(
    "href",
    /^\/admin\/users\/[\w-]{22}$/,
  );
  await expect(page.getByText(`Ann Example (${lost.email})`)).toBeVisible();
  await spendRecoveryCode(page.context().request, String(admin.recoveryCodes.pop()), "decide-reset");
  await page.getByRole("link", { name: "Decide" }).click();
  return lost;
}

const region = (page: Page, name: string) => page.getByRole("region", { name });

for (const javaScriptEnabled of [true, false]) {
  test.describe(javaScriptEnabled ? "with scripts" : "without scripts", () => {
    test.use({ javaScriptEnabled });

    test("a second yes tells when, and leaves nothing to call off", async ({ page, admin }) => {
      const lost = await goToReset(page, admin);
      const yes = region(page, "Approve this reset");
      await expect(yes).toContainText(
        `the second factor of Ann Example (${lost.email}). If you approve it, it takes effect 24 hours later`,
      );
      for (const fact of [
        "Takes effect 24 hours after it is approved",
        "Something was stolen",
        "She called from",
      ])
        await expect(yes).toContainText(fact);
      await expect(region(page, "Call it off")).toBeVisible();
      await page.getByLabel("typed in full").fill(`  ${lost.email.toUpperCase()} `);
      await page.getByRole("button", { name: "Approve the reset" }).click();
      await expect(page.getByRole("status").first()).toContainText("The reset is scheduled for");
      await expect(yes).toBeVisible();
      await expect(region(page, "Call it off")).toBeHidden();
      await expect(page.getByRole("button", { name: "Call the reset off" })).toBeHidden();
    });

    test("calling a reset off leaves nothing to approve", async ({ page, admin }) => {
      await goToReset(page, admin);
      await page.getByRole("button", { name: "Call the reset off" }).click();
      await expect(page.getByRole("status").first()).toContainText("The reset was called off");
      await expect(region(page, "Call it off")).toBeVisible();
      await expect(region(page, "Approve this reset")).toBeHidden();
    });
  });
}
