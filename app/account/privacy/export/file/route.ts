// Owns the file with everything about a person. POST alone: it uses up a grant, and the edge checks a post's Origin (R93).
import { redirect } from "next/navigation";
import { exportData, nextExportAt } from "@/lib/accounts/privacy/export-data";
import { clock } from "@/lib/platform/clock";
import { noteActionBegins } from "@/lib/platform/request-context";
import { currentTrace } from "@/lib/sign-in/current-trace";
import { requireSession } from "@/lib/sign-in/sessions/require-session";
import { requireStepUp } from "@/lib/sign-in/step-up/require-step-up";

const PAGE = "/account/privacy/export";

/** Answers the file, or leads to the page, which says when the next one is due. */
export async function POST(): Promise<Response> {
  noteActionBegins();
  const now = clock.now();
  const session = await requireSession();
  // Before the grant is asked for: the second click of a download has none any more.
  if (await nextExportAt(session.accountId, now)) redirect(PAGE);
  const claim = await requireStepUp(session, "export-data");
  const result = await exportData({ accountId: session.accountId, claim, trace: await currentTrace(), now });
  if (!result.ok) redirect(PAGE);
  const name = `account-data-${now.toISOString().slice(0, 10)}.json`;
  return new Response(JSON.stringify(result.value, null, 2), {
    headers: {
      "content-type": "application/json; charset=utf-8",
      "content-disposition": `attachment; filename="${name}"`,
    },
  });
}
