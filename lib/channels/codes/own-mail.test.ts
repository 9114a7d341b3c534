// Proves what a code by our own mail is good for: one ticket, ten minutes, five tries, once, and only the newest.
import { expect, it } from "vitest";
import { judgeChannelCode, spendChannelCode } from "@/lib/channels/codes/check-code";
import { newOwnCode } from "@/lib/channels/codes/own-code";
import {
  askForCode,
  channelOf,
  mailedCode,
  mailedCodes,
  TICKET,
  tryCode,
  wrongCode,
} from "@/lib/channels/codes/test-codes";
import { plantChannel } from "@/lib/channels/test-channels";
import { renderMail } from "@/lib/mail/render-mail";
import type { MailContent } from "@/lib/mail/sealed-content";
import { queuedMails } from "@/lib/mail/test-mails";
import { database, transaction } from "@/lib/platform/db";
import { LOCALES } from "@/lib/platform/locale";
import type { Binding } from "@/lib/sign-in/binding";
import { later, makeProtectedPerson, mustHave, NOW } from "@/lib/two-factor/test-person";

async function personWithMail() {
  const { session, email } = await makeProtectedPerson();
  const { accountId } = session;
  await plantChannel(accountId, "email", email, "a•••@example.test");
  return { accountId, email };
}

it("brings eight digits that work once", async () => {
  const { accountId, email } = await personWithMail();
  expect(mustHave(await askForCode(accountId, "email"))).toEqual({ waitSeconds: 30 });
  const code = await mailedCode(email);
  expect(code).toMatch(/^\d{8}$/);
  expect(await tryCode(accountId, "email", code)).toBe("spent");
  expect(await tryCode(accountId, "email", code)).toBe("channel-code-expired");
});

it("draws every digit equally often", () => {
  const codes = Array.from({ length: 4000 }, newOwnCode);
  const counts = Array.from({ length: 10 }, (_, digit) => codes.join("").split(String(digit)).length - 1);
  // 32,000 digits: each of them 3,200 times, give or take six standard deviations.
  for (const count of counts) expect(Math.abs(count - 3200)).toBeLessThan(330);
});

const OTHERS: [string, Binding][] = [
  ["another ticket", { for: "ticket", ticketId: "two" }],
  ["a step-up", { for: "step-up", sessionId: "one", purpose: "turn-off" }],
  ["adding a channel", { for: "adding", pendingId: "one" }],
];

it.each(OTHERS)("is worth nothing for %s (R52)", async (_name, binding) => {
  const { accountId, email } = await personWithMail();
  mustHave(await askForCode(accountId, "email"));
  const code = await mailedCode(email);
  expect(await tryCode(accountId, "email", code, { binding })).toBe("channel-code-expired");
  expect(await tryCode(accountId, "email", code)).toBe("spent");
});

it("is worth nothing to somebody else, and somebody else's channel takes none of its own (R52)", async () => {
  const [mine, yours] = [await personWithMail(), await personWithMail()];
  for (const { accountId } of [mine, yours]) mustHave(await askForCode(accountId, "email"));
  expect(await tryCode(mine.accountId, "email", await mailedCode(yours.email))).toBe("channel-code-wrong");
});

it("counts no more once there is a newer one, whichever ticket that is for (R52)", async () => {
  const { accountId, email } = await personWithMail();
  mustHave(await askForCode(accountId, "email"));
  const binding: Binding = { for: "ticket", ticketId: "two" };
  mustHave(await askForCode(accountId, "email", { binding, now: later(30) }));
  const [old = "", fresh = ""] = await mailedCodes(email);
  expect(await tryCode(accountId, "email", old, { now: later(31) })).toBe("channel-code-expired");
  expect(await tryCode(accountId, "email", old, { binding, now: later(31) })).toBe("channel-code-wrong");
  expect(await tryCode(accountId, "email", fresh, { binding, now: later(31) })).toBe("spent");
});

it("is good for ten minutes, to the second (R52)", async () => {
  const { accountId, email } = await personWithMail();
  mustHave(await askForCode(accountId, "email"));
  const code = await mailedCode(email);
  expect(await tryCode(accountId, "email", code, { now: later(600) })).toBe("channel-code-expired");
  expect(await tryCode(accountId, "email", code, { now: later(599) })).toBe("spent");
});

it("takes five tries, the right one too late (R53)", async () => {
  const { accountId, email } = await personWithMail();
  mustHave(await askForCode(accountId, "email"));
  const code = await mailedCode(email);
  for (let n = 0; n < 5; n += 1)
    expect(await tryCode(accountId, "email", wrongCode(code))).toBe("channel-code-wrong");
  expect(await tryCode(accountId, "email", code)).toBe("channel-code-expired");
});

it("is spent once by twenty who are right at the same moment", async () => {
  const { accountId, email } = await personWithMail();
  mustHave(await askForCode(accountId, "email"));
  const code = await mailedCode(email);
  const ends = await Promise.all(Array.from({ length: 20 }, () => tryCode(accountId, "email", code)));
  expect(ends.filter((end) => end === "spent")).toHaveLength(1);
});

it("is nowhere in the database in clear, and its hash fits no other row (R52)", async () => {
  const { accountId, email } = await personWithMail();
  mustHave(await askForCode(accountId, "email"));
  const code = await mailedCode(email);
  const [row] = await database().channelCode.findMany({ where: { accountId } });
  expect(JSON.stringify(row)).not.toContain(code);
  await database().channelCode.update({ where: { id: row?.id }, data: { id: "another" } });
  expect(await tryCode(accountId, "email", code)).toBe("channel-code-wrong");
});

it("is no good once the channel is gone", async () => {
  const { accountId, email } = await personWithMail();
  mustHave(await askForCode(accountId, "email"));
  const channel = await channelOf(accountId, "email");
  const code = await mailedCode(email);
  const judged = mustHave(await judgeChannelCode({ accountId, channel, binding: TICKET, code, now: NOW }));
  await database().channel.delete({ where: { id: channel.id } });
  expect(await transaction((tx) => spendChannelCode(tx, judged, NOW))).toBe(false);
});

it("comes as plain text that says who asked, and that nobody will ever ask for it (R55)", async () => {
  const { accountId, email } = await personWithMail();
  mustHave(await askForCode(accountId, "email"));
  const [mail] = await queuedMails(email);
  const code = await mailedCode(email);
  for (const locale of LOCALES) {
    const { subject, text, html } = await renderMail({ ...(mail as unknown as MailContent), locale });
    expect(text.split("\n")).toContain(code);
    expect(text).toContain("203.0.113.x");
    expect(subject).not.toContain(code);
    for (const part of [subject, text, html]) expect(part).not.toMatch(/mail\.|[{}]\w|undefined|http:/);
    expect(text).toMatch(locale === "en" ? /Nobody .* will ever ask you for this code/ : /任何人都不会/);
  }
});
