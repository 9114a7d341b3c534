// Proves that a mail about a password that is refused already does not tell its owner to leave it alone.
import { expect, it } from "vitest";
import { renderMail } from "@/lib/mail/render-mail";
import type { MailContent } from "@/lib/mail/sealed-content";

const LINK = `http://localhost:3000/reset-password#${"k".repeat(43)}`;
const to = "person@example.test";

it.each([
  ["en", "do nothing", "Forgot your password?"],
  ["zh-CN", "无需任何操作", "忘记密码？"],
] as const)(
  "lets nobody leave a password alone that is refused already, in %s",
  async (locale, leave, again) => {
    const textOf = async (kind: MailContent["kind"]) =>
      (await renderMail({ to, kind, values: { link: LINK }, locale })).text.replaceAll("\n", " ");
    expect(await textOf("reset-password")).toContain(leave);
    for (const kind of ["password-frozen", "password-stopped"] as const) {
      expect(await textOf(kind)).not.toContain(leave);
      expect(await textOf(kind)).toContain(again);
    }
  },
);
