// What administrators have written outlives the proof that they gave before: it is asked for again, and nothing is lost.
import { expect, test } from "./fixtures";
import { enterCode } from "./person";

for (const javaScriptEnabled of [true, false]) {
  test.describe(javaScriptEnabled ? "with scripts" : "without scripts", () => {
    test.use({ javaScriptEnabled });

    test("a reason stays where it was written until it can be sent", async ({ page, admin, member }) => {
      await page.goto("/admin/users");
      await page.getByRole("link", { name: member.email }).first().click();
      await page.getByRole("link", { name: "Reset the second factor" }).click();
      await enterCode(page, admin, await admin.phone.nextCode(), admin.names.verify);
      await page.getByLabel("How do you know").fill("Called back on the number on file");
      // As if its time were over.
      const [grant] = (await page.context().cookies()).filter(({ name }) => name.endsWith("grant"));
      await page.context().clearCookies({ name: String(grant?.name) });
      await page.getByRole("button", { name: "Reset" }).click();
      const alert = page.locator("main").getByRole("alert");
      await expect(alert).toContainText("It is too long since you confirmed that it is you.");
      await expect(page.getByLabel("How do you know")).toHaveValue("Called back on the number on file");

      const opened = page.waitForEvent("popup");
      await alert.getByRole("link", { name: "Confirm in a new tab" }).click();
      const tab = await opened;
      await enterCode(tab, admin, await admin.phone.nextCode(), admin.names.verify);
      await expect(tab).toHaveURL(/\/reset$/);
      await tab.close();
      await page.getByRole("button", { name: "Reset" }).click();
      await expect(alert, "what is missing is said, and no proof asked for").not.toContainText("too long");
      await expect(page.getByLabel("How do you know")).toHaveValue("Called back on the number on file");
    });
  });
}
