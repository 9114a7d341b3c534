// Secrets of another system: a pasted list, what is wrong with it, and a person who goes on with the app they have.
import { randomBytes } from "node:crypto";
import { encodeSecret } from "@/lib/totp/secret";
import { scan } from "./authenticator";
import { expectAccessible } from "./expect-accessible";
import { expect, test } from "./fixtures";
import { enterCode, newPerson, PATHS, startSignIn } from "./person";
import { plantAccount } from "./planted-member";
import { letCodesRest } from "./planted-rows";
import { POLICY_REQUIRED_URL } from "./servers";

test("a list is looked at, confirmed, and its person signs in with the old app", async ({
  page,
  admin,
  otherBrowser,
}) => {
  const theirs = await otherBrowser();
  const moved = newPerson();
  await plantAccount(theirs.context().request, moved);
  const secret = encodeSecret(randomBytes(20));
  const uri = `otpauth://totp/Old:${encodeURIComponent(moved.email)}?secret=${secret}&issuer=Old`;
  const own = `otpauth://totp/${encodeURIComponent(admin.email)}?secret=${encodeSecret(randomBytes(20))}`;
  await page.goto("/admin/users");
  await page.getByRole("link", { name: "Import secrets" }).click();
  await expect(page).toHaveURL("/admin/users/import-secrets");
  await expectAccessible(page);
  await page
    .getByLabel("List", { exact: true })
    .fill([uri, own, "otpauth://totp/nobody?secret=1"].join("\n"));
  await page.getByRole("button", { name: "Read the list" }).click();
  await expect(page.getByText("1 secret can be imported.")).toBeVisible();
  const rows = page.locator("main section").getByRole("listitem");
  await expect(rows).toContainText([
    /Line 2.*An administrator/,
    /Line 3.*not Base32/,
    new RegExp(`Line 1.*${moved.email}.*Old`),
  ]);
  expect(await page.content()).not.toContain(secret);
  await expectAccessible(page);

  await page.getByRole("link", { name: "Import 1 secret" }).click();
  await expect(page).toHaveURL(/\/step-up\?/);
  await enterCode(page, admin, await admin.phone.nextCode(), admin.names.verify);
  await expect(page.getByRole("heading", { name: "Import 1 secret?" })).toBeVisible();
  await expectAccessible(page);
  await page.getByRole("button", { name: "Import 1 secret" }).click();
  await expect(page.getByRole("heading", { name: "Import done" })).toBeVisible();
  await expect(page.getByText("1 person has their authenticator here now.")).toBeVisible();
  await expectAccessible(page);

  await theirs.goto("/account");
  await expect(theirs, "the password alone is not enough any more").toHaveURL(PATHS.signIn);
  await startSignIn(theirs, moved);
  moved.phone = scan(uri);
  letCodesRest(POLICY_REQUIRED_URL, moved.email, moved.phone);
  await enterCode(theirs, moved, await moved.phone.nextCode(), moved.names.verify);
  await expect(theirs).toHaveURL(PATHS.account);
  await expect(theirs.getByText("You have no recovery codes")).toBeVisible();
});
