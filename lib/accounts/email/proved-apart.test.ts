// Proves that an address which somebody proved without being signed in to its account keeps nothing of whoever made it (R70).
import { describe, expect, it } from "vitest";
import { confirmEmail } from "@/lib/accounts/email/confirm-email";
import { freshEmail } from "@/lib/accounts/email/test-email";
import { askFor, mailedToken } from "@/lib/accounts/email/test-email-change";
import { mintLink } from "@/lib/accounts/link-token";
import { reset, resetTokenFor } from "@/lib/accounts/passwords/test-password-person";
import { plantApiKey } from "@/lib/api/test-api-keys";
import { TRACE } from "@/lib/audit/test-trace";
import { queuedMails, tokenOf } from "@/lib/mail/test-mails";
import { plantPasskey } from "@/lib/passkeys/test-planted-passkeys";
import { database, transaction } from "@/lib/platform/db";
import { makePerson, mustHave, NOW, type OpenSession } from "@/lib/two-factor/test-person";

interface Made {
  session: OpenSession;
  /** Somebody else's perhaps. */
  email: string;
  /** Of the link that went there. */
  token: string;
}

/** How somebody brings an account to an address whose mail they do not read. */
const WAYS: Record<string, () => Promise<Made>> = {
  "began with": async () => {
    const { session, email } = await makePerson();
    const subject = { accountId: session.accountId, email };
    const link = await transaction((tx) => mintLink(tx, "confirm-email", subject, NOW));
    return { session, email, token: tokenOf(link) };
  },
  "changed to": async () => {
    const { session } = await makePerson();
    const email = freshEmail();
    mustHave(await askFor(session, email));
    return { session, email, token: await mailedToken(email, "confirm-new-email") };
  },
};

async function chooseSecondEmail({ accountId: id }: OpenSession): Promise<string> {
  const secondEmail = freshEmail();
  await database().account.update({ where: { id }, data: { secondEmail } });
  return secondEmail;
}

/** A second address, which is returned, an API key, and a passkey that opens the account alone. */
async function plantAll(session: OpenSession): Promise<string> {
  await plantApiKey(session);
  await plantPasskey(session.accountId);
  return chooseSecondEmail(session);
}

/** How many of each there are. */
async function left(accountId: string): Promise<number[]> {
  const seconds = await database().account.count({ where: { id: accountId, secondEmail: { not: null } } });
  const keys = await database().apiKey.count({ where: { accountId } });
  const passkeys = await database().passkey.count({ where: { accountId, needsPassword: false } });
  return [seconds, keys, passkeys];
}

describe.each(Object.entries(WAYS))("an address that an account %s", (_, make) => {
  it.each([
    ["nobody signed in", () => undefined],
    ["somebody signed in to another account", async () => (await makePerson()).session.accountId],
  ])("is its reader's alone from a reset on, once it was proved by %s", async (_who, whose) => {
    const { session, email, token } = await make();
    mustHave(await confirmEmail({ token, signedInTo: await whose(), trace: TRACE, now: NOW }));
    const second = await plantAll(session);
    mustHave(await reset(await resetTokenFor(email)));
    expect(await left(session.accountId)).toEqual([0, 0, 0]);
    // It may be the owner's own, when somebody else reads the first one.
    const told = (await queuedMails(second)).map(({ values }) => values.notice);
    expect(told).toEqual(["password-reset", "second-email-changed"]);
    await chooseSecondEmail(session);
    mustHave(await reset(await resetTokenFor(email)));
    expect(await left(session.accountId)).toEqual([1, 0, 0]);
  });

  it("keeps its second address and keys at a reset where its owner proved it signed in", async () => {
    const { session, email, token } = await make();
    const signedInTo = session.accountId;
    mustHave(await confirmEmail({ token, signedInTo, trace: TRACE, now: NOW }));
    await plantAll(session);
    mustHave(await reset(await resetTokenFor(email)));
    expect(await left(session.accountId)).toEqual([1, 1, 0]);
  });
});
