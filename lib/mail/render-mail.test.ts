// Proves what mails say and do not say, in both languages, and that no value in one becomes markup or a header.
import { expect, it } from "vitest";
import { renderMail } from "@/lib/mail/render-mail";
import type { MailContent } from "@/lib/mail/sealed-content";
import { NOTICE_KINDS } from "@/lib/notices/kinds";
import { LOCALES } from "@/lib/platform/locale";

const LINK = `http://localhost:3000/somewhere#${"k".repeat(43)}`;
const LINK_KINDS = [
  "confirm-sign-up",
  "address-taken",
  "confirm-email",
  "confirm-new-email",
  "email-restored",
  "reset-password",
  "password-frozen",
  "password-stopped",
  "invitation",
  "enroll-reminder",
  "re-enroll",
] as const;

const to = "person@example.test";

function notice(kind: string, about = "Phone"): Omit<MailContent, "locale"> {
  const at = "2031-05-06T07:08:10.000Z";
  const values = { notice: kind, at, browser: "Firefox on Linux", address: "203.0.113.0", about, link: LINK };
  return { to, kind: kind.startsWith("admin-") ? "admin-notice" : "notice", values };
}

const everyMail: Omit<MailContent, "locale">[] = [
  ...LINK_KINDS.map((kind) => ({ to, kind, values: { link: LINK } })),
  { to, kind: "email-changed", values: { link: LINK, newEmail: "new@example.test" } },
  { to, kind: "reset-scheduled", values: { link: LINK, at: "2031-05-07T07:08:10.000Z" } },
  { to, kind: "reset-refused", values: { link: LINK, reason: "We could not reach you." } },
  ...NOTICE_KINDS.map((kind) => notice(kind)),
];

it.each(LOCALES)("puts every kind into whole words in %s, with its link in one piece", async (locale) => {
  const subjects: string[] = [];
  for (const mail of everyMail) {
    const { subject, text, html } = await renderMail({ ...mail, locale });
    for (const part of [subject, text, html])
      expect(part).not.toMatch(/mail\.|notices\.|[{}]\w|undefined|NaN/);
    expect(text.split("\n")).toContain(LINK);
    expect(html).toContain(`href="${LINK}"`);
    subjects.push(subject);
  }
  expect(new Set(subjects).size).toBe(everyMail.length);
});

it("has a code stand alone and large, and keeps it out of the subject", async () => {
  const from = { browser: "Firefox on Linux", address: "203.0.113.0" };
  const values = { code: "12345678", act: "sign-in", minutes: 10, ...from } as const;
  const { subject, text, html } = await renderMail({ to, kind: "channel-code", values, locale: "en" });
  expect(text.split("\n")).toContain("12345678");
  expect(html).toMatch(/<p style="[^"]*font:600 28px[^"]*">12345678<\/p>/);
  expect(subject).not.toContain("12345678");
});

it.each([
  [1, "It works once, for 1 minute, and"],
  [10, "It works once, for 10 minutes, and"],
])("counts the time of a code in words: %d", async (minutes, words) => {
  const values = { code: "12345678", act: "sign-in", minutes, browser: "", address: "" } as const;
  const { text } = await renderMail({ to, kind: "channel-code", values, locale: "en" });
  expect(text.replaceAll("\n", " ")).toContain(words);
});

it("speaks Chinese to those who read Chinese", async () => {
  for (const mail of everyMail) {
    const { subject, text } = await renderMail({ ...mail, locale: "zh-CN" });
    expect(subject).toMatch(/\p{Script=Han}/u);
    expect(text).toMatch(/\p{Script=Han}.*\n/u);
    expect((await renderMail({ ...mail, locale: "en" })).text).not.toMatch(/\p{Script=Han}/u);
  }
});

it("tells time with its zone, browser and shortened address in a notice, and what to do (R85)", async () => {
  const { text } = await renderMail({ ...notice("new-browser"), locale: "en" });
  for (const fact of ["May 6, 2031", "07:08 AM UTC", "Firefox on Linux", "203.0.113.0", "This was not me"])
    expect(text).toContain(fact);
});

it("calls a network in a notice what pages call it", async () => {
  const from = async (address: string) => {
    const { values, ...mail } = notice("new-browser");
    const content = { ...mail, values: { ...values, address }, locale: "en" } as MailContent;
    return /Network: (.*)/.exec((await renderMail(content)).text)?.[1];
  };
  expect(await from("0:0:0::/48")).toBe("localhost");
  expect(await from("203.0.113.0/24")).toBe("203.0.113.x");
  expect(await from("2001:db8:1::/48")).toBe("2001:db8:1:x");
});

it("has nothing to press, and nowhere it came from, where an administrator acted (R85)", async () => {
  for (const locale of LOCALES) {
    const { values, ...mail } = notice("deactivated");
    const nowhere = { ...values, link: "", browser: "", address: "" } as typeof values;
    const { text, html } = await renderMail({ ...mail, values: nowhere, locale } as MailContent);
    expect(html).not.toContain("<a ");
    for (const word of [text, html]) expect(word).not.toMatch(/Browser|浏览器|This was not me|不是我本人/);
  }
});

it("keeps the way to say no, and hides where from, where somebody may have asked in the owner's name (R85)", async () => {
  for (const locale of LOCALES) {
    const { text } = await renderMail({ ...notice("temporary-code-created"), locale });
    expect(text).toContain(LINK);
    expect(text).not.toMatch(/Firefox|203\.0\.113|Browser|浏览器/);
  }
});

it("tells an administrator whose account it is about, and nothing of what their own link would do (R74)", async () => {
  const { text } = await renderMail({ ...notice("admin-reset-done", "ann@example.test"), locale: "en" });
  expect(text).toContain("Account: ann@example.test");
  expect(text).not.toContain("This was not me");
});

it("tells when a reset takes effect, with its zone (R74)", async () => {
  const values = { link: LINK, at: "2031-05-07T07:08:10.000Z" };
  const { text } = await renderMail({ to, kind: "reset-scheduled", values, locale: "en" });
  expect(text.replaceAll("\n", " ")).toContain("May 7, 2031 at 07:08 AM UTC");
});

it("shows names as text, whatever they hold (R95)", async () => {
  const about = `<script>alert("1")</script>'&`;
  const { html, text } = await renderMail({ ...notice("authenticator-added", about), locale: "en" });
  expect(html).not.toContain("<script");
  expect(html).toContain("&lt;script&gt;alert(&quot;1&quot;)&lt;/script&gt;&#39;&amp;");
  expect(text).toContain(about);
});

it("loads nothing from anywhere (R100)", async () => {
  for (const mail of everyMail) {
    expect((await renderMail({ ...mail, locale: "en" })).html).not.toMatch(/<img|<link|src=|url\(|@import/);
  }
});

it("breaks lines for old mail programs, and never an address", async () => {
  for (const mail of everyMail) {
    const lines = await (await renderMail({ ...mail, locale: "en" })).text.split("\n");
    expect(lines.filter((line) => line.length > 72 && line !== LINK)).toEqual([]);
  }
});
