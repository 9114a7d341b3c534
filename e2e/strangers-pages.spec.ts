// What many strangers ask for at once: one rendering serves them all, scripts run in every copy, and nothing is mixed up.
import type { Asker } from "./client";
import { expect, test } from "./fixtures";

const PATHS = ["/", "/sign-in", "/sign-up", "/forgot-password", "/docs/api"];

/** A page as it came, its nonce taken out of it. */
async function copyOf(request: Asker, path: string, headers: Record<string, string> = {}) {
  const answer = await request.get(path, { headers });
  const nonce = /'nonce-([^']+)'/.exec(answer.headers()["content-security-policy"] ?? "")?.[1] ?? "none";
  const text = await answer.text();
  expect(text.split(nonce).length, `nonces in ${path}`).toBeGreaterThan(3);
  return { nonce, text: text.replaceAll(nonce, "") };
}

test("copies differ in their nonce alone, whatever else the requests bring along", async ({ request }) => {
  for (const path of PATHS) {
    const first = await copyOf(request, path);
    const marked = {
      cookie: "twofold.browser=x; twofold.trusted=y; twofold.ticket=z; twofold.session=made-up",
      referer: "http://x/",
    };
    const second = await copyOf(request, path, { ...marked, "user-agent": "Googlebot/2.1" });
    expect(second.nonce).not.toBe(first.nonce);
    expect(second.text).toBe(first.text);
    const chinese = await copyOf(request, path, { "accept-language": "zh-CN" });
    expect(chinese.text).toContain('<html lang="zh-CN"');
  }
});

test("scripts run in a copy of what was rendered for somebody else", async ({ page, otherBrowser }) => {
  const other = await otherBrowser();
  await Promise.all([page.goto("/sign-in"), other.goto("/sign-in")]);
  for (const each of [page, other]) {
    await each.getByLabel("Password", { exact: true }).fill("plum orbit kettle");
    await each.getByRole("button", { name: "Show typed characters" }).click();
    await expect(each.getByLabel("Password", { exact: true })).toHaveAttribute("type", "text");
  }
});

test("whoever is signed in is led on, also right after a stranger was here", async ({
  page,
  member,
  request,
}) => {
  expect(member.email).toContain("@");
  await request.get("/sign-in");
  await page.goto("/sign-in");
  await expect(page).toHaveURL(/\/account$/);
  await page.getByRole("button", { name: "Sign out" }).click();
  await page.goto("/sign-in");
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Sign in");
});
