// Owns the first act on a restored database: nothing that was spent or ended after the backup counts a second time.
import "server-only";
import { stopAllImports } from "@/lib/admin/import/stop-imports";
import { callOffAll } from "@/lib/admin/resets/call-off-reset";
import { stopAllLists } from "@/lib/admin/secrets-import/stop-lists";
import { deleteOpening } from "@/lib/admin/sessions/restored-store";
import { recordEvent } from "@/lib/audit/record-event";
import type { Trace } from "@/lib/audit/trace";
import { notifyAdmins } from "@/lib/notices/notify-admins";
import { transaction } from "@/lib/platform/db";
import { settings } from "@/lib/platform/env";
import { endSessionsAndTrustOfEverybody } from "@/lib/sign-in/sessions/end-sessions-and-trust-of-everybody";
import { spendSteps } from "@/lib/two-factor/authenticators/step-store";

/**
 * Ends every session, trusted browser, ticket, grant and temporary code, codes that were sent, questions to passkeys,
 * and links that open or change something; calls off resets and imports that wait or run, which somebody may have called
 * off since; and takes no code of an authenticator that the clock may have shown before now (R28). Every administrator is
 * told. May be repeated.
 */
export async function beginAfterRestore(trace: Trace, now: Date): Promise<void> {
  // Outside of the transaction, because they are many; before it, so that the log only tells of what was done.
  await spendSteps(settings().totpWindow, now);
  await transaction(async (tx) => {
    await endSessionsAndTrustOfEverybody(tx);
    await deleteOpening(tx);
    await callOffAll(tx, trace, now);
    await stopAllImports(tx, trace, now);
    await stopAllLists(tx, trace, now);
    const entry = { event: "sessions.all-ended", result: "success", reason: "database-restored" } as const;
    await recordEvent(tx, entry, trace, now);
    const told = { kind: "admin-database-restored", person: trace.browser, path: "/admin/audit" } as const;
    await notifyAdmins(tx, told, trace, now);
  });
}
