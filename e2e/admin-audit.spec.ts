// The whole security log for administrators: narrowed down, taken out as a file, and sealed by the server that writes it.
import { execFile } from "node:child_process";
import { readFileSync } from "node:fs";
import { promisify } from "node:util";
import { Client } from "./client";
import { query } from "./database";
import { expectAccessible } from "./expect-accessible";
import { expect, test } from "./fixtures";
import { newPerson } from "./person";
import { plantAccount } from "./planted-member";
import { POLICY_REQUIRED_URL, serverFile } from "./servers";
import { spendRecoveryCode } from "./spend-recovery-code";

test("administrators find what happened to whom, and take it out behind a step-up (R116)", async ({
  page,
  admin,
}) => {
  const newcomers = new Client(POLICY_REQUIRED_URL);
  const person = newPerson();
  await plantAccount(newcomers, person);

  await page.goto("/admin/audit");
  const log = page.getByRole("region", { name: "Entries" });
  await expect(log.locator("time").first()).toBeVisible();
  await page.getByLabel("Person", { exact: true }).fill(person.email);
  await page.getByLabel("Event", { exact: true }).selectOption("account.created");
  await page.getByRole("button", { name: "Show" }).click();
  await expect(page).toHaveURL(/person=.*event=account\.created/);
  await expect(log.locator("time")).toHaveCount(1);
  await expect(log.getByText("Account created")).toBeVisible();
  await expect(log.getByRole("link", { name: person.email })).toHaveAttribute(
    "href",
    /^\/admin\/users\/[\w-]{22}$/,
  );
  await expectAccessible(page);

  await page.getByRole("link", { name: "Export" }).click();
  await expect(page).toHaveURL(/\/step-up\?for=export-audit&id=s/);
  await spendRecoveryCode(page.context().request, String(admin.recoveryCodes[0]), "export-audit");
  await page.goto(`/admin/audit/export/${new URL(page.url()).searchParams.get("id")}`);
  await expect(page.getByText(`About ${person.email}`)).toBeVisible();
  const downloaded = page.waitForEvent("download");
  await page.getByRole("button", { name: "Download JSON lines" }).click();
  const download = await downloaded;
  expect(download.suggestedFilename()).toMatch(/^audit-log-\d{4}-\d\d-\d\d\.jsonl$/);
  const [line, ...rest] = readFileSync(await download.path(), "utf8")
    .trimEnd()
    .split("\n");
  expect(rest).toEqual([]);
  expect(JSON.parse(String(line))).toMatchObject({ event: "account.created", subject_email: person.email });

  await page.goto(`/admin/audit?actor=${admin.email}&event=audit.exported`);
  await expect(log.getByText("As JSON lines")).toBeVisible();
});

test("a first day after the last is said to be one, and stays as it was typed", async ({ page, admin }) => {
  expect(admin.email).not.toBe("");
  await page.goto("/admin/audit");
  const [from, to] = [page.getByLabel("From"), page.getByLabel("To")];
  await from.fill("2031-05-07");
  await to.fill("2031-05-06");
  await page.getByRole("button", { name: "Show" }).click();
  await expect(page.locator("main").getByRole("alert")).toHaveText(/^The first day is after the last/);
  await expect(from).toHaveAccessibleDescription(/^The first day is after the last/);
  await expect(from).toHaveAttribute("aria-invalid", "true");
  await expect(from).toHaveValue("2031-05-07");
  await expect(to).toHaveValue("2031-05-06");
  await expect(page.getByText("No entry fits")).toHaveCount(0);
  await expectAccessible(page);
  await to.fill("2031-05-07");
  await page.getByRole("button", { name: "Show" }).click();
  await expect(page.getByText("No entry fits")).toBeVisible();
});

test("the server seals what it writes, and the command finds it whole (R89)", async ({ member }) => {
  const unsealed = () =>
    query(
      POLICY_REQUIRED_URL,
      "SELECT id FROM AuditRow WHERE seal IS NULL AND subjectId = (SELECT id FROM Account WHERE email = ?)",
      member.email,
    ).length;
  await expect.poll(unsealed).toBe(0);
  const DATABASE_URL = `file:${serverFile(POLICY_REQUIRED_URL, "twofold.db")}`;
  const env = { ...process.env, APP_URL: POLICY_REQUIRED_URL, DATABASE_URL };
  const where = { cwd: process.env.TWOFOLD_SERVER_FOLDER, env };
  const { stdout } = await promisify(execFile)("node", ["dist/twofold.mjs", "audit", "verify"], where);
  expect(stdout).toMatch(/^\d+ rows, unbroken from row 1 to row \d+ \(sealed until /);
});
