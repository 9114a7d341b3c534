// Owns what the page that confirms a new channel may see of it.
import "server-only";
import { openSetup } from "@/lib/channels/adding/pending-setup";
import { findPending, type PendingOwner } from "@/lib/channels/adding/pending-store";
import type { ChannelKind } from "@/lib/channels/kinds";

export interface ShownPending {
  kind: ChannelKind;
  /** Masked (R56). */
  hint: string;
  /** `otpauth:` URI for an authenticator app, where there is one to scan. */
  setup: string | null;
}

/** The pending channel of a session, or null when there is none to confirm. Changes nothing. */
export async function showPending(owner: PendingOwner, now: Date): Promise<ShownPending | null> {
  const row = await findPending(owner, now);
  if (!row) return null;
  const { id, kind, hint, sealedSetup } = row;
  return { kind, hint, setup: sealedSetup && (await openSetup(sealedSetup, id)) };
}
