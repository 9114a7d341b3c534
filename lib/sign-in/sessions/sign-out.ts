// Owns leaving: the session's row goes, so its cookie opens nothing even where it survives.
import "server-only";
import type { Trace } from "@/lib/audit/trace";
import { transaction } from "@/lib/platform/db";
import { endSession } from "@/lib/sign-in/sessions/end-sessions";
import type { LiveSession } from "@/lib/sign-in/sessions/session";

/** Ends the session of this browser (R62). Twice, it changes nothing. */
export async function signOut({ id, accountId }: LiveSession, trace: Trace, now: Date): Promise<void> {
  await transaction((tx) => endSession(tx, { id, accountId }, trace, now), `account:${accountId}`);
}
