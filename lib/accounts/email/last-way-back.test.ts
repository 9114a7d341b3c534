// Proves that the last way back is the owner's, also where they changed the address back without it (R71).
import { expect, it } from "vitest";
import { freshEmail } from "@/lib/accounts/email/test-email";
import { moveTo } from "@/lib/accounts/email/test-email-change";
import { undoEmailChange } from "@/lib/accounts/email/undo-email";
import { TRACE } from "@/lib/audit/test-trace";
import { database } from "@/lib/platform/db";
import { EMAIL_UNDO_SECONDS } from "@/lib/platform/durations";
import { later, makePerson, mustHave } from "@/lib/two-factor/test-person";

const undo = (token: string, now: Date) => undoEmailChange({ token, trace: TRACE, now });
const addressOf = async (id: string) =>
  (await database().account.findUniqueOrThrow({ where: { id }, select: { email: true } })).email;

/** Somebody with the session moves the account away; in the last hour of the way back its owner changes the address back. */
async function makeBack() {
  const { email, session } = await makePerson();
  const theirs = freshEmail();
  const ownersToken = await moveTo(session, email, theirs);
  const changedAt = later(EMAIL_UNDO_SECONDS - 3600);
  const theirToken = await moveTo(session, theirs, email, changedAt);
  return { email, theirs, accountId: session.accountId, ownersToken, theirToken, changedAt };
}

it("outlives the way back to the address that was left, by its whole length", async () => {
  const { email, theirs, accountId, ownersToken, theirToken, changedAt } = await makeBack();
  const theirLast = later(EMAIL_UNDO_SECONDS - 1, changedAt);
  mustHave(await undo(theirToken, theirLast));
  expect(await addressOf(accountId)).toBe(theirs);
  mustHave(await undo(ownersToken, later(EMAIL_UNDO_SECONDS, theirLast)));
  expect(await addressOf(accountId)).toBe(email);
});

it("is over then, once, and ends the other one when it is used first", async () => {
  const [late, early] = [await makeBack(), await makeBack()];
  const end = later(2 * EMAIL_UNDO_SECONDS, late.changedAt);
  expect(await undo(late.ownersToken, end)).toMatchObject({ error: "link-invalid" });
  mustHave(await undo(early.ownersToken, later(60, early.changedAt)));
  for (const token of [early.theirToken, early.ownersToken])
    expect(await undo(token, later(61, early.changedAt))).toMatchObject({ error: "link-invalid" });
});

it("is longer for nobody else, and not to another address", async () => {
  const before = await makePerson();
  const away = await moveTo(before.session, before.email, freshEmail());
  await makeBack();
  expect(await undo(away, later(EMAIL_UNDO_SECONDS))).toMatchObject({ error: "link-invalid" });
});
