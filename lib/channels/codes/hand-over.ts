// Owns having one reserved code made and delivered by its provider, and settling what that answered.
import "server-only";
import { type CodeRequest, recordSend } from "@/lib/channels/codes/code-request";
import { dropCode, type FormerSend, keepFormer, noteProviderRef } from "@/lib/channels/codes/code-store";
import type { ChannelError } from "@/lib/channels/errors";
import type { CodeProvider } from "@/lib/channels/provider";
import { SENDS_LOCK, settleSend } from "@/lib/channels/sends/reserve-send";
import { transaction } from "@/lib/platform/db";
import { accepted, type Result } from "@/lib/platform/result";

/** A code that is counted and has a row; it is not sent yet, unless it is our own. */
export interface ReservedCode {
  id: string;
  sendId: string;
  waitSeconds: number;
  /** The send whose code the provider may still wait for; this one replaces it. */
  former: FormerSend | null;
}

/**
 * Asks the provider once, outside of any transaction, so that a slow one holds up nobody else.
 * Errors: those of the provider.
 */
export async function handOver(
  request: CodeRequest,
  provider: CodeProvider,
  to: string,
  { id, sendId, former }: ReservedCode,
): Promise<Result<null, ChannelError>> {
  // A provider sends the same code again while it waits for it: what was sent to one ticket must not open another.
  const canceled = former ? await provider.cancel(former.ref) : accepted(null);
  if (!canceled.ok && canceled.error !== "code-gone")
    return transaction(async (tx) => {
      await settleSend(tx, sendId, "failed");
      if (former) await keepFormer(tx, id, former, request.now);
      await recordSend(tx, request, canceled);
      return canceled;
    }, SENDS_LOCK);
  const sent = await provider.send(to, request.way, request.locale).catch(async (fault: unknown) => {
    await transaction((tx) => settleSend(tx, sendId, "unknown"), SENDS_LOCK);
    throw fault;
  });
  return transaction(async (tx) => {
    if (sent.ok) {
      await noteProviderRef(tx, id, sent.value.ref);
      await settleSend(tx, sendId, "sent");
      await recordSend(tx, request);
      return accepted(null);
    }
    const isUnsure = sent.error === "provider-unsure";
    await settleSend(tx, sendId, isUnsure ? "unknown" : "failed");
    // A code that may have gone out counts if it arrives, so its row stays; one that surely did not leaves nothing behind.
    if (!isUnsure) await dropCode(tx, id);
    await recordSend(tx, request, sent);
    return sent;
  }, SENDS_LOCK);
}
