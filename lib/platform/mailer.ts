// Owns handing one finished message on: to the mail server of SMTP_URL, or into a file where there is none.
import { mkdir, rename, writeFile } from "node:fs/promises";
import { join, resolve } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { MAIL_SEND_TIMEOUT_SECONDS } from "@/lib/platform/durations";
import { settings } from "@/lib/platform/env";

export interface Message {
  /** Of its row: a retry is the same message to whoever receives it twice. */
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

/** Loaded with the first mail: a start that sends none does not wait for it. */
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
  const built = await createTransport({ streamTransport: true, buffer: true }).sendMail(mail);
  await writeToOutbox(message, built.message as Buffer);
}

function mailOf({ id, to, subject, text, html, date }: Message) {
  const { mailFrom, appUrl } = settings();
  return {
    from: mailFrom,
    // An object is one address, whatever stands in it (R55).
    to: { name: "", address: to },
    subject,
    date,
    messageId: `<${id}@${appUrl.hostname}>`,
    headers: { "Auto-Submitted": "auto-generated" },
    alternatives: [textPart(text), { contentType: "text/html; charset=utf-8", content: html }],
    disableFileAccess: true,
    disableUrlAccess: true,
  };
}

/**
 * Plain ASCII goes as it is: nodemailer would encode it for the sake of one long line, and the link in it would be in
 * pieces for whoever reads the file (RFC 5322 allows 998 characters).
 */
function textPart(text: string) {
  const contentType = "text/plain; charset=utf-8";
  if (!/^[\x20-\x7e\n]*$/.test(text)) return { contentType, content: text };
  const lines = [`Content-Type: ${contentType}`, "Content-Transfer-Encoding: 7bit", "", ...text.split("\n")];
  return { raw: lines.join("\r\n") };
}

async function sendOver(url: string, mail: ReturnType<typeof mailOf>): Promise<void> {
  const limitMs = MAIL_SEND_TIMEOUT_SECONDS * 1000;
  const limits = { connectionTimeout: limitMs, greetingTimeout: limitMs, socketTimeout: limitMs };
  const { createTransport } = await nodemailer();
  const transport = createTransport({ url, ...limits });
  const ending = new AbortController();
  const tooLate = wait(limitMs, undefined, { ref: false, signal: ending.signal }).then(() => {
    throw new DeliveryError("timed-out");
  });
  tooLate.catch(() => undefined);
  try {
    await Promise.race([transport.sendMail(mail), tooLate]);
  } catch (error) {
    throw error instanceof DeliveryError ? error : new DeliveryError(failureOf(error), error);
  } finally {
    ending.abort();
    transport.close();
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

function failureOf(error: unknown): DeliveryFailure {
  const { code = "", responseCode = 0 } = error as { code?: string; responseCode?: number };
  // Only of the recipient or the message does a 5xx mean "never" (RFC 5321 4.2.1); the rest an operator can mend.
  if (responseCode >= 500 && (code === "EENVELOPE" || code === "EMESSAGE")) return "rejected";
  return FAILURES[code] ?? (responseCode >= 400 ? "refused" : "failed");
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
