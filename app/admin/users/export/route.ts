// Owns the file of a list of people. POST alone: it uses up a grant, and the edge checks a post's Origin (R93).
import { notFound, redirect } from "next/navigation";
import { listNamed } from "@/lib/admin/people/export-list";
import { exportPeople } from "@/lib/admin/people/export-people";
import { clock } from "@/lib/platform/clock";
import { noteActionBegins } from "@/lib/platform/request-context";
import { streamOf } from "@/lib/platform/text-stream";
import { currentTrace } from "@/lib/sign-in/current-trace";
import { requireAdmin } from "@/lib/sign-in/sessions/require-admin";
import { requireStepUp } from "@/lib/sign-in/step-up/require-step-up";
import { actPath } from "@/lib/sign-in/step-up/step-up-path";

/** Answers the file of the list that the address names, in pieces as they are read. */
export async function POST(request: Request): Promise<Response> {
  noteActionBegins();
  const session = await requireAdmin();
  const name = new URL(request.url).searchParams.get("list") ?? "";
  const choice = listNamed(name) ?? notFound();
  const claim = await requireStepUp(session, "export-people", name);
  const now = clock.now();
  const act = { actorId: session.accountId, claim, trace: await currentTrace(), now };
  const result = await exportPeople(act, choice);
  if (!result.ok) redirect(actPath("export-people", name));
  const file = `people-${choice.filter}-${now.toISOString().slice(0, 10)}.csv`;
  return new Response(streamOf(result.value), {
    headers: {
      "content-type": "text/csv; charset=utf-8",
      "content-disposition": `attachment; filename="${file}"`,
    },
  });
}
