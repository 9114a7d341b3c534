// Owns sending the mails that are due: claimed, written, handed to the mail server, and noted as sent.
import "server-only";
import { renderMail } from "@/lib/mail/render-mail";
import { openContent } from "@/lib/mail/sealed-content";
import { type ClaimedMail, claimDueMail, giveUp, markSent, postpone } from "@/lib/mail/store";
import { MAIL_GIVE_UP_SECONDS } from "@/lib/platform/durations";
import { logger } from "@/lib/platform/logger";
import { DeliveryError, deliver } from "@/lib/platform/mailer";

const AT_ONCE = 4;

/** A clock rather than one time: working off the queue may take long. */
export type Clock = () => Date;

/**
 * Sends everything that is due; begins no further mail once `isOver`. Outside of any transaction, so that a slow mail
 * server holds up nobody else. A process that dies after the server took a mail, but before that is noted, leads to a
 * second one with the same Message-ID (decision 010).
 */
export async function sendDueMails(clock: Clock, isOver = () => false): Promise<void> {
  const underWay = new Set<Promise<void>>();
  const begin = (claimed: ClaimedMail) => {
    const sending = send(claimed, clock).catch((error: unknown) => {
      // Not noted, so it is sent again when its claim has run out.
      logger().error({ err: error, mail: claimed.id }, "mail was not noted");
    });
    underWay.add(sending);
    void sending.then(() => underWay.delete(sending));
  };
  try {
    for (;;) {
      const mayBegin = underWay.size < AT_ONCE && !isOver();
      // One after the other: side by side they would all find the same one, and all but one find it taken.
      const claimed = mayBegin ? await claimDueMail(clock()) : null;
      if (claimed) begin(claimed);
      else if (underWay.size === 0) return;
      else await Promise.race(underWay);
    }
  } finally {
    await Promise.all(underWay);
  }
}

async function send(claimed: ClaimedMail, clock: Clock): Promise<void> {
  try {
    const content = await openContent(claimed);
    await deliver({
      ...(await renderMail(content)),
      id: claimed.id,
      to: content.to,
      date: claimed.createdAt,
    });
    await markSent(claimed.id, clock());
  } catch (error) {
    await noteFailure(claimed, error, clock());
  }
}

async function noteFailure({ id, createdAt }: ClaimedMail, error: unknown, now: Date): Promise<void> {
  const failure = error instanceof DeliveryError ? error.failure : "failed";
  const isOver = now.getTime() - createdAt.getTime() > MAIL_GIVE_UP_SECONDS * 1000;
  // One that does not open waits as well: it may be sealed under a key that this process learns at its next start.
  const isFinal = failure === "rejected" || isOver;
  // Neither the address nor what the server said about it.
  logger().warn({ mail: id, failure, isFinal }, "mail was not sent");
  if (!(error instanceof DeliveryError)) logger().error({ err: error, mail: id }, "mail failed");
  if (isFinal) await giveUp(id, failure);
  else await postpone(id, failure, now);
}
