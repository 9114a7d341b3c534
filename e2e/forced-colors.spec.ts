// What is chosen in a row of links or tabs still differs from what is not, where the reader's own colours replace ours.
import type { Page } from "@playwright/test";
import { expect, test } from "./fixtures";

/** What the links of every row look like that has a chosen one: the chosen one's look, and those of the others. */
function looksOfChoices(page: Page): Promise<{ chosen: string; others: string[] }[]> {
  return page.evaluate(() => {
    const lookOf = (link: Element) => {
      const { textDecorationLine, borderBottomColor, fontWeight, color } = getComputedStyle(link);
      return [textDecorationLine, borderBottomColor, fontWeight, color].join(" ");
    };
    return [...document.querySelectorAll("nav [aria-current]")].map((link) => ({
      chosen: lookOf(link),
      others: [...(link.closest("ul")?.querySelectorAll("a:not([aria-current])") ?? [])].map(lookOf),
    }));
  });
}

for (const [path, rows] of [
  ["/admin", 2],
  ["/admin/users", 3],
  ["/account/activity", 2],
] as const) {
  test(`a chosen link stands out in forced colours: ${path}`, async ({ page, admin }) => {
    expect(admin.email).not.toBe("");
    await page.emulateMedia({ forcedColors: "active", reducedMotion: "reduce" });
    await page.goto(path);
    const looks = await looksOfChoices(page);
    expect(looks).toHaveLength(rows);
    for (const { chosen, others } of looks) {
      expect(others.length).toBeGreaterThan(0);
      expect(others).not.toContain(chosen);
    }
  });
}

test("the chosen tab of an example stands out in forced colours", async ({ page }) => {
  await page.emulateMedia({ forcedColors: "active", reducedMotion: "reduce" });
  await page.goto("/docs/api");
  const tabs = page.getByRole("group", { name: "Programming language" }).locator("label");
  const lines = await tabs.evaluateAll((all) => all.map((tab) => getComputedStyle(tab).textDecorationLine));
  expect(lines.filter((line) => line === "underline")).toHaveLength(1);
});
