// The TOTP tool: right codes on the server's clock, a key that nothing carries away, and a word without JavaScript.
import type { Page } from "@playwright/test";
import { keyOf } from "@/lib/totp/arbitrary-totp";
import { codeAtStep } from "@/lib/totp/code";
import { otpauthUri } from "@/lib/totp/otpauth-uri";
import { RFC_6238_SEEDS } from "@/lib/totp/rfc-vectors";
import { encodeSecret, groupSecret } from "@/lib/totp/secret";
import { stepAt } from "@/lib/totp/step";
import type { TotpKey } from "@/lib/totp/totp-key";
import { expectAccessible } from "./expect-accessible";
import { expect, test } from "./fixtures";
import { readQrPicture } from "./qr-picture";

const SECRET = encodeSecret(RFC_6238_SEEDS.SHA1);
const PARAMETERS = { algorithm: "SHA512", digits: 8, periodSeconds: 60 } as const;
const URI = otpauthUri({
  issuer: "Acme",
  accountName: "ada@example.org",
  secret: RFC_6238_SEEDS.SHA512,
  parameters: PARAMETERS,
});

const codeNow = (key: TotpKey, offset = 0) =>
  codeAtStep(key, stepAt(Date.now(), key.parameters.periodSeconds) + offset);

/** Waits until the page shows the previous, current and next code of `key` for the time of this machine. */
async function expectCodes(page: Page, key: TotpKey): Promise<void> {
  const isRight = async () => {
    const shown = await page.locator("dl.tabular-nums dd").allTextContents();
    const codes = [0, -1, 1].map((offset) => codeNow(key, offset));
    return shown.map((code) => code.replace(" ", "")).join() === codes.join();
  };
  await expect.poll(isRight).toBe(true);
}

test("a pasted key shows its codes and judges others, whatever this machine's clock says", async ({
  page,
}) => {
  const key = keyOf(RFC_6238_SEEDS.SHA1);
  await page.goto("/tools/totp");
  await page.getByLabel("Key or otpauth URI").fill(groupSecret(SECRET).toLowerCase());
  await expectCodes(page, key);
  const timer = page.getByRole("timer", { name: "Seconds until the next code" });
  await expect(timer).toHaveText(/^\d{1,2}$/);

  await page.evaluate(() => {
    const before = Date.now;
    Date.now = () => before() + 3_600_000;
  });
  await expect(page.getByText("about 60 minutes fast")).toBeVisible();
  await expectCodes(page, key);

  const code = page.getByLabel("Code to check");
  const alert = page.locator("main").getByRole("alert");
  for (const [typed, sentence] of [
    ["123", /has 6 digits/],
    [
      codeNow(key, -10),
      /^Right, but for (10|11) steps ago: the clock of the phone is about [56] minutes slow/,
    ],
  ] as const) {
    await code.fill(typed);
    await page.getByRole("button", { name: "Check", exact: true }).click();
    await expect(alert).toHaveText(sentence);
    await expect(code).toHaveValue(typed);
  }
  await code.fill(codeNow(key));
  await code.press("Enter");
  await expect(page.getByText(/^Right(: this is the current code|, one step late)/)).toBeVisible();
  await expect(alert).toHaveCount(0);

  await page.getByLabel("Algorithm").selectOption("SHA-256");
  await page.getByLabel("Digits").selectOption("4");
  await page.getByLabel("Period in seconds").fill("120");
  await expectCodes(page, keyOf(RFC_6238_SEEDS.SHA1, { algorithm: "SHA256", digits: 4, periodSeconds: 120 }));
});

test("no request, address, store or step back has the key, and mistakes are named", async ({ page }) => {
  const sent: string[] = [];
  page.on("request", (request) => sent.push(`${request.url()} ${request.postData() ?? ""}`));
  await page.goto("/tools/totp");
  const field = page.getByLabel("Key or otpauth URI");
  await field.fill(URI);
  await expectCodes(page, keyOf(RFC_6238_SEEDS.SHA512, PARAMETERS));
  await expect(page.getByText("ada@example.org", { exact: true })).toBeVisible();
  await expect(page.getByLabel("Period in seconds")).toHaveValue("60");
  await page.getByRole("button", { name: "Show QR code" }).click();
  const picture = page.getByRole("img", { name: "QR code of the key" });
  expect(readQrPicture(await picture.screenshot()).text).toBe(URI);
  await expectAccessible(page);

  const alert = page.locator("main").getByRole("alert");
  const wrong = URI.replace("totp/", "hotp/");
  for (const [typed, sentence] of [
    [wrong, /counts uses, not time/],
    [`${SECRET}1`, /not a whole Base32 key/],
  ] as const) {
    await field.fill(typed);
    await field.press("Enter");
    await expect(alert).toHaveText(sentence);
    await expect(field).toHaveValue(typed);
    await expect(field).toHaveAccessibleDescription(sentence);
  }
  await page.getByRole("button", { name: "Clear" }).click();
  await expect(field).toHaveValue("");
  await expect(field).toBeFocused();
  await expect(alert).toHaveCount(0);

  await field.fill(SECRET);
  await expectCodes(page, keyOf(RFC_6238_SEEDS.SHA1));
  await expect(page).toHaveURL(/\/tools\/totp$/);
  const stored = await page.evaluate(() =>
    JSON.stringify([{ ...localStorage }, { ...sessionStorage }, history.state]),
  );
  await page.getByRole("link", { name: "Twofold", exact: true }).click();
  await expect(page).toHaveURL(/\/$/);
  await page.goBack();
  await expect(field).toHaveValue("");
  expect(sent.length).toBeGreaterThan(5);
  const secrets = [SECRET, encodeSecret(RFC_6238_SEEDS.SHA512), "hotp"];
  expect([stored, ...sent].filter((text) => secrets.some((secret) => text.includes(secret)))).toEqual([]);
});

test.describe("with JavaScript off", () => {
  test.use({ javaScriptEnabled: false });

  test("a sentence points to the API, and nothing can be typed that a form would send", async ({ page }) => {
    await page.goto("/tools/totp");
    await expect(page.getByText(/works in the browser alone/)).toBeVisible();
    await expect(page.locator("main").getByRole("textbox")).toHaveCount(0);
    await expect(page.locator("main form, main [name]")).toHaveCount(0);
    await expect(page.locator("main fieldset[disabled]")).toHaveCount(1);
  });
});
