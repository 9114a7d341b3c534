// The main job: from sign-up to signing in with both factors, and the QR code that it begins with.
import { scan } from "./authenticator";
import { expect, test } from "./fixtures";
import { enroll, enterCode, enterPassword, PATHS, saveCodes, scanPage, signOut, signUp } from "./person";
import { readQrPicture } from "./qr-picture";

test("a person signs up, enrolls, signs out, and signs in with password and code", async ({
  page,
  person,
}) => {
  await page.goto("/");
  await page.getByRole("link", { name: "Create account" }).click();
  await expect(page.getByRole("heading", { name: "Create account" })).toBeVisible();
  await signUp(page, person);
  await enroll(page, person);
  expect(new Set(person.recoveryCodes).size).toBe(10);
  for (const code of person.recoveryCodes)
    expect(code).toMatch(/^[0-9A-HJKMNP-TV-Z]{4}-[0-9A-HJKMNP-TV-Z]{4}$/);
  await saveCodes(page, person);
  await expect(page.getByText(`Signed in as ${person.email}`)).toBeVisible();
  await expect(page.getByText("10 recovery codes left")).toBeVisible();
  await signOut(page, person);

  await page.getByRole("link", { name: "Sign in" }).click();
  await enterPassword(page, person);
  await expect(page.getByRole("heading", { name: "Two-factor authentication" })).toBeVisible();
  await expect(page).toHaveURL(PATHS.verify);
  await enterCode(page, person, await person.phone.nextCode(), "Verify");
  await expect(page).toHaveURL(PATHS.account);
  await expect(page.getByText(`Signed in as ${person.email}`)).toBeVisible();
});

for (const colorScheme of ["light", "dark"] as const) {
  test.describe(`in the ${colorScheme} theme`, () => {
    test.use({ colorScheme });

    test("the picture of the QR code says what the link says, dark on white with a quiet zone (R26, R33)", async ({
      page,
      person,
    }) => {
      await signUp(page, person);
      const uri = await page.getByRole("link", { name: "Open in authenticator app" }).getAttribute("href");
      const screenshot = await page
        .getByRole("img", { name: "QR code for your authenticator app" })
        .screenshot();
      const picture = readQrPicture(screenshot);
      expect(picture.text).toBe(uri);
      expect(picture.quietModules).toBeGreaterThan(3.8);

      const phone = scan(picture.text);
      expect(phone.issuer).toBe("Twofold");
      expect(phone.label).toBe(`Twofold:${person.email} (Authenticator)`);
      expect(phone.secret).toMatch(/^[A-Z2-7]{32}$/);
      await enterCode(page, person, await phone.nextCode(), "Confirm");
      await expect(page).toHaveURL(PATHS.recoveryCodes);
    });
  });
}

test("the key under the QR code is the link's, in groups of four, and can be copied", async ({
  page,
  person,
}) => {
  await page.context().grantPermissions(["clipboard-read", "clipboard-write"]);
  await signUp(page, person);
  const { secret } = await scanPage(page, person);
  const groups = secret.match(/.{4}/g) ?? [];
  await expect(page.getByText(groups.join(" "))).toBeVisible();
  await page.getByRole("button", { name: "Copy key" }).click();
  await expect(page.getByText("Copied")).toBeVisible();
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(secret);
});

test("a new QR code has another secret, and the old one's code counts no more", async ({ page, person }) => {
  await signUp(page, person);
  const old = await scanPage(page, person);
  await page.getByRole("button", { name: "Show a new QR code" }).click();
  await expect
    .poll(async () => (await scanPage(page, person)).secret, { message: "a new secret" })
    .not.toBe(old.secret);
  await enterCode(page, person, await old.nextCode(), "Confirm");
  await expect(page.getByRole("alert").filter({ hasText: "That code is wrong" })).toBeVisible();
  await enroll(page, person);
});

test("recovery codes can be copied, downloaded and printed, and survive a reload until they are saved (R49)", async ({
  page,
  person,
}) => {
  await page.context().grantPermissions(["clipboard-read", "clipboard-write"]);
  await signUp(page, person);
  await enroll(page, person);
  await page.reload();
  await expect(page.getByRole("list", { name: "Recovery codes" }).getByRole("listitem")).toHaveText(
    person.recoveryCodes,
  );
  await page.getByRole("button", { name: "Copy" }).click();
  await expect(page.getByText("Copied")).toBeVisible();
  const copied = await page.evaluate(() => navigator.clipboard.readText());
  expect(copied.split("\n")).toEqual(person.recoveryCodes);

  const download = page.waitForEvent("download");
  await page.getByRole("button", { name: "Download" }).click();
  const file = await download;
  expect(file.suggestedFilename()).toBe("twofold-recovery-codes.txt");
  expect(file.url()).toMatch(/^blob:/);
  const chunks: Buffer[] = [];
  for await (const chunk of await file.createReadStream()) chunks.push(chunk as Buffer);
  const text = Buffer.concat(chunks).toString();
  for (const expected of [...person.recoveryCodes, person.email]) expect(text).toContain(expected);

  await page.emulateMedia({ media: "print" });
  await expect(page.getByText(person.recoveryCodes[0] ?? "")).toBeVisible();
  await expect(page.getByText(person.email)).toBeVisible();
  await expect(page.getByRole("button", { name: "Continue" })).toBeHidden();
  await page.emulateMedia({ media: "screen" });

  await page.getByRole("button", { name: "Continue" }).click();
  await expect(page.getByRole("alert").filter({ hasText: "Save the codes first" })).toBeVisible();
  await saveCodes(page, person);
  await page.goto("/account/two-factor/recovery-codes");
  await expect(page.getByRole("list", { name: "Recovery codes" })).toBeHidden();
  await expect(page.getByText("cannot be shown again")).toBeVisible();
});
