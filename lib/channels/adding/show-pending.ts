// Owns what the page that confirms a new channel shows of it.
import "server-only";
import { currentPolicy } from "@/lib/accounts/policy/current-policy";
import { findPending, type PendingOwner } from "@/lib/channels/adding/pending-store";
import { openUri } from "@/lib/channels/adding/pending-uri";
import { waysToConfirm } from "@/lib/channels/adding/send-pending-code";
import { allowedFactors } from "@/lib/channels/allowed-factors";
import { type CodeState, codeState } from "@/lib/channels/codes/code-state";
import { type ChannelKind, isAppKind, type Way } from "@/lib/channels/kinds";

export interface ShownPending extends CodeState {
  kind: ChannelKind;
  /** Masked (R56). */
  hint: string;
  /** `otpauth:` URI for an authenticator app, where there is one to scan. */
  uri: string | null;
  /** Whether there is a code to type: once one was sent, and always for an app. */
  takesCode: boolean;
  /** How codes can be asked for, the one on its way first. */
  ways: Way[];
}

/** The pending channel of a session, or null when there is none to confirm. Changes nothing. */
export async function showPending(owner: PendingOwner, now: Date): Promise<ShownPending | null> {
  const row = await findPending(owner, now);
  if (!row) return null;
  const { id, kind, hint, sealedUri } = row;
  const state = await codeState(owner.accountId, row, { for: "adding", pendingId: id }, now);
  const ways = waysToConfirm(kind, allowedFactors(await currentPolicy(), "member"));
  return {
    kind,
    hint,
    uri: sealedUri && (await openUri(sealedUri, id)),
    ...state,
    takesCode: isAppKind(kind) || state.sentBy !== null,
    ways: ways.toSorted((left, right) => Number(right === state.sentBy) - Number(left === state.sentBy)),
  };
}
