// Owns sending mails beside the answers, for as long as the server runs.
import "server-only";
import { sendDueMails } from "@/lib/mail/send-due-mails";
import { nextDue } from "@/lib/mail/store";
import { bellOf } from "@/lib/platform/bell";
import { startDueLoop } from "@/lib/platform/due-loop";
import { MAIL_LOOK_SECONDS } from "@/lib/platform/durations";

/** Starts sending, and ends with the mail that is under way at shutdown. What is left waits in the database. */
export function startMailSender(): void {
  startDueLoop({
    name: "mail-sender",
    bell: bellOf("mails"),
    lookSeconds: MAIL_LOOK_SECONDS,
    workOff: sendDueMails,
    nextDue,
  });
}
