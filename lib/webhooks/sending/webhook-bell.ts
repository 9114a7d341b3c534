// Owns waking the sender of webhooks, from whichever bundle queued something.
import { shared } from "@/lib/platform/shared";

/** One a process. Silent until a sender listens: then what was queued waits for its next look. */
export const webhookBell = () => shared("webhook-bell", () => ({ ring: (): void => undefined }));
