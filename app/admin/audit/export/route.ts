// Owns the file of the security log. POST alone: it uses up a grant, and the edge checks a post's Origin (R93).
import { notFound, redirect } from "next/navigation";
import { exportLog, LOG_FORMATS, type LogFormat } from "@/lib/audit/export-log";
import { choiceNamed } from "@/lib/audit/log-choice";
import { clock } from "@/lib/platform/clock";
import { noteActionBegins } from "@/lib/platform/request-context";
import { streamOf } from "@/lib/platform/text-stream";
import { currentTrace } from "@/lib/sign-in/current-trace";
import { requireAdmin } from "@/lib/sign-in/sessions/require-admin";
import { requireStepUp } from "@/lib/sign-in/step-up/require-step-up";
import { actPath } from "@/lib/sign-in/step-up/step-up-path";

const FILES: Record<LogFormat, { type: string; ending: string }> = {
  csv: { type: "text/csv; charset=utf-8", ending: "csv" },
  "json-lines": { type: "application/jsonl; charset=utf-8", ending: "jsonl" },
};

/** Answers the file of the choice that the address names, in pieces as they are read. */
export async function POST(request: Request): Promise<Response> {
  noteActionBegins();
  const session = await requireAdmin();
  const name = new URL(request.url).searchParams.get("log") ?? "";
  const choice = choiceNamed(name) ?? notFound();
  const posted = (await request.formData().catch(() => null))?.get("format");
  const format = LOG_FORMATS.find((known) => known === posted) ?? "csv";
  const claim = await requireStepUp(session, "export-audit", name);
  const now = clock.now();
  const act = { actorId: session.accountId, claim, trace: await currentTrace(), now };
  const result = await exportLog(act, choice, format);
  if (!result.ok) redirect(actPath("export-audit", name));
  const { type, ending } = FILES[format];
  const file = `audit-log-${now.toISOString().slice(0, 10)}.${ending}`;
  return new Response(streamOf(result.value), {
    headers: { "content-type": type, "content-disposition": `attachment; filename="${file}"` },
  });
}
