// Simplified Chinese: the main story in it, the switch between the languages, and no English that was left behind.
import type { Page } from "@playwright/test";
import { PUBLIC_PAGES } from "./app-map";
import { everyPage, signInAndTrust } from "./every-page";
import { expect, test } from "./fixtures";
import { messagesOf, namesFrom, sentence } from "./names";
import { enroll, enterCode, PATHS, saveCodes, signIn, signOut, signUp, startSignIn } from "./person";
import { plantSignedIn } from "./plant-signed-in";
import { CONFIRMED_URL } from "./servers";

const chinese = messagesOf("zh-CN");

/**
 * What a Chinese page may say in Latin letters: names of products and things, addresses, codes and keys, and the folder
 * of the outbox.
 */
const LATIN =
  /\S*\/outbox\b|tfa_\w+…\w+|localhost|Twofold|English|Test phone|Chrome|Linux|JSON|cURL|Python|JavaScript|PHP|Google Authenticator|Authy|1Password|Windows Hello|TOTP|PIN|UTC|API|OpenAPI|RFC|HMAC|Base32|otpauth|URI|Unix|IPv[46]|Cookie|[\w.-]+@[\w.-]+|SHA-\d+|[0-9A-Z]{4}-[0-9A-Z]{4}|\b[A-Z2-7]{4}\b|\b[0-9A-Z]{6}\b/g;

/** All that a page says: visible text, names, hints and title. Not what is code, and of no language. */
function wordsOf(page: Page): Promise<string> {
  return page.evaluate(() => {
    for (const code of document.querySelectorAll<HTMLElement>('[translate="no"]')) code.hidden = true;
    const named = [...document.querySelectorAll("[aria-label], [alt], [title], [placeholder]")];
    const names = ["aria-label", "alt", "title", "placeholder"];
    const attributes = named.flatMap((element) => names.map((name) => element.getAttribute(name) ?? ""));
    const words = [document.title, document.body.innerText, ...attributes].join("\n");
    for (const code of document.querySelectorAll<HTMLElement>('[translate="no"]')) code.hidden = false;
    return words;
  });
}

/** Fails for English that was left behind on a Chinese page. */
async function expectNoEnglish(page: Page): Promise<void> {
  await expect(page.locator("html")).toHaveAttribute("lang", "zh-CN");
  const words = (await wordsOf(page)).replace(LATIN, "");
  expect(words.match(/[A-Za-z]{3,}/g) ?? [], `English on ${page.url()}`).toEqual([]);
}

test.describe("a browser that asks for Chinese", () => {
  test.use({ locale: "zh-CN" });

  test("gets the main story in Chinese, errors included", async ({ page, person }) => {
    person.names = namesFrom(chinese);
    await page.goto("/");
    await expectNoEnglish(page);
    await page.goto("/sign-up");
    await page.getByRole("button", { name: person.names.createAccount }).click();
    await expect(page.locator("main").getByRole("alert")).toHaveText(
      sentence(chinese, "errors.email-missing"),
    );
    await expectNoEnglish(page);
    await signUp(page, person);
    await expectNoEnglish(page);
    await expect(page.getByLabel(person.names.authenticatorName)).toHaveValue(
      sentence(chinese, "enroll.baseName"),
    );
    await enroll(page, person);
    await expectNoEnglish(page);
    await saveCodes(page, person);
    await expectNoEnglish(page);
    await page.goto("/account/two-factor");
    await expectNoEnglish(page);
    await page.goto("/account/privacy");
    await expectNoEnglish(page);
    await page.goto("/step-up?for=replace-recovery-codes");
    await expectNoEnglish(page);
    await page.goto("/account");
    await signOut(page, person);
    await startSignIn(page, person);
    await expectNoEnglish(page);
    await enterCode(page, person, person.phone.codeAround(-5), person.names.verify);
    await expect(page.locator("main").getByRole("alert")).toHaveText(/你的手机慢了约 1(50|80) 秒/);
    await expectNoEnglish(page);
    await page.goto("/sign-in/recovery");
    await expectNoEnglish(page);
    await page.goto("/sign-in/verify");
    await enterCode(page, person, await person.phone.nextCode(), person.names.verify);
    await expect(page).toHaveURL(PATHS.account);
  });

  test("gets every page for strangers in Chinese", async ({ page }) => {
    for (const path of PUBLIC_PAGES.filter((address) => address !== "/setup")) {
      await page.goto(path);
      await expectNoEnglish(page);
    }
  });

  test.describe("where browsers may be trusted", () => {
    test.use({ baseURL: CONFIRMED_URL });

    test("gets every signed-in page in Chinese", async ({ page, person, request, playwright }) => {
      // The forms are read by their English names; their cookies then go to the Chinese browser.
      const userAgent = await page.evaluate(() => navigator.userAgent);
      const english = await playwright.request.newContext({ baseURL: CONFIRMED_URL, userAgent });
      await plantSignedIn(request, person, CONFIRMED_URL);
      await signInAndTrust(english, person);
      for await (const path of everyPage(english, person)) {
        await page.context().addCookies((await english.storageState()).cookies);
        await page.goto(path);
        await expectNoEnglish(page);
      }
      await english.dispose();
    });
  });
});

test("the switch changes the language, here and on the next pages, and back", async ({ page, member }) => {
  await page.goto("/account/two-factor");
  await page.getByRole("button", { name: "简体中文" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(sentence(chinese, "twoFactor.title"));
  await expect(page).toHaveURL(PATHS.twoFactor);
  await expect(page.getByRole("button", { name: "简体中文" })).toHaveAttribute("aria-pressed", "true");
  member.names = namesFrom(chinese);
  await signOut(page, member);
  await expect(page.getByRole("link", { name: member.names.signIn })).toBeVisible();
  await page.getByRole("button", { name: "English" }).click();
  await expect(page.getByRole("link", { name: "Sign in" })).toBeVisible();
  await expect(page.locator("html")).toHaveAttribute("lang", "en");
});

test("the switch works without scripts, and a form in between keeps working", async ({
  browser,
  member,
  faults,
}) => {
  const context = await browser.newContext({ javaScriptEnabled: false });
  faults.attach(context);
  const page = await context.newPage();
  await page.goto("/sign-in");
  await page.getByRole("button", { name: "简体中文" }).click();
  const names = namesFrom(chinese);
  await expect(page.getByRole("heading", { name: sentence(chinese, "signIn.title") })).toBeVisible();
  await signIn(page, { ...member, names, hasScripts: false });
  await context.close();
});
