// Where lines break on a phone: Chinese headlines after a comma and never within a word, no time without its date's end, and
// names wherever they must.
import type { Locator } from "@playwright/test";
import { expect, test } from "./fixtures";
import { nameAuthenticator } from "./planted-rows";
import { POLICY_REQUIRED_URL } from "./servers";

test.use({ viewport: { width: 375, height: 740 } });

/** A text as it is painted, line by line. */
function linesOf(text: Locator): Promise<string[]> {
  return text.evaluate((element) => {
    const node = element.firstChild as Text;
    const lines = new Map<number, string>();
    for (let at = 0; at < node.length; at++) {
      const range = document.createRange();
      range.setStart(node, at);
      range.setEnd(node, at + 1);
      const { top } = range.getBoundingClientRect();
      lines.set(top, (lines.get(top) ?? "") + node.data[at]);
    }
    return [...lines.values()].map((line) => line.trim());
  });
}

test("a time stays whole", async ({ page, member }) => {
  expect(member.email).not.toBe("");
  await page.goto("/account/two-factor");
  expect((await linesOf(page.getByText(/^Last used/))).at(-1)).toMatch(/\d:\d\d.[AP]M$/);
});

test("a name of 40 letters is broken on its button, and carries nothing out of the page", async ({
  page,
  member,
}) => {
  nameAuthenticator(POLICY_REQUIRED_URL, member.email, "W".repeat(40));
  await page.goto("/account/check-up");
  await expect(page.getByRole("link", { name: /^Set “W{40}” to its clock$/ })).toBeVisible();
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(375);
});

test.describe("in Chinese", () => {
  test.use({ locale: "zh-CN" });

  test("a headline breaks after its comma, and is broken rather than cut off where there is none", async ({
    page,
  }) => {
    await page.goto("/");
    const headline = page.getByRole("heading", { level: 1 });
    expect(await linesOf(headline)).toEqual(["两把锁，", "都握在你手里"]);
    await headline.evaluate((element) => {
      element.textContent = "锁".repeat(40);
    });
    expect((await linesOf(headline)).length).toBeGreaterThan(1);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(375);
  });
});
