// Owns waking the loop that works a queue off, from whichever bundle put something into it.
import { shared } from "@/lib/platform/shared";

export interface Bell {
  ring(): void;
}

/** The bell of a queue, one per process. Until a loop listens, ringing does nothing: the loop begins with a look anyway. */
export function bellOf(queue: "mails" | "webhooks" | "imports"): Bell {
  return shared(`bell of ${queue}`, () => ({ ring: () => undefined }));
}
