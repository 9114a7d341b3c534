// Proves what lies in the folder of mails where no mail server is set up: whole, readable messages, for the owner's eyes.
import { mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import PostalMime from "postal-mime";
import { beforeEach, expect, it } from "vitest";
import { settings } from "@/lib/platform/env";
import { deliver, type Message } from "@/lib/platform/mailer";
import { parseSettings } from "@/lib/platform/parse-settings";
import { newId } from "@/lib/platform/random-token";

const LINK = `http://localhost:3000/confirm-sign-up#${"k".repeat(43)}`;
const DATE = new Date("2031-05-06T07:08:10.000Z");

function message(changes: Partial<Message> = {}): Message {
  const text = `Somebody said “hello” and 你好:\n${LINK}\n.\nFrom here\n`;
  const html = `<p>你好</p><a href="${LINK}">there</a>`;
  return { id: newId(), to: "you@example.test", subject: "设置新密码", text, html, date: DATE, ...changes };
}

const folder = () => settings().outboxDir;
const names = () => readdirSync(folder()).filter((name) => name.endsWith(".eml"));
const file = (name = names()[0] ?? "") => readFileSync(join(folder(), name), "utf8");

beforeEach(() => rmSync(folder(), { recursive: true, force: true }));

it("is one file a message, named by time and row, for nobody else to read", async () => {
  const one = message();
  await deliver(one);
  expect(readdirSync(folder())).toEqual([`2031-05-06T07-08-10-000Z-${one.id}.eml`]);
  expect(statSync(folder()).mode & 0o777).toBe(0o700);
  expect(statSync(join(folder(), names()[0] ?? "")).mode & 0o777).toBe(0o600);
});

it("holds the link in one piece and the text as it reads, in any language", async () => {
  await deliver(message());
  expect(file().split(/\r?\n/)).toEqual(expect.arrayContaining([LINK, "Somebody said “hello” and 你好:"]));
  const { subject, text, html, from, to, messageId } = await PostalMime.parse(file());
  expect({ subject, from, to }).toMatchObject({
    subject: "设置新密码",
    from: { name: "Twofold", address: "no-reply@localhost" },
    to: [{ address: "you@example.test" }],
  });
  expect(text?.replaceAll("\r\n", "\n").trimEnd()).toBe(message().text.trimEnd());
  expect(html?.trim()).toBe(message().html);
  expect(messageId).toMatch(/^<[\w-]{22}@localhost>$/);
});

it("comes from the app's own name, whatever signs stand in it", async () => {
  const { mailFrom } = settings();
  settings().mailFrom = parseSettings({ ...process.env, APP_NAME: 'A <b@evil.test>, "C" \\ D' }).mailFrom;
  await deliver(message());
  settings().mailFrom = mailFrom;
  const { from } = await PostalMime.parse(file());
  expect(from).toMatchObject({ name: 'A <b@evil.test>, "C" \\ D', address: "no-reply@localhost" });
});

it("takes the place of itself when it is written again", async () => {
  const one = message();
  await deliver(one);
  await deliver(one);
  expect(names()).toHaveLength(1);
});

it("writes no header and no recipient that a value brings along (R55)", async () => {
  await deliver(
    message({ subject: "Hi\r\nBcc: b@example.test", to: "a@example.test\r\nBcc: b@example.test" }),
  );
  await deliver(message({ to: "a@example.test,b@example.test" }));
  expect(names()).toHaveLength(2);
  for (const name of names()) {
    const { bcc, cc, to } = await PostalMime.parse(file(name));
    expect([bcc, cc]).toEqual([undefined, undefined]);
    expect(to).toHaveLength(1);
    expect(to?.[0]?.address).not.toBe("b@example.test");
  }
});

it("reads no file and no address for its content", async () => {
  const path = join(folder(), "secret.txt");
  mkdirSync(folder(), { recursive: true });
  writeFileSync(path, "top-secret");
  const bait = { path } as unknown as string;
  await deliver(message({ html: bait })).catch(() => undefined);
  for (const name of names()) expect(file(name)).not.toContain("top-secret");
});
