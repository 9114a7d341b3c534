// Owns that what a code is bound to lasts as long as the code: whoever is told of ten minutes has ten minutes.
import "server-only";
import { prolongPending } from "@/lib/channels/adding/pending-store";
import type { CodeRequest } from "@/lib/channels/codes/code-request";
import { lifeSeconds } from "@/lib/channels/codes/send-wait";
import { secondsAfter } from "@/lib/platform/seconds-after";
import { prolongTicket } from "@/lib/sign-in/ticket";

/** Keeps the ticket or the pending channel of a code that may have gone out until that code is over. */
export async function outlastCode({ binding, way, now }: CodeRequest): Promise<void> {
  const until = secondsAfter(now, lifeSeconds(way));
  if (binding.for === "ticket") await prolongTicket(binding.ticketId, until);
  if (binding.for === "adding") await prolongPending(binding.pendingId, until);
}
