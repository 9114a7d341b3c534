// Proves that a refusal which an operator can mend loses no mail.
import type { SMTPServerOptions } from "smtp-server";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { sendDueMails } from "@/lib/mail/send-due-mails";
import { queueTestMail } from "@/lib/mail/test-queue";
import { TestSmtp } from "@/lib/mail/test-smtp";
import { database } from "@/lib/platform/db";
import { settings } from "@/lib/platform/env";
import { createLogger } from "@/lib/platform/logger";
import { shared } from "@/lib/platform/shared";

const NOW = new Date("2031-05-06T07:08:10.000Z");
const clockAt = (seconds: number) => () => new Date(NOW.getTime() + seconds * 1000);
const row = () => database().mailMessage.findFirstOrThrow();

const lines: string[] = [];
shared("logger", () => createLogger("trace", { write: (line: string) => lines.push(line) }));

const smtp = new TestSmtp();
beforeEach(() => {
  smtp.received.length = 0;
});
afterEach(async () => {
  await database().mailMessage.deleteMany();
  await smtp.stop();
});

async function startServer(options?: SMTPServerOptions) {
  await smtp.start(options);
  settings().smtpUrl = options?.secure ? smtp.url.replace("smtp:", "smtps:") : smtp.url;
}

const HOUR = 3600;
const answer = (responseCode: number) => Object.assign(new Error("no to you@example.test"), { responseCode });

describe("a server that says no", () => {
  const REFUSALS: [string, SMTPServerOptions, string][] = [
    ["450 to the recipient", { onRcptTo: (_to, _session, say) => say(answer(450)) }, "refused"],
    ["530 to the recipient", { onRcptTo: (_to, _session, say) => say(answer(530)) }, "refused"],
    ["451 to the sender", { onMailFrom: (_from, _session, say) => say(answer(451)) }, "refused"],
    ["550 to the sender", { onMailFrom: (_from, _session, say) => say(answer(550)) }, "refused"],
    ["554 as its greeting", { onConnect: (_session, say) => say(answer(554)) }, "refused"],
    ["530, who are you", { authOptional: false, disabledCommands: ["STARTTLS"] }, "refused"],
    ["a certificate that nobody vouches for", { secure: true, hideSTARTTLS: true }, "unreachable"],
  ];

  it.each(REFUSALS)("%s: gets it again later", async (_what, options, failure) => {
    await startServer(options);
    await queueTestMail(NOW);
    await sendDueMails(clockAt(0));
    expect(await row()).toMatchObject({ attempts: 1, failure, sentAt: null, dueAt: clockAt(5)() });
    await smtp.stop();
    await startServer();
    await sendDueMails(clockAt(5));
    expect(await row()).toMatchObject({
      attempts: 2,
      dueAt: null,
      sealedContent: null,
      failure: null,
      sentAt: expect.any(Date),
    });
    expect(smtp.received.map(({ to }) => to)).toEqual([["person@example.test"]]);
  });

  it("550 to the recipient: gets it never again, and no word of it is kept", async () => {
    await startServer({ onRcptTo: (_to, _session, say) => say(answer(550)) });
    await queueTestMail(NOW);
    await sendDueMails(clockAt(0));
    expect(await row()).toMatchObject({
      dueAt: null,
      sealedContent: null,
      sentAt: null,
      failure: "rejected",
    });
    await smtp.stop();
    await startServer();
    await sendDueMails(clockAt(24 * HOUR));
    expect(smtp.received).toEqual([]);
  });

  it("leaves neither addresses nor its words in the log (R87)", () => {
    const log = lines.join("");
    expect(log).toContain("mail was not sent");
    expect(log).not.toMatch(/example\.test|no to you|#kkk/);
  });
});
