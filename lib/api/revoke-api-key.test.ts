// Proves that a key ends at its owner's wish alone, at once, and that none outlives "this was not me".
import { beforeEach, describe, expect, it } from "vitest";
import { freshEmail } from "@/lib/accounts/email/test-email";
import { mailedToken, moveTo } from "@/lib/accounts/email/test-email-change";
import { undoEmailChange } from "@/lib/accounts/email/undo-email";
import { resetPassword } from "@/lib/accounts/passwords/reset-password";
import { resetTokenFor, tryChange } from "@/lib/accounts/passwords/test-password-person";
import { reportAccount } from "@/lib/accounts/report-account";
import { changePasswordSchema } from "@/lib/accounts/schemas";
import { doubtedApiKeys } from "@/lib/api/api-key-store";
import { revokeApiKey } from "@/lib/api/revoke-api-key";
import { plantApiKey, plantApiUse } from "@/lib/api/test-api-keys";
import { TRACE } from "@/lib/audit/test-trace";
import { queuedMails } from "@/lib/mail/test-mails";
import { formOf } from "@/lib/platform/actions/test-forms";
import { database } from "@/lib/platform/db";
import { makeProtectedPerson, mustHave, NOW, type OpenSession } from "@/lib/two-factor/test-person";

let session: OpenSession;
let accountId: string;
let email: string;
beforeEach(async () => {
  ({ session, email } = await makeProtectedPerson());
  ({ accountId } = session);
  await database().account.update({ where: { id: accountId }, data: { emailConfirmedAt: NOW } });
});

const revoke = (id: string, owner = accountId) =>
  revokeApiKey({ accountId: owner, id, trace: TRACE, now: NOW });
const countKeys = (owner = accountId) => database().apiKey.count({ where: { accountId: owner } });
const revocations = async () => {
  const where = { subjectId: accountId, event: "api-key.revoked" };
  return (await database().auditRow.findMany({ where })).map(({ reason }) => reason);
};
const toldKinds = async () => {
  const rows = await database().notice.findMany({ where: { accountId }, orderBy: { at: "asc" } });
  return rows.map(({ kind }) => kind);
};

describe("revoking", () => {
  it("deletes the key and its days at once, and no other (R102)", async () => {
    const [gone, kept] = [await plantApiKey(session), await plantApiKey(session)];
    for (const { row } of [gone, kept]) await plantApiUse(row.id, "2031-05-06", 3);
    mustHave(await revoke(gone.row.id));
    expect(await database().apiKey.findMany({ where: { accountId } })).toEqual([kept.row]);
    expect(await database().apiKeyDay.findMany()).toMatchObject([{ keyId: kept.row.id }]);
  });

  it("is told to the owner by the key's name, and written once, of twenty posts at once too (R85, R86)", async () => {
    const { key, row } = await plantApiKey(session);
    const results = await Promise.all(Array.from({ length: 20 }, () => revoke(row.id)));
    expect(results.filter(({ ok }) => ok)).toHaveLength(1);
    expect(await revocations()).toEqual(["by-owner"]);
    const where = { accountId, kind: "api-key-revoked" };
    expect(await database().notice.findMany({ where })).toMatchObject([{ about: row.name }]);
    const mails = await queuedMails(email);
    expect(mails.map(({ values }) => values.notice)).toEqual(["api-key-created", "api-key-revoked"]);
    for (const part of [key, row.hash, row.hint]) expect(JSON.stringify(mails)).not.toContain(part);
  });

  it("of somebody else's key is refused as of none, and changes nothing (R78, R105)", async () => {
    const theirs = await plantApiKey((await makeProtectedPerson()).session);
    await plantApiKey(session);
    for (const id of [theirs.row.id, theirs.row.hash, theirs.key, "", "nothing", "' OR 1=1 --", "%"])
      expect(await revoke(id)).toMatchObject({ ok: false, error: "api-key-missing" });
    expect(await countKeys(theirs.row.accountId)).toBe(1);
    expect(await countKeys()).toBe(1);
    expect(await revocations()).toEqual([]);
  });
});

describe("keys that somebody else may have made", () => {
  it("end with 'this was not me', in one row, and the owner is told without another such link (R85, R105)", async () => {
    await plantApiKey(session);
    await plantApiKey(session, { kind: "test" });
    const others = await plantApiKey((await makeProtectedPerson()).session);
    const token = await mailedToken(email, "notice");
    mustHave(await reportAccount({ token, trace: TRACE, now: NOW }));
    expect(await countKeys()).toBe(0);
    expect(await countKeys(others.row.accountId)).toBe(1);
    expect(await revocations()).toEqual(["account-reported"]);
    expect(await toldKinds()).toContain("api-keys-ended");
    const told = (await queuedMails(email)).filter(({ values }) => values.notice === "api-keys-ended");
    expect(told).toMatchObject([{ values: { link: "" } }]);
  });

  it("end when the old address takes the account back", async () => {
    const undo = await moveTo(session, email, freshEmail());
    await plantApiKey(session);
    mustHave(await undoEmailChange({ token: undo, trace: TRACE, now: NOW }));
    expect(await countKeys()).toBe(0);
    expect(await revocations()).toEqual(["email-change-undone"]);
  });

  it("are told of only where there were any", async () => {
    const undo = await moveTo(session, email, freshEmail());
    mustHave(await undoEmailChange({ token: undo, trace: TRACE, now: NOW }));
    expect(await revocations()).toEqual([]);
    expect(await toldKinds()).not.toContain("api-keys-ended");
  });
});

describe("the box on the password page", () => {
  const doubt = () => doubtedApiKeys(accountId);

  it("ends every key with the old password, and only when ticked (R13, R105)", async () => {
    await plantApiKey(session);
    expect((await tryChange(session, { endsApiKeys: true, currentPassword: "wrong one" })).result.ok).toBe(
      false,
    );
    expect(await countKeys()).toBe(1);
    mustHave((await tryChange(session, { endsApiKeys: true })).result);
    expect(await countKeys()).toBe(0);
    expect(await revocations()).toEqual(["password-changed"]);
    expect(await toldKinds()).toContain("api-keys-ended");
  });

  it("is there while there are keys, and ticked until a new one was said to be one's own", async () => {
    expect(await doubt()).toEqual({ hasAny: false, isNewDoubted: false });
    await plantApiKey(session);
    await plantApiKey((await makeProtectedPerson()).session);
    expect(await doubt()).toEqual({ hasAny: true, isNewDoubted: true });
    const where = { accountId, kind: "api-key-created" };
    await database().notice.updateMany({ where, data: { readAt: NOW } });
    expect(await doubt()).toEqual({ hasAny: true, isNewDoubted: false });
  });

  it.each([
    [undefined, false],
    ["on", true],
  ])("is read as posted: %j", (posted, ends) => {
    const words = { currentPassword: "a", newPassword: "b" };
    const form = formOf({ ...words, ...(posted && { endsApiKeys: posted, endsAdminWork: posted }) });
    expect(changePasswordSchema.parse(form)).toEqual({ ...words, endsApiKeys: ends, endsAdminWork: ends });
  });
});

it("outlive a new password, by hand or by mail: programs are no way into the account", async () => {
  const { row } = await plantApiKey(session);
  mustHave((await tryChange(session)).result);
  const token = await resetTokenFor(email);
  mustHave(await resetPassword({ token, password: "copper meadow lantern", trace: TRACE, now: NOW }));
  expect(await database().apiKey.findMany({ where: { accountId } })).toEqual([row]);
});
