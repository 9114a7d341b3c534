// Proves that the link after a reset opens nothing without the password, nor twice, nor late, nor for anybody else (R74).
import { expect, it } from "vitest";
import {
  NEW_PASSWORD,
  reset as newPassword,
  resetTokenFor,
} from "@/lib/accounts/passwords/test-password-person";
import { reportAccount } from "@/lib/accounts/report-account";
import { nearTokens, tokensForOthers } from "@/lib/accounts/test-links";
import { comeBack, grantsOf, resetMember, signInAs } from "@/lib/admin/resets/test-re-enroll";
import { resetNow } from "@/lib/admin/resets/test-reset-people";
import { TRACE } from "@/lib/audit/test-trace";
import { queuedMails, tokenOf } from "@/lib/mail/test-mails";
import { database } from "@/lib/platform/db";
import { RE_ENROLLMENT_SECONDS } from "@/lib/platform/durations";
import { later, makePerson, mustHave, NOW, PASSWORD } from "@/lib/two-factor/test-person";

it("opens nothing without the password, and a wrong one counts where signing in counts it (R74)", async () => {
  const { id, email, token } = await resetMember();
  for (const wrong of ["", "wrong", `${PASSWORD} `, PASSWORD.toUpperCase(), "5th"])
    expect(await comeBack(token, wrong)).toMatchObject({ error: "password-wrong" });
  // The five free tries are gone, for the right one too, here and at sign-in.
  expect(await comeBack(token)).toMatchObject({ error: "password-wrong" });
  expect(await signInAs(email)).toMatchObject({ error: "credentials-wrong" });
  expect(await grantsOf(id)).toBe(0);
  const where = { event: "re-enrollment.checked", result: "failure", subjectId: id };
  expect(await database().auditRow.count({ where })).toBe(6);
  expect(await comeBack(token, PASSWORD, later(31))).toMatchObject({ ok: true });
});

it("opens nothing with the password of somebody else, whose own is right there (R74)", async () => {
  const { id, token } = await resetMember();
  const other = await makePerson();
  mustHave(await newPassword(await resetTokenFor(other.email)));
  expect((await signInAs(other.email, NEW_PASSWORD)).ok).toBe(true);
  expect(await comeBack(token, NEW_PASSWORD)).toMatchObject({ error: "password-wrong" });
  expect(await grantsOf(id)).toBe(0);
});

it("opens nothing a second time, nor when it is too old, nor after a newer one (R74)", async () => {
  const { id, email, token, by } = await resetMember();
  const over = later(RE_ENROLLMENT_SECONDS);
  expect(await comeBack(token, PASSWORD, over)).toMatchObject({ error: "link-invalid" });
  const newer = await resetNow(by, { id, email }, later(5));
  expect(await comeBack(token, PASSWORD, later(6))).toMatchObject({ error: "link-invalid" });
  expect(await comeBack(newer, PASSWORD, later(6))).toMatchObject({ ok: true });
  expect(await comeBack(newer, PASSWORD, later(7))).toMatchObject({ error: "link-invalid" });
});

it("is no other token, and no other link is it", async () => {
  const { id, email, token } = await resetMember();
  const others = await tokensForOthers(["re-enroll"], { accountId: id, email }, NOW);
  for (const each of [...nearTokens(token), ...others])
    expect(await comeBack(each)).toMatchObject({ error: "link-invalid" });
  expect(await comeBack(token)).toMatchObject({ ok: true });
});

it("opens nothing of an account that has enrolled, was deactivated, or has another address (R74)", async () => {
  const moved = { email: `moved-${NOW.getTime()}@example.test` };
  for (const change of [{ resetAt: null }, { deactivatedAt: NOW }, moved]) {
    const { id, token } = await resetMember();
    await database().account.update({ where: { id }, data: change });
    expect(await comeBack(token)).toMatchObject({ error: "link-invalid" });
    expect(await grantsOf(id)).toBe(0);
  }
});

it("ends with “this was not me” (R74, R85)", async () => {
  const { email, token } = await resetMember();
  const [notice] = (await queuedMails(email)).filter(({ kind }) => kind === "notice");
  mustHave(await reportAccount({ token: tokenOf(notice?.values.link), trace: TRACE, now: NOW }));
  expect(await comeBack(token)).toMatchObject({ error: "link-invalid" });
});
