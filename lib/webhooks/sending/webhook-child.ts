// Owns the program that webhook-crash.test.ts starts and kills: it delivers what is due at the moment it is told.
import { sendDueDeliveries } from "@/lib/webhooks/sending/send-due-deliveries";

const now = new Date(String(process.argv[2]));
await sendDueDeliveries(() => now);
