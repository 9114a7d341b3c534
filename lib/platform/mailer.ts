// Owns handing one finished message on: to the mail server of SMTP_URL, or into a file where there is none.
import { mkdir, rename, writeFile } from "node:fs/promises";
import { join, resolve } from "node:path";
import { MAIL_SEND_TIMEOUT_SECONDS } from "@/lib/platform/durations";
import { settings } from "@/lib/platform/env";
import { smtpOptions } from "@/lib/platform/smtp-options";

export interface Message {
  /** Made from its row, so that a retry is the same message to whoever receives it twice. */
  id: string;
  /** One canonical address. */
  to: string;
  subject: string;
  text: string;
  html: string;
  date: Date;
}

/** Why a message was not taken: a literal code, because a server's own words may hold anything. */
export type DeliveryFailure = "rejected" | "refused" | "unreachable" | "timed-out" | "failed";

export class DeliveryError extends Error {
  constructor(
    readonly failure: DeliveryFailure,
    cause?: unknown,
  ) {
    super(`mail ${failure}`, { cause });
  }
}

const TEXT = "text/plain; charset=utf-8";
const HTML = "text/html; charset=utf-8";

/** Loaded with the first mail, so that no start waits for it. */
const nodemailer = () => import("nodemailer");

/**
 * Hands a message on and resolves once it is taken.
 * @throws DeliveryError; "rejected" for a message or address that no later try will change
 */
export async function deliver(message: Message): Promise<void> {
  const { smtpUrl } = settings();
  const mail = mailOf(message);
  if (smtpUrl) return sendOver(smtpUrl, mail);
  const { createTransport } = await nodemailer();
  const alternatives = [readableText(message.text), { contentType: HTML, content: message.html }];
  const readable = { ...mail, text: undefined, html: undefined, alternatives };
  const built = await createTransport({ streamTransport: true, buffer: true }).sendMail(readable);
  await writeToOutbox(message, built.message as Buffer);
}

/** The text unencoded: encoding would break up its link for whoever reads the file (RFC 5322 allows 998 characters). */
function readableText(text: string) {
  const lines = [`Content-Type: ${TEXT}`, "Content-Transfer-Encoding: 8bit", "", ...text.split("\n")];
  return { raw: lines.join("\r\n") };
}

function mailOf({ id, to, subject, text, html, date }: Message) {
  const { mailFrom, appUrl } = settings();
  return {
    from: mailFrom,
    // As an object it is one address, whatever is in it (R55).
    to: { name: "", address: to },
    subject,
    date,
    messageId: `<${id}@${appUrl.hostname}>`,
    headers: { "Auto-Submitted": "auto-generated" },
    text,
    html,
    disableFileAccess: true,
    disableUrlAccess: true,
  };
}

async function sendOver(url: string, mail: ReturnType<typeof mailOf>): Promise<void> {
  const { createTransport } = await nodemailer();
  const limited = { ...mail, signal: AbortSignal.timeout(MAIL_SEND_TIMEOUT_SECONDS * 1000) };
  try {
    // The signal cuts the connection: otherwise a server could still take a message that will be sent again.
    await createTransport(smtpOptions(url)).sendMail(limited);
  } catch (error) {
    throw new DeliveryError(limited.signal.aborted ? "timed-out" : failureOf(error), error);
  }
}

const FAILURES: Record<string, DeliveryFailure> = {
  ECONNECTION: "unreachable",
  ECONNREFUSED: "unreachable",
  EDNS: "unreachable",
  ESOCKET: "unreachable",
  ETLS: "unreachable",
  ETIMEDOUT: "timed-out",
  EAUTH: "refused",
};

interface SmtpError {
  code?: string;
  command?: string;
  responseCode?: number;
}

/**
 * Only a 5xx about the recipient means that this message will never be taken (RFC 5321 4.2.1). One about the sender, the
 * sign-in (530, at any step) or the content is for an operator to mend, and no message may be lost until then.
 */
function failureOf(error: unknown): DeliveryFailure {
  const { code = "", command = "", responseCode = 0 } = error as SmtpError;
  if (command === "RCPT TO" && responseCode >= 500 && responseCode !== 530) return "rejected";
  return responseCode >= 400 ? "refused" : (FAILURES[code] ?? "failed");
}

/** Whole or not at all: a reader never sees half a message. */
async function writeToOutbox({ id, date }: Message, bytes: Buffer): Promise<void> {
  const folder = resolve(settings().outboxDir);
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const name = `${date.toISOString().replace(/[:.]/g, "-")}-${id}.eml`;
  const unfinished = join(folder, `.${name}.part`);
  await writeFile(unfinished, bytes, { mode: 0o600 });
  await rename(unfinished, join(folder, name));
}
