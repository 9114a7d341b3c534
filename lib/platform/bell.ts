// Owns waking whoever works a queue off, from whichever bundle put something into it.
import { shared } from "@/lib/platform/shared";

export interface Bell {
  ring(): void;
}

/** One for each queue in the process. Silent until somebody listens: what is queued till then waits for their first look. */
export function bellOf(queue: "mails" | "webhooks" | "imports"): Bell {
  return shared(`bell of ${queue}`, () => ({ ring: () => undefined }));
}
