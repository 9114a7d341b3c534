// API keys from the first to the last page: made behind a step-up, shown once, listed without it, revoked.
import type { Page } from "@playwright/test";
import { apiKeyKind } from "@/lib/api/key-format";
import { query } from "./database";
import { expect, test } from "./fixtures";
import type { Person } from "./person";
import { POLICY_REQUIRED_URL } from "./servers";

const KEYS = "/account/api-keys";
const CREATE = /\/account\/api-keys\/create/;

/** On the step-up page. */
async function useRecoveryCode(page: Page, person: Person): Promise<void> {
  await page.getByRole("link", { name: "Use a recovery code" }).click();
  await page.getByLabel("Recovery code").fill(String(person.recoveryCodes.pop()));
  await page.getByRole("button", { name: "Verify" }).click();
  await expect(page).toHaveURL(CREATE);
}

test("a key is made after a step-up, shown once and in no address, and revoked (R102, R104, R105)", async ({
  page,
  member,
  request,
}) => {
  const addresses: string[] = [];
  page.on("request", (sent) => addresses.push(sent.url()));
  await page.goto("/account");
  await page.getByRole("link", { name: "API keys" }).click();
  await expect(page.getByText("No API key yet")).toBeVisible();
  await page.getByRole("link", { name: "Create key" }).click();
  await expect(page.getByRole("heading", { name: "Confirm that it is you" })).toBeVisible();
  await useRecoveryCode(page, member);
  await page.getByLabel("Name").fill("Build server");
  await page.getByRole("radio", { name: "Test" }).check();
  await page.getByRole("button", { name: "Create key" }).click();
  const key = (await page.getByLabel("API key", { exact: true }).textContent()) ?? "";
  expect(apiKeyKind(key)).toBe("test");
  await expect(page.getByText(`curl ${POLICY_REQUIRED_URL}/api/2fa`)).toContainText(key);

  await page.reload();
  await expect(page, "the permit is spent").toHaveURL("/step-up?for=create-api-key");
  expect(await page.content()).not.toContain(key);
  await page.goto(KEYS);
  const row = page.getByRole("main").getByRole("listitem");
  await expect(row).toContainText(/Build server.*Test.*Not used yet/);
  expect(await page.content()).not.toContain(key);
  expect(addresses.filter((address) => address.includes(key.slice(9, 20)))).toEqual([]);
  const headers = { authorization: `Bearer ${key}`, "x-api-key": key };
  expect((await request.get(KEYS, { headers, maxRedirects: 0 })).headers().location).toMatch(/\/sign-in$/);

  await row.getByRole("link", { name: "Revoke Build server" }).click();
  await page.getByRole("button", { name: "Revoke key" }).click();
  await expect(page).toHaveURL(KEYS);
  await expect(page.getByText("No API key yet")).toBeVisible();
  const left = "SELECT id FROM ApiKey WHERE accountId = (SELECT id FROM Account WHERE email = ?)";
  expect(query(POLICY_REQUIRED_URL, left, member.email)).toEqual([]);
});

test("what was typed for a key survives bad input, and a permit that has run out (R68)", async ({
  page,
  member,
}) => {
  await page.goto(`${KEYS}/create`);
  await useRecoveryCode(page, member);
  await page.getByLabel("Works for").selectOption("30 days");
  await page.getByRole("button", { name: "Create key" }).click();
  await expect(page.getByText("Give the key a name.")).toBeVisible();
  await expect(page.getByLabel("Works for")).toHaveValue("30");
  await page.getByLabel("Name").fill("备份脚本");
  await page.context().clearCookies({ name: "twofold.grant" });
  await page.getByRole("button", { name: "Create key" }).click();
  await expect(page.getByRole("heading", { name: "Confirm that it is you" })).toBeVisible();
  await useRecoveryCode(page, member);
  await expect(page.getByLabel("Name")).toHaveValue("备份脚本");
  await expect(page.getByLabel("Works for")).toHaveValue("30");
  await page.getByRole("button", { name: "Create key" }).click();
  await expect(page.getByLabel("API key", { exact: true })).toHaveText(/^tfa_live_/);
});

test.describe("without scripts", () => {
  test.use({ javaScriptEnabled: false });

  test("a key is shown in the answer of the post", async ({ page, member }) => {
    await page.goto(`${KEYS}/create`);
    await useRecoveryCode(page, member);
    await page.getByLabel("Name").fill("Cron");
    await page.getByRole("button", { name: "Create key" }).click();
    await expect(page.getByLabel("API key", { exact: true })).toHaveText(/^tfa_live_/);
    await expect(page.getByRole("button", { name: "Copy key" })).toBeHidden();
    await page.getByRole("link", { name: "I have stored the key" }).click();
    await expect(page.getByRole("main").getByRole("listitem")).toContainText("Cron");
  });
});
