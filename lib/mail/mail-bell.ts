// Owns waking the sender of mails, from whichever bundle queued one.
import { shared } from "@/lib/platform/shared";

interface MailBell {
  ring(): void;
}

/** One a process. Silent until a sender listens: then what was queued waits for its next look. */
export function mailBell(): MailBell {
  return shared("mail-bell", () => ({ ring: () => undefined }));
}
