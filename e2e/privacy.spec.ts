// One's own data: taken out once an hour without secrets, and gone from the disk when the account is.
import { existsSync, readFileSync } from "node:fs";
import { Client } from "./client";
import { query } from "./database";
import { expect, test } from "./fixtures";
import { newPerson, PATHS, signIn } from "./person";
import { plantSignedIn } from "./plant-signed-in";
import { CONFIRMED_URL, serverFile } from "./servers";
import { spendRecoveryCode } from "./spend-recovery-code";

const EXPORT = "/account/privacy/export";

/** Which of these words stand in the database file or its write-ahead log, as bytes. */
function wordsOnDisk(words: string[]): string[] {
  const file = serverFile(CONFIRMED_URL, "twofold.db");
  const bytes = [file, `${file}-wal`].filter(existsSync).map((path) => readFileSync(path, "latin1"));
  return words.filter((word) => bytes.some((text) => text.includes(word)));
}

test.use({ baseURL: CONFIRMED_URL });

test("everything about oneself is a file: after a step-up, without secrets, once an hour (R113)", async ({
  page,
  member,
}) => {
  const { request } = page.context();
  await page.goto("/account/privacy");
  await page.getByRole("link", { name: "Export your data" }).click();
  await expect(page).toHaveURL(/\/step-up\?for=export-data$/);
  await spendRecoveryCode(request, String(member.recoveryCodes[0]), "export-data");
  await page.goto(EXPORT);
  const downloaded = page.waitForEvent("download");
  await page.getByRole("button", { name: "Download" }).click();
  const download = await downloaded;
  expect(download.suggestedFilename()).toMatch(/^account-data-\d{4}-\d\d-\d\d\.json$/);
  const text = readFileSync(await download.path(), "utf8");
  const data = JSON.parse(text);
  expect(data.account).toMatchObject({ email: member.email, authenticators: [{ name: "Test phone" }] });
  expect(data.account.sessions.length).toBeGreaterThan(0);
  expect(data.securityLog.at(-1)).toMatchObject({ event: "data.exported" });
  const cookies = (await page.context().cookies()).map(({ value }) => decodeURIComponent(value));
  const codes = member.recoveryCodes.flatMap((code) => [code, code.replace("-", "")]);
  const secrets = [member.phone.secret, member.password, ...codes, ...cookies];
  const marks = ["$argon2", "$2b$", "eyJ", '"hash"', "sealed", "pepper", "fingerprint"];
  expect([...secrets, ...marks].filter((word) => word !== "" && text.includes(word))).toEqual([]);

  await page.goto(EXPORT);
  const alert = page.locator("main").getByRole("alert");
  await expect(alert).toHaveText(/You exported your data a short while ago\. .* in (60|59) minutes/);
  await expect(page.getByRole("button", { name: "Download" })).toHaveCount(0);
  const again = await request.post(`${EXPORT}/file`, {
    headers: { origin: CONFIRMED_URL },
    maxRedirects: 0,
  });
  expect([again.status(), again.headers()["content-disposition"]]).toEqual([307, undefined]);
});

test("a deleted account leaves its address nowhere on the disk, and its log under a pseudonym (R114)", async ({
  page,
  member,
}) => {
  const [{ id } = { id: "" }] = query<{ id: string }>(
    CONFIRMED_URL,
    "SELECT id FROM Account WHERE email = ?",
    member.email,
  );
  const logOf = (name: string) =>
    query(CONFIRMED_URL, "SELECT id FROM AuditRow WHERE ? IN (actorId, subjectId)", name).length;
  const rows = logOf(id);
  expect(rows).toBeGreaterThan(5);
  expect(wordsOnDisk([member.email, id])).toEqual([member.email, id]);
  const theirs = new Client(CONFIRMED_URL);
  const stayer = newPerson();
  await plantSignedIn(theirs, stayer, CONFIRMED_URL);

  await spendRecoveryCode(page.context().request, String(member.recoveryCodes[0]), "delete-account");
  await page.goto("/account/privacy/delete");
  await page.getByRole("button", { name: "Delete account" }).click();
  await expect(page).toHaveURL(/\/\?gone=account$/);
  await page.goto("/account");
  await expect(page).toHaveURL(PATHS.signIn);
  expect(logOf(id)).toBe(0);
  const [last] = query<{ actorId: string }>(
    CONFIRMED_URL,
    "SELECT actorId FROM AuditRow WHERE event = 'account.deleted' AND actorId LIKE 'erased:%' ORDER BY id DESC",
  );
  expect(logOf(String(last?.actorId))).toBeGreaterThan(rows);
  await expect
    .poll(() => wordsOnDisk([member.email, id]), { message: "on the disk after the sweep", timeout: 60_000 })
    .toEqual([]);
  expect(wordsOnDisk([stayer.email]), "who stays is still there").toEqual([stayer.email]);
  await signIn(page, stayer);
});
