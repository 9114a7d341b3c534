// Owns the program that sender-crash.test.ts starts and kills: it sends what is due at the moment it is told.
import { sendDueMails } from "@/lib/mail/send-due-mails";

const now = new Date(String(process.argv[2]));
await sendDueMails(() => now);
