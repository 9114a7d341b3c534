// Proves that a second address gets every notice once it is proved, signs nobody in, and cannot be kept by an intruder.
import { describe, expect, it } from "vitest";
import { confirmEmail } from "@/lib/accounts/email/confirm-email";
import { cancelSecondEmail, removeSecondEmail, requestSecondEmail } from "@/lib/accounts/email/second-email";
import { freshEmail } from "@/lib/accounts/email/test-email";
import { mailedToken, moveTo } from "@/lib/accounts/email/test-email-change";
import { undoEmailChange } from "@/lib/accounts/email/undo-email";
import { forgotPassword } from "@/lib/accounts/passwords/forgot-password";
import { reportAccount } from "@/lib/accounts/report-account";
import { freshAddress } from "@/lib/api/test-address";
import { recordEvent } from "@/lib/audit/record-event";
import { TRACE } from "@/lib/audit/test-trace";
import { queuedMails, tokenOf } from "@/lib/mail/test-mails";
import { database, transaction } from "@/lib/platform/db";
import { signIn } from "@/lib/sign-in/sign-in";
import type { StepUpPurpose } from "@/lib/sign-in/step-up/step-up-purpose";
import { claimFor } from "@/lib/sign-in/step-up/test-claim";
import { makeProtectedPerson, mustHave, NOW, type OpenSession, PASSWORD } from "@/lib/two-factor/test-person";

async function actOf(session: OpenSession, minted?: StepUpPurpose) {
  const claim = await claimFor(session.id, "change-second-email", minted);
  return { accountId: session.accountId, claim, trace: TRACE, now: NOW };
}

const ask = async (session: OpenSession, email: string) =>
  requestSecondEmail(await actOf(session), email, freshAddress());
const use = (token: string) => confirmEmail({ token, trace: TRACE, now: NOW });
const secondOf = async (id: string) =>
  (await database().account.findUniqueOrThrow({ where: { id } })).secondEmail;
const notices = async (email: string) => (await queuedMails(email)).filter(({ kind }) => kind === "notice");

/** A person whose first address is confirmed and whose second one is proved. */
async function makeTwofoldPerson() {
  const person = await makeProtectedPerson();
  const where = { id: person.session.accountId };
  await database().account.update({ where, data: { emailConfirmedAt: NOW } });
  const second = freshEmail();
  mustHave(await ask(person.session, second));
  mustHave(await use(await mailedToken(second, "confirm-second-email")));
  return { ...person, second };
}

describe("a second address", () => {
  it("counts from its link on, of which the first address is told, and then gets what the first one gets (R85)", async () => {
    const { email, session, second } = await makeTwofoldPerson();
    expect(await secondOf(session.accountId)).toBe(second);
    expect(await notices(email)).toHaveLength(1);
    expect(await notices(second)).toEqual([]);
    const entry = { event: "password.changed", result: "success", actorId: session.accountId } as const;
    await transaction((tx) => recordEvent(tx, entry, TRACE, NOW));
    const [first, other] = [(await notices(email)).at(-1), (await notices(second)).at(-1)];
    expect(other?.values).toMatchObject({ notice: "password-changed", browser: TRACE.browser });
    expect(tokenOf(other?.values.link)).not.toBe(tokenOf(first?.values.link));
  });

  it("signs nobody in and resets no password", async () => {
    const { second } = await makeTwofoldPerson();
    const claim = { email: second, password: PASSWORD, browserMark: undefined };
    expect(await signIn(claim, TRACE, NOW)).toMatchObject({ error: "credentials-wrong" });
    await forgotPassword({ email: second, clientAddress: "203.0.113.200", trace: TRACE, now: NOW });
    expect((await queuedMails(second)).map(({ kind }) => kind)).not.toContain("reset-password");
  });

  it("is told of its own end, as the first one is", async () => {
    const { email, session, second } = await makeTwofoldPerson();
    mustHave(await removeSecondEmail(await actOf(session)));
    expect(await secondOf(session.accountId)).toBeNull();
    for (const address of [email, second])
      expect((await notices(address)).at(-1)?.values).toMatchObject({ notice: "second-email-changed" });
  });

  it("may shut everybody out, and stays then", async () => {
    const { session, second } = await makeTwofoldPerson();
    mustHave(await removeAndAddAgain(session, second));
    const token = tokenOf((await notices(second)).at(-1)?.values.link);
    mustHave(await reportAccount({ token, trace: TRACE, now: NOW }));
    expect(await secondOf(session.accountId)).toBe(second);
    expect(await database().session.count({ where: { accountId: session.accountId } })).toBe(0);
  });

  it("goes when the first address reports, or takes a change back: an intruder may have added it", async () => {
    const reported = await makeTwofoldPerson();
    const token = tokenOf((await notices(reported.email)).at(-1)?.values.link);
    mustHave(await reportAccount({ token, trace: TRACE, now: NOW }));
    expect(await secondOf(reported.session.accountId)).toBeNull();
    const moved = await makeTwofoldPerson();
    const undo = await moveTo(moved.session, moved.email, freshEmail());
    mustHave(await undoEmailChange({ token: undo, trace: TRACE, now: NOW }));
    expect(await secondOf(moved.session.accountId)).toBeNull();
  });

  it("that becomes the first one is no second one any more", async () => {
    const { email, session, second } = await makeTwofoldPerson();
    await moveTo(session, email, second);
    expect(await secondOf(session.accountId)).toBeNull();
  });
});

/** So that the second address holds a link of a notice. */
async function removeAndAddAgain(session: OpenSession, second: string) {
  mustHave(await removeSecondEmail(await actOf(session)));
  mustHave(await ask(session, second));
  return use(await mailedToken(second, "confirm-second-email"));
}

describe("nothing changes", () => {
  it("without a grant for it, or for the address that signs in", async () => {
    const { email, session } = await makeProtectedPerson();
    const foreign = await actOf(session, "change-email");
    const refused = await requestSecondEmail(foreign, freshEmail(), "203.0.113.1");
    expect(refused).toMatchObject({ error: "step-up-required" });
    expect(await removeSecondEmail(foreign)).toMatchObject({ error: "step-up-required" });
    expect(await ask(session, email)).toMatchObject({ error: "second-email-same" });
  });

  it("by a link to what is the first address by now: a second one is another one", async () => {
    const { email, session } = await makeProtectedPerson();
    const moved = freshEmail();
    mustHave(await ask(session, moved));
    const token = await mailedToken(moved, "confirm-second-email");
    await moveTo(session, email, moved);
    expect(await use(token)).toMatchObject({ error: "link-invalid" });
    expect(await secondOf(session.accountId)).toBeNull();
  });

  it("by a link that was cancelled, replaced or used", async () => {
    const { session } = await makeProtectedPerson();
    const tokens = [];
    for (const email of [freshEmail(), freshEmail()]) {
      mustHave(await ask(session, email));
      tokens.push(await mailedToken(email, "confirm-second-email"));
    }
    await cancelSecondEmail(session.accountId);
    for (const token of tokens) expect(await use(token)).toMatchObject({ error: "link-invalid" });
    const third = freshEmail();
    mustHave(await ask(session, third));
    const token = await mailedToken(third, "confirm-second-email");
    mustHave(await use(token));
    expect(await use(token)).toMatchObject({ error: "link-invalid" });
    expect(await secondOf(session.accountId)).toBe(third);
  });
});
