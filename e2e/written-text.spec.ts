// What somebody has written outlives the proof that they gave before: it is asked for again, and nothing is lost.
import { Client } from "./client";
import { query } from "./database";
import { expect, test } from "./fixtures";
import { enterCode, newPerson, startSignIn } from "./person";
import { plantSignedIn } from "./plant-signed-in";
import { POLICY_REQUIRED_URL } from "./servers";
import { openAct } from "./step-up";

for (const javaScriptEnabled of [true, false]) {
  test.describe(javaScriptEnabled ? "with scripts" : "without scripts", () => {
    test.use({ javaScriptEnabled });

    test("a reason stays where it was written until it can be sent", async ({ page, admin }) => {
      const member = newPerson();
      await plantSignedIn(new Client(POLICY_REQUIRED_URL), member, POLICY_REQUIRED_URL);
      const [row] = query<{ id: string }>(
        POLICY_REQUIRED_URL,
        "SELECT id FROM Account WHERE email = ?",
        member.email,
      );
      await openAct(page, admin, `/admin/users/${row?.id}/reset`);
      await page.getByLabel("How do you know").fill("Called back on the number on file");
      // As if its time were over.
      const [grant] = (await page.context().cookies()).filter(({ name }) => name.endsWith("grant"));
      await page.context().clearCookies({ name: String(grant?.name) });
      await page.getByRole("button", { name: "Reset" }).click();
      const alert = page.locator("main").getByRole("alert");
      await expect(alert).toContainText("Your confirmation has expired.");
      await expect(page.getByLabel("How do you know")).toHaveValue("Called back on the number on file");

      const opened = page.waitForEvent("popup");
      await alert.getByRole("link", { name: "Confirm in a new tab" }).click();
      const tab = await opened;
      await enterCode(tab, admin, await admin.phone.nextCode(), admin.names.verify);
      await expect(tab).toHaveURL(/\/reset$/);
      await tab.close();
      await page.getByRole("button", { name: "Reset" }).click();
      await expect(alert, "what is missing is said, and no proof asked for").not.toContainText("has expired");
      await expect(page.getByLabel("How do you know")).toHaveValue("Called back on the number on file");
    });
  });
}

test("what happened is told once, though the sign-in for it is over", async ({ page }) => {
  const member = newPerson();
  await plantSignedIn(new Client(POLICY_REQUIRED_URL), member, POLICY_REQUIRED_URL);
  await startSignIn(page, member);
  await page.getByRole("link", { name: "I have lost my phone and my codes" }).click();
  await page.getByLabel("What happened?").fill("My phone fell into the sea");
  const [ticket] = (await page.context().cookies()).filter(({ name }) => name.endsWith("ticket"));
  await page.context().clearCookies({ name: String(ticket?.name) });
  await page.getByRole("button", { name: "Ask for help" }).click();

  const opened = page.waitForEvent("popup");
  await page.getByRole("link", { name: "Enter the password in a new tab" }).click();
  const tab = await opened;
  await startSignIn(tab, member);
  await tab.close();
  await expect(page.getByLabel("What happened?")).toHaveValue("My phone fell into the sea");
  await page.getByRole("button", { name: "Ask for help" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Your request is with the administrators");
});
