// Owns putting a mail into words: subject, text and HTML in the reader's language.
import "server-only";
import { browserName, networkName } from "@/lib/audit/trace-words";
import { type MailParts, mailHtml, mailText } from "@/lib/mail/layout";
import type { MailContent } from "@/lib/mail/sealed-content";
import { hasNotMeLink, isAboutPerson, isByAdmin } from "@/lib/notices/kinds";
import {
  EMAIL_CONFIRMATION_SECONDS,
  EMAIL_UNDO_SECONDS,
  INVITATION_SECONDS,
  PASSWORD_RESET_SECONDS,
  RE_ENROLLMENT_SECONDS,
} from "@/lib/platform/durations";
import { settings } from "@/lib/platform/env";
import type { Locale } from "@/lib/platform/locale";
import en from "@/messages/en.json";
import zhCN from "@/messages/zh-CN.json";

const MESSAGES = { en, "zh-CN": zhCN };

/** How long the link of a mail is good for. */
const LINK_SECONDS: Partial<Record<MailContent["kind"], number>> = {
  "confirm-sign-up": EMAIL_CONFIRMATION_SECONDS,
  "confirm-email": EMAIL_CONFIRMATION_SECONDS,
  "confirm-new-email": EMAIL_CONFIRMATION_SECONDS,
  "confirm-second-email": EMAIL_CONFIRMATION_SECONDS,
  "email-changed": EMAIL_UNDO_SECONDS,
  "reset-password": PASSWORD_RESET_SECONDS,
  "password-frozen": PASSWORD_RESET_SECONDS,
  "password-stopped": PASSWORD_RESET_SECONDS,
  invitation: INVITATION_SECONDS,
  "re-enroll": RE_ENROLLMENT_SECONDS,
};

/** To somebody who may have no account here. */
const WITHOUT_ACCOUNT = new Set([
  "confirm-sign-up",
  "invitation",
  "confirm-new-email",
  "confirm-second-email",
]);

export interface RenderedMail {
  subject: string;
  text: string;
  html: string;
}

async function translator(locale: Locale) {
  // Loaded with the first mail: a start that sends none does not wait for it.
  const { createTranslator } = await import("next-intl");
  // The keys are put together from kinds, which the compiler cannot follow into the file of messages.
  const t = createTranslator<Record<string, never>>({ locale, messages: MESSAGES[locale] as never });
  return (key: string, values?: Record<string, string | number>) =>
    t(key as never, values as never) as string;
}

/** Subject, text and HTML. Nothing in a value is markup, whatever it looks like (R95). */
export async function renderMail(content: MailContent): Promise<RenderedMail> {
  const t = await translator(content.locale);
  const { appName, appUrl } = settings();
  const footer = t(WITHOUT_ACCOUNT.has(content.kind) ? "mail.footerNoAccount" : "mail.footer", {
    app: appName,
    host: appUrl.host,
  });
  const frame = { appName, locale: content.locale, footer, orCopy: t("mail.orCopy") };
  const parts = {
    ...frame,
    ...partsOf(content, t),
  };
  return { subject: `${appName}: ${parts.title}`, text: mailText(parts), html: mailHtml(parts) };
}

type Translate = Awaited<ReturnType<typeof translator>>;
type OwnParts = Omit<MailParts, "appName" | "locale" | "footer" | "orCopy">;

function partsOf(content: MailContent, t: Translate): OwnParts {
  if ("notice" in content.values) return noticeParts(content, t);
  return "code" in content.values ? codeParts(content, t) : linkParts(content, t);
}

function linkParts({ kind, values, locale }: MailContent, t: Translate): OwnParts {
  if (!("link" in values)) throw new Error("a mail without a link");
  const seconds = LINK_SECONDS[kind] ?? 0;
  const told = {
    ...values,
    ...("at" in values && { time: momentOf(values.at, locale) }),
    app: settings().appName,
    hours: Math.ceil(seconds / 3600),
    minutes: Math.ceil(seconds / 60),
  };
  const word = (part: string) => t(`mail.${kind}.${part}`, told);
  return {
    title: word("subject"),
    paragraphs: [word("text")],
    facts: [],
    button: word("button"),
    link: values.link,
    remarks: [word("ignore")],
  };
}

/** The code stands in the text alone: a subject is read on locked screens and kept in logs. */
function codeParts({ values, locale }: MailContent, t: Translate): OwnParts {
  if (!("code" in values)) throw new Error("not a code");
  const { code, act, minutes, browser, address } = values;
  const word = (part: string, told = {}) =>
    t(`mail.channel-code.${part}`, { app: settings().appName, ...told });
  const from = [
    word("browser", { browser: browserName(browser, locale) }),
    word("network", { address: networkName(address) }),
  ];
  return {
    title: word(`${act}.subject`),
    paragraphs: [word(`${act}.text`, { minutes })],
    code,
    facts: [word("askedBy"), ...from],
    button: "",
    link: "",
    remarks: [word("nobodyAsks"), word(`${act}.ignore`)],
  };
}

function noticeParts({ kind, values, locale }: MailContent, t: Translate): OwnParts {
  if (!("notice" in values)) throw new Error("not a notice");
  const { notice, at, browser, address, about, link } = values;
  const word = (part: string, told = {}) => t(`mail.${kind}.${part}`, told);
  const who = kind === "admin-notice" && isAboutPerson(notice) ? [word("who", { about })] : [];
  const when = word("when", { time: momentOf(at, locale) });
  const shown = { browser: browserName(browser, locale), address: networkName(address) };
  const from = [word("browser", shown), word("address", shown)];
  return {
    title: t(`notices.${notice}.title`),
    paragraphs: [t(`notices.${notice}.text`, { about })],
    facts: [...who, when, ...(isByAdmin(notice) ? [] : from)],
    button: word("button"),
    link,
    remarks: hasNotMeLink(notice) ? [word("text"), word("ignore")] : [word("byAdmin")],
  };
}

/** With its time zone, because a mail is read anywhere. */
function momentOf(iso: string, locale: Locale): string {
  const zone = { timeZone: settings().appTimezone, timeZoneName: "short" } as const;
  const day = { year: "numeric", month: "long", day: "numeric" } as const;
  const time = { hour: "2-digit", minute: "2-digit" } as const;
  return new Intl.DateTimeFormat(locale, { ...day, ...time, ...zone }).format(new Date(iso));
}
