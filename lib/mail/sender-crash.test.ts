// Proves that a sender killed between the mail server's taking a message and our note loses nothing (decision 010).
import { spawn } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { setTimeout } from "node:timers/promises";
import { build } from "esbuild";
import { afterAll, expect, it } from "vitest";
import { queueMail } from "@/lib/mail/queue-mail";
import { sendDueMails } from "@/lib/mail/send-due-mails";
import { freePort, TestSmtp } from "@/lib/mail/test-smtp";
import { database, transaction } from "@/lib/platform/db";

const smtp = new TestSmtp(await freePort());
await smtp.start();
// Before anything asks for the settings.
process.env.SMTP_URL = `smtp://127.0.0.1:${smtp.port}`;
afterAll(() => smtp.stop());

const NOW = new Date("2031-05-06T07:08:10.000Z");
const root = process.cwd();
const program = join(root, "node_modules/.cache/twofold-tests/sender-child.mjs");

async function bundleChild(): Promise<void> {
  await build({
    entryPoints: [join(root, "lib/mail/sender-child.ts")],
    outfile: program,
    bundle: true,
    platform: "node",
    format: "esm",
    target: "node20",
    packages: "external",
    alias: { "server-only": join(root, "node_modules/server-only/empty.js") },
  });
}

async function until(isSo: () => boolean): Promise<void> {
  while (!isSo()) await setTimeout(10);
}

it("sends the message again, under the same Message-ID, once the claim of the dead has run out", async () => {
  await bundleChild();
  const values = { link: `http://localhost:3000/reset-password#${"k".repeat(43)}` };
  const mail = { idempotencyKey: "cause", to: "person@example.test", locale: "en" } as const;
  await transaction((tx) => queueMail(tx, { ...mail, kind: "reset-password", values }, NOW));
  smtp.manner = "takes and never answers";
  const child = spawn(process.execPath, [program, NOW.toISOString()], { stdio: "inherit" });
  await until(() => smtp.received.length === 1);
  child.kill("SIGKILL");
  await once(child, "close");

  smtp.manner = "takes";
  await sendDueMails(() => NOW);
  expect(smtp.received, "the claim still stands").toHaveLength(1);
  const { dueAt } = await database().mailMessage.findFirstOrThrow();
  await sendDueMails(() => dueAt ?? NOW);
  expect(smtp.received).toHaveLength(2);
  expect(new Set(smtp.received.map((received) => received.mail.messageId)).size).toBe(1);
  expect(await database().mailMessage.findFirst()).toMatchObject({ dueAt: null, sealedContent: null });
});
