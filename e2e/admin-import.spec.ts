// Many people at once: a file, what is wrong with it, and invitations for the rest, with JavaScript and without.
import { Client } from "./client";
import { expectAccessible } from "./expect-accessible";
import { expect, test } from "./fixtures";
import { nextLink } from "./mailbox";
import { enterCode } from "./person";
import { POLICY_REQUIRED_URL } from "./servers";

const file = (text: string | Buffer, name = "people.csv") => ({
  name,
  mimeType: "text/csv",
  buffer: Buffer.from(text),
});

test("a file is looked at, mended in parts, and its people are invited", async ({
  page,
  admin,
  context,
  otherBrowser,
}) => {
  const at = `${admin.email.split("@")[0]?.toLowerCase()}.example.test`;
  await page.goto("/admin/users/import");
  await expectAccessible(page);
  await page
    .getByLabel("CSV file")
    .setInputFiles(file(Buffer.from("email\nJos\xe9@example.test\n", "latin1")));
  await page.getByRole("button", { name: "Read the file" }).click();
  await expect(page.locator("main").getByRole("alert")).toHaveText(/not UTF-8/);

  await page.goto("/admin/users/import");
  const rows = [
    "role;name;email",
    `;"Ada; Countess";ada@${at}`,
    `;;ADA@${at}`,
    `;;${admin.email}`,
    `boss;;b@${at}`,
    ";;=1+1",
  ];
  await page.getByLabel("CSV file").setInputFiles(file(`\ufeff${rows.join("\r\n")}\r\n`));
  await page.getByRole("button", { name: "Read the file" }).click();
  await expect(page.getByText("1 person will be invited.")).toBeVisible();
  const told = page.getByRole("row");
  await expect(told).toContainText([
    "What is wrong",
    /Line 3.*same address is on line 2/,
    /Line 4.*Already has an account/,
    /Line 5.*boss.*A role is/,
    /Line 6.*=1\+1.*Not an email address/,
  ]);
  await expectAccessible(page);
  const href = await page.getByRole("link", { name: "Download the bad rows" }).getAttribute("href");
  const csv = await context.request.get(String(href));
  expect(csv.headers()["content-disposition"]).toContain("bad-rows.csv");
  expect(await csv.text()).toContain("6,'=1+1,,,Not an email address");

  await page.getByRole("link", { name: "Invite 1 person" }).click();
  await expect(page).toHaveURL(/\/step-up\?/);
  await enterCode(page, admin, await admin.phone.nextCode(), admin.names.verify);
  await expect(page.getByRole("heading", { name: "Invite 1 person?" })).toBeVisible();
  await expectAccessible(page);
  await page.getByRole("button", { name: "Invite 1 person" }).click();
  await expect(page.getByRole("heading", { name: "Import done" })).toBeVisible();
  await expectAccessible(page);
  const invited = await otherBrowser();
  await invited.goto(await nextLink(POLICY_REQUIRED_URL, `ada@${at}`, "/invitation"));
  await expect(invited.getByRole("button", { name: "Create account" })).toBeVisible();
});

test.describe("without JavaScript", () => {
  test.use({ javaScriptEnabled: false });

  test("a large file is paged through and discarded, and strangers send none", async ({ page, admin: _ }) => {
    const lines = Array.from({ length: 20_000 }, (_row, index) => `no address ${index}`);
    const large = file(`email\n${lines.join("\n")}\nlast@example.test\n`);
    await page.goto("/admin/users/import");
    await page.getByLabel("CSV file").setInputFiles(large);
    await page.getByRole("button", { name: "Read the file" }).click();
    await expect(page.getByText("20,000 rows cannot be used.")).toBeVisible();
    await page.getByRole("link", { name: "Next page" }).click();
    await expect(page.getByRole("row").nth(1)).toContainText("Line 27");
    await page.getByRole("button", { name: "Discard" }).click();
    await expect(page.getByRole("heading", { name: "Import stopped" })).toBeVisible();
    await expect(page.getByText("Nobody was invited.")).toBeVisible();

    const stranger = new Client(POLICY_REQUIRED_URL);
    const multipart = new FormData();
    multipart.append("file", new File([large.buffer], large.name, { type: large.mimeType }));
    const send = (cookie: string) =>
      stranger.post("/admin/users/import/file", {
        headers: { origin: POLICY_REQUIRED_URL, cookie },
        multipart,
      });
    expect((await send("")).status()).toBe(413);
    expect((await send("twofold.session=made-up")).status()).toBe(404);
  });
});
