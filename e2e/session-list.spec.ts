// The list of one's own sessions: what it shows, ending one and all others, and nobody else's.
import type { Page } from "@playwright/test";
import { Client } from "./client";
import { everythingAbout, query } from "./database";
import { expect, test } from "./fixtures";
import { alertsIn, destination, postForm, readForm } from "./form-post";
import { newPerson, PATHS, signIn, signOut, startSignIn } from "./person";
import { plantSignedIn } from "./plant-signed-in";
import { POLICY_REQUIRED_URL } from "./servers";
import { spendRecoveryCode } from "./spend-recovery-code";

const SESSIONS = "/account/sessions";

function rows(page: Page) {
  return page.getByRole("main").getByRole("listitem");
}

/** The id of an account's newest session. */
function sessionOf(email: string): string {
  const sql =
    "SELECT id FROM Session WHERE accountId = (SELECT id FROM Account WHERE email = ?) ORDER BY createdAt DESC";
  const [session] = query<{ id: string }>(POLICY_REQUIRED_URL, sql, email);
  return String(session?.id);
}

test("the list shows both browsers and marks this one; the other one ends after a step-up (R64)", async ({
  page,
  member,
  otherBrowser,
}) => {
  const other = await otherBrowser();
  await signIn(other, member);
  await page.goto("/account");
  await page.getByRole("link", { name: "Sessions" }).click();
  await expect(page).toHaveURL(SESSIONS);
  await expect(rows(page)).toHaveCount(2);
  await expect(rows(page).first()).toContainText("This session");
  await expect(rows(page).first().getByRole("link")).toHaveCount(0);
  await expect(rows(page).last()).not.toContainText("This session");
  await expect(rows(page).last()).toContainText(/Chrome.*Signed in .*Last used /);
  const end = rows(page).last().getByRole("link");
  await expect(end, "read aloud, it says of which").toHaveAccessibleName(/^End \w+ on /);
  await end.click();
  await expect(page.getByRole("heading", { name: "Confirm that it is you" })).toBeVisible();
  await page.getByRole("link", { name: "Use a recovery code" }).click();
  await page.getByLabel("Recovery code").fill(String(member.recoveryCodes[0]));
  await page.getByRole("button", { name: "Verify" }).click();
  await expect(page).toHaveURL(/\/account\/sessions\/[\w-]+\/end$/);
  await other.goto("/account");
  await expect(other, "nothing ended yet").toHaveURL(PATHS.account);
  await page.getByRole("button", { name: "End session" }).click();
  await expect(page).toHaveURL(SESSIONS);
  await expect(rows(page)).toHaveCount(1);
  await expect(page.getByText("You are signed in nowhere else.")).toBeVisible();
  await other.reload();
  await expect(other).toHaveURL(PATHS.signIn);
});

test("all others end at once, sign-ins that are half done among them (R64)", async ({
  page,
  member,
  otherBrowser,
}) => {
  const [other, halfDone] = [await otherBrowser(), await otherBrowser()];
  await signIn(other, member);
  await startSignIn(halfDone, member);
  await page.goto(SESSIONS);
  await spendRecoveryCode(page.context().request, String(member.recoveryCodes[0]), "end-sessions");
  await page.getByRole("link", { name: "End all other sessions" }).click();
  await expect(page).toHaveURL(/\/account\/sessions\/end$/);
  await page.getByRole("button", { name: "End all other sessions" }).click();
  await expect(page).toHaveURL(SESSIONS);
  await expect(rows(page)).toHaveCount(1);
  await other.goto("/account/two-factor");
  await expect(other).toHaveURL(PATHS.signIn);
  await halfDone.goto("/sign-in/verify");
  await expect(halfDone).toHaveURL(/\/sign-in\?again=expired$/);
});

test("an id of somebody else's session is as good as none (R78)", async ({ page, member, otherBrowser }) => {
  const theirs = new Client(POLICY_REQUIRED_URL);
  const somebodyElse = newPerson();
  await plantSignedIn(theirs, somebodyElse, POLICY_REQUIRED_URL);
  const foreignId = sessionOf(somebodyElse.email);
  const { request } = page.context();
  await signIn(await otherBrowser(), member);
  const ownId = sessionOf(member.email);
  await spendRecoveryCode(request, String(member.recoveryCodes[0]), "end-sessions");
  const form = await readForm(request, `${SESSIONS}/${ownId}/end`, "End session");
  const before = [member, somebodyElse].map(({ email }) => everythingAbout(POLICY_REQUIRED_URL, email));

  for (const id of [foreignId, "nothing", "' OR 1=1 --"]) {
    const path = `${SESSIONS}/${encodeURIComponent(id)}/end`;
    expect((await request.get(path, { maxRedirects: 0 })).status(), path).toBe(404);
    const hidden = form.hidden.filter(([name]) => name !== "id");
    const answer = await postForm(request, { ...form, hidden }, [["id", id]]);
    expect([answer.status(), destination(answer)], id).toEqual([200, ""]);
    expect(alertsIn(await answer.text()).join(), id).not.toBe("");
  }
  const after = [member, somebodyElse].map(({ email }) => everythingAbout(POLICY_REQUIRED_URL, email));
  expect(after).toEqual(before);
  expect((await theirs.get("/account", { maxRedirects: 0 })).status()).toBe(200);
  // The refused posts used up nothing: the same permit ends the session that is one's own.
  expect(destination(await postForm(request, form, []))).toBe(SESSIONS);
});

test("signing out empties the browser's caches and stores, with scripts and without (R62)", async ({
  page,
  member,
}) => {
  const { request } = page.context();
  const form = await readForm(request, "/account", "Sign out");
  await page.goto("/account");
  const answered = page.waitForResponse((response) => response.request().method() === "POST");
  await signOut(page, member);
  const wanted = '"cache", "storage"';
  expect(await (await answered).headerValue("clear-site-data")).toBe(wanted);
  await signIn(page, member);
  const answer = await postForm(request, form, []);
  expect([destination(answer), answer.headers()["clear-site-data"]]).toEqual(["/", wanted]);
});
