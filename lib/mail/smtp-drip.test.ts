// Proves that no connection outlasts the limit: what is sent again must not be taken over an old one as well.
import { expect, it, vi } from "vitest";
import { sendDueMails } from "@/lib/mail/send-due-mails";
import { hangAfterData, startBareServer } from "@/lib/mail/test-bare-server";
import { queueTestMail } from "@/lib/mail/test-queue";
import { database } from "@/lib/platform/db";
import { settings } from "@/lib/platform/env";

// Durations are read as their module loads.
vi.hoisted(() => {
  process.env.MAIL_SEND_TIMEOUT_SECONDS = "5";
});

const NOW = new Date("2031-05-06T07:08:10.000Z");
const clockAt = (seconds: number) => () => new Date(NOW.getTime() + seconds * 1000);
const row = () => database().mailMessage.findFirstOrThrow();

it("closes the connection on a server that answers a little at a time, without end", async () => {
  let isClosed = false;
  const { url, close } = await startBareServer((socket) => {
    socket.on("close", () => {
      isClosed = true;
    });
    hangAfterData(socket, "250-soon\r\n");
  });
  settings().smtpUrl = url;
  await queueTestMail(NOW);
  await sendDueMails(clockAt(0));
  expect(await row()).toMatchObject({ attempts: 1, failure: "timed-out", sentAt: null });
  await vi.waitFor(() => expect(isClosed).toBe(true), { timeout: 20_000 });
  close();
});
