// The API reference for people: choosing a language without scripts, and reading it on a phone; and the one for programs.
import { expect, test } from "./fixtures";

test.describe("without scripts", () => {
  test.use({ javaScriptEnabled: false });

  test("the keyboard chooses the programming language, and its program is in sight", async ({ page }) => {
    await page.goto("/docs/api");
    await expect(page.getByText("curl --silent").first()).toBeVisible();
    await page.getByRole("radio", { name: "cURL" }).focus();
    for (const { name, line } of [
      { name: "Python", line: /^import json/ },
      { name: "JavaScript", line: /^const ADDRESS/ },
      { name: "Go", line: /^package main/ },
      { name: "PHP", line: /^<\?php/ },
    ]) {
      await page.keyboard.press("ArrowRight");
      await expect(page.getByRole("radio", { name })).toBeChecked();
      await expect(page.getByRole("group", { name, exact: true })).toHaveText(line);
    }
    await expect(page.getByText("curl --silent").first()).toBeHidden();
    await expect(page.getByRole("button", { name: "Copy" })).toHaveCount(0);
  });
});

test("on a phone the code scrolls and the page does not; one tap copies a program; its links lead on", async ({
  page,
  context,
}) => {
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  await page.setViewportSize({ width: 375, height: 800 });
  await page.goto("/");
  await page.getByRole("link", { name: "API reference" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("TOTP API");
  const widths = await page.evaluate(() => {
    const frame = [...document.querySelectorAll("pre")].find((code) => code.textContent?.startsWith("# The"));
    return {
      page: document.documentElement.scrollWidth,
      code: Number(frame?.scrollWidth),
      frame: Number(frame?.parentElement?.clientWidth),
    };
  });
  expect(widths.page).toBe(375);
  expect(widths.code).toBeGreaterThan(widths.frame);

  await page.getByRole("radio", { name: "Python" }).check();
  await page.getByRole("button", { name: "Copy" }).click();
  await expect(page.getByText("Copied")).toBeVisible();
  const copied = await page.evaluate(() => navigator.clipboard.readText());
  expect(copied).toContain(`ADDRESS = "${new URL("/api/2fa", page.url()).href}"`);

  await page.getByRole("link", { name: "OpenAPI 3.1 description" }).click();
  expect(JSON.parse((await page.textContent("pre")) ?? "")).toMatchObject({ openapi: "3.1.0" });
});
