// Owns leaving: the session's row goes, so its cookie opens nothing even where it survives.
import "server-only";
import type { Trace } from "@/lib/audit/trace";
import { transaction } from "@/lib/platform/db";
import { endSession, type LiveSession } from "@/lib/sign-in/session";

export function signOut(session: LiveSession, trace: Trace, now: Date): Promise<void> {
  return transaction((tx) => endSession(tx, session, trace, now));
}
