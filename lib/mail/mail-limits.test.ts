// Proves that one mailbox has one budget, under whatever spelling strangers ask (R82).
import { randomUUID } from "node:crypto";
import { expect, it } from "vitest";
import { requestSecondEmail } from "@/lib/accounts/email/second-email";
import { freshEmail } from "@/lib/accounts/email/test-email";
import { mayCauseMail } from "@/lib/mail/mail-limits";
import { queuedMails } from "@/lib/mail/test-mails";
import { MAIL_REQUESTS_TO_ADDRESS } from "@/lib/platform/limits";
import { ownAct } from "@/lib/sign-in/step-up/test-claim";
import { makePerson, mustHave } from "@/lib/two-factor/test-person";

let client = 0;
/** Each time from another client, whose own limit must not be what refuses. */
const ask = (email: string) => mayCauseMail("password", email, `203.0.113.${++client}`);

it.each([
  ["a name with a tag", (name: string, n: number) => `${name}+${n}@example.test`],
  [
    "the two spellings of a domain",
    (name: string, n: number) => `${name}@${n % 2 ? "bücher" : "xn--bcher-kva"}.test`,
  ],
])("%s", async (_, spelling) => {
  const name = randomUUID();
  for (let n = 0; n < MAIL_REQUESTS_TO_ADDRESS; n += 1) expect(await ask(spelling(name, n))).toBe(true);
  expect(await ask(spelling(name, MAIL_REQUESTS_TO_ADDRESS))).toBe(false);
});

it("keeps other people's mailboxes out of it, a name that begins with a plus too", async () => {
  for (const name of Array.from({ length: 5 }, () => `+${randomUUID()}`))
    expect(await ask(`${name}@example.test`)).toBe(true);
});

it("counts what a session sends somewhere to be its second address: that may be anybody's", async () => {
  const { session } = await makePerson();
  const stranger = freshEmail();
  const askFor = async () =>
    requestSecondEmail(await ownAct(session, "change-second-email"), stranger, `203.0.113.${++client}`);
  for (let n = 0; n < MAIL_REQUESTS_TO_ADDRESS; n += 1) mustHave(await askFor());
  expect(await askFor()).toMatchObject({ error: "too-many-mails" });
  expect(await queuedMails(stranger)).toHaveLength(MAIL_REQUESTS_TO_ADDRESS);
});
