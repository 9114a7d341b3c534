// Webhooks: one is added behind a step-up, shows its secret once, delivers what that secret signs, and goes again.
import { TEST_EVENT } from "@/lib/webhooks/message-body";
import { TestReceiver } from "@/lib/webhooks/test-receiver";
import { isSignedWith } from "@/lib/webhooks/test-signature";
import { expectAccessible } from "./expect-accessible";
import { expect, test } from "./fixtures";
import { spendRecoveryCode } from "./spend-recovery-code";

test("administrators add a webhook, test it, and remove it", async ({ page, admin }) => {
  const receiver = await new TestReceiver().start();
  const stepUp = () =>
    spendRecoveryCode(page.context().request, String(admin.recoveryCodes.pop()), "manage-webhooks");
  await page.goto("/admin");
  await page.getByRole("link", { name: "Webhooks" }).click();
  await expect(page).toHaveURL("/admin/webhooks");
  await expectAccessible(page);
  await stepUp();
  await page.getByRole("link", { name: "Add webhook" }).click();
  await expect(page).toHaveURL(/\/change\/add$/);
  await expectAccessible(page);
  const address = page.getByLabel("Address of the receiver");
  await address.fill("https://10.0.0.1/hook");
  await page.getByRole("button", { name: "Add webhook" }).click();
  await expect(page.getByRole("alert").filter({ hasText: "leads into a private network" })).toBeVisible();
  await address.fill(receiver.url());
  await page.getByRole("button", { name: "Add webhook" }).click();
  const secret = await page.getByLabel("Secret").inputValue();
  await expectAccessible(page);

  await page.getByRole("link", { name: "Back to webhooks" }).click();
  await page
    .getByRole("listitem")
    .filter({ hasText: String(receiver.port) })
    .getByRole("link")
    .click();
  await page.getByRole("button", { name: "Send a test" }).click();
  await expect(page.getByText("A test is on its way.")).toBeVisible();
  // Other tests change factors on the same server, and the webhook hears of that too.
  const testPost = () => receiver.received.find(({ body }) => JSON.parse(body).type === TEST_EVENT);
  await expect.poll(testPost).toBeDefined();
  const post = testPost();
  expect(post && (await isSignedWith(secret, post))).toBe(true);
  await page.reload();
  const row = page.getByRole("listitem").filter({ hasText: /^Test/ });
  await expect(row.getByText("Delivered", { exact: true })).toBeVisible();
  await expectAccessible(page);

  await stepUp();
  await page.getByRole("link", { name: "Remove" }).click();
  await page.getByRole("button", { name: "Remove" }).click();
  await expect(page.getByText("The webhook is removed.")).toBeVisible();
  await receiver.stop();
});

for (const javaScriptEnabled of [true, false]) {
  test.describe(javaScriptEnabled ? "with scripts" : "without scripts", () => {
    test.use({ javaScriptEnabled });

    test("a webhook that would hear of nothing is refused beside the boxes", async ({ page, admin }) => {
      const { request } = page.context();
      await spendRecoveryCode(request, String(admin.recoveryCodes.pop()), "manage-webhooks");
      await page.goto("/admin/webhooks/change/add");
      await page.getByLabel("Address of the receiver").fill("https://hooks.example.com/twofold");
      const events = page.getByRole("group", { name: "Events" });
      for (const box of await events.getByRole("checkbox").all()) await box.uncheck();
      await page.getByRole("button", { name: "Add webhook" }).click();
      await expect(events.getByRole("alert")).toHaveText("Choose at least one kind of event.");
      await expect(events).toHaveAccessibleDescription("Choose at least one kind of event.");
      await expect(page.locator("main").getByRole("alert"), "once").toHaveCount(1);
      await expect(events.getByRole("checkbox").first()).toBeFocused();
      for (const box of await events.getByRole("checkbox").all()) await expect(box).not.toBeChecked();
      // The look itself is a script.
      if (javaScriptEnabled) await expectAccessible(page);
    });
  });
}
