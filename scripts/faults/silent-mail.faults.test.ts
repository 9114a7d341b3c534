// Proves that a mail server that is gone for a while keeps nobody from signing in, and that every mail arrives in the end.
import { afterAll, expect, it } from "vitest";
import { TestSmtp } from "@/lib/mail/test-smtp";
import { FlakyServer } from "@/scripts/faults/flaky-server";
import { sometime, underFaults } from "@/scripts/faults/under-faults";

const ARRIVED_WITHIN_MS = 120_000;

let server: FlakyServer;
let smtp: TestSmtp;
afterAll(async () => {
  await server?.kill();
  await smtp?.stop();
});

it("the mail server is gone, and comes back", async () => {
  smtp = new TestSmtp();
  await smtp.start();
  const quick = { MAIL_RETRY_FIRST_SECONDS: "1", MAIL_RETRY_LONGEST_SECONDS: "2", MAIL_LOOK_SECONDS: "1" };
  server = await FlakyServer.start({
    SMTP_URL: smtp.url,
    MAIL_FROM: "twofold@faults.example",
    SIGN_UP: "open",
    ...quick,
  });
  const strike = async () => {
    await sometime(3000, 5000);
    await smtp.stop();
    await sometime(3000, 6000);
    await smtp.start();
  };
  const journal = await underFaults(server, { seconds: 45, strike });
  const told = journal.people.filter(({ hasAccount }) => hasAccount).map(({ email }) => email);
  const unheard = () => {
    const heard = new Set(smtp.received.flatMap(({ to }) => to));
    return told.filter((email) => !heard.has(email));
  };
  await expect.poll(unheard, { timeout: ARRIVED_WITHIN_MS, interval: 500 }).toEqual([]);
});
